/* Finds people in the browser as staff/picker/search.py does in the database; a test
 * holds the two together. Pure: no page, no request.
 */

/** `staff.pinyin.fold`: letters, digits and Han only, ü as v. */
export const fold = (text) =>
  text
    .normalize("NFKC")
    .normalize("NFD")
    .toLowerCase()
    .replaceAll("u\u0308", "v")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]/gu, "");

const asNumber = (text) => text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
const SHORTEST_NUMBER_END = 3;

/** The words of what was typed, or null when nothing in it can be searched for. */
export const read = (text) => {
  const words = text.normalize("NFKC").split(/\s+/).filter(fold);
  if (!words.length) return null;
  const joined = words.join("");
  return { words, whole: fold(joined), number: asNumber(joined) };
};

const has = (person, word, departments) => {
  const number = asNumber(word);
  const folded = fold(word);
  return (
    person.search_key.includes(` ${folded}`) ||
    person.employee_no.startsWith(number) ||
    (number.length >= SHORTEST_NUMBER_END && person.employee_no.endsWith(number)) ||
    person.departments.some((id) => fold(departments.get(id).name).includes(folded))
  );
};

const rank = (person, { whole, number }) => {
  const written = person.name.replace(/[ ·]/g, "").toLowerCase();
  const syllables = person.sort_key.split("0");
  const tests = [
    person.employee_no === number,
    written === whole,
    syllables.map((syllable) => syllable.slice(0, 1)).join("") === whole,
    written.startsWith(whole),
    syllables.join("").startsWith(whole),
  ];
  const place = tests.indexOf(true);
  return place < 0 ? tests.length : place;
};

const compare = (one, other) => (one < other ? -1 : Number(one > other));

/** Those of `people` in whom every word is found, best first. */
export const found = (people, query, departments, own) => {
  if (!query) return people;
  const near = (person) => person.departments.some((id) => own.includes(id));
  return people
    .filter((person) => query.words.every((word) => has(person, word, departments)))
    .map((person) => ({
      person,
      keys: [rank(person, query), near(person) ? 0 : 1, person.sort_key, person.employee_no],
    }))
    .sort((one, other) =>
      one.keys.reduce((order, key, i) => order || compare(key, other.keys[i]), 0),
    )
    .map(({ person }) => person);
};
