/* One person in the list: a label around a checkbox, the name, department and 工号,
 * open tasks, and the reason why this person cannot be picked.
 */

const part = (name, className, content) => {
  const element = document.createElement(name);
  element.className = className;
  element.append(...content);
  return element;
};

/** `text` in pieces, those that were typed inside a <mark>. */
const marked = (text, typed) => {
  const escaped = typed.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!escaped.length) return [text];
  return text.split(new RegExp(`(${escaped.join("|")})`, "iu")).map((piece, place) => {
    if (place % 2 === 0) return piece;
    return part("mark", "", [piece]);
  });
};

export const personRow = (person, { words, typed, isSingle }) => {
  const input = document.createElement("input");
  input.type = isSingle ? "radio" : "checkbox";
  input.tabIndex = -1;
  input.setAttribute("aria-label", words.full(person));
  const who = part("span", "people-who", [
    part("span", "people-name", marked(person.name, typed)),
  ]);
  if (person.kind === "role") who.append(part("span", "people-post", [words.say("post")]));
  const label = part("label", "people-label", [
    input,
    who,
    part("span", "people-line", marked(words.line(person), typed)),
  ]);
  if (person.tasks) {
    label.append(part("span", "people-tasks", [words.say("tasks", { n: person.tasks })]));
  }
  if (person.barred) label.append(part("span", "people-why", [person.barred]));
  const element = part("li", "people-row", [label]);
  element.classList.toggle("people-row--barred", Boolean(person.barred));
  return { person, element, input };
};
