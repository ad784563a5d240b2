/* What may be chosen: at most so many, nobody who is barred; each deed is one step that
 * can be taken back.
 *
 * Dispatches "said" with a sentence when somebody was left out or nothing could be
 * done, and with an empty one when a deed makes the last sentence old.
 */

const ASK_ABOVE = 50;

/** Whether somebody may be put in. */
export const isFree = (person) => !person.barred && person.active;

export class Chooser extends EventTarget {
  #words;
  #selection;
  #question;
  #cap;
  #isSingle;

  constructor({ words, selection, question, cap, isSingle }) {
    super();
    this.#words = words;
    this.#selection = selection;
    this.#question = question;
    this.#cap = cap;
    this.#isSingle = isSingle;
  }

  /** Put people in, or take them out. */
  pick(people, wanted) {
    this.#say("");
    if (!wanted) {
      this.remove({ people: people.filter((person) => this.#selection.has(person)) });
      return;
    }
    const fresh = people.filter((person) => !this.#selection.has(person));
    const free = fresh.filter(isFree);
    const out = this.#isSingle && free.length ? this.#selection.people : [];
    if (this.#selection.size - out.length + free.length > this.#cap) {
      this.#say(this.#words.say("cap", { n: this.#cap }));
      return;
    }
    if (free.length) {
      this.#selection.change(this.#step("select", free), { add: free, remove: out });
    }
    this.#explain(fresh.filter((person) => !isFree(person)));
  }

  /** 全选 over `people`: take all out when all are in, else put the others in. */
  async all(people, isAllSelected) {
    const adds = people.filter((one) => isFree(one) && !this.#selection.has(one)).length;
    const isMany = adds > ASK_ABOVE && this.#selection.size + adds <= this.#cap;
    const sentence = this.#words.say("askSelect", { n: adds });
    if (isMany && !(await this.#question.ask(sentence, "select"))) return;
    this.pick(people, !isAllSelected);
  }

  remove({ people, isAll = false }) {
    if (!people.length) return;
    this.#say("");
    const what = isAll
      ? this.#words.say("clearPeople", { n: people.length })
      : this.#step("unselect", people);
    this.#selection.change(what, { remove: people });
  }

  undo() {
    if (this.#selection.lastStep === undefined) return;
    this.#say(this.#words.say("undone", { what: this.#selection.undo() }));
  }

  #step(verb, people) {
    if (people.length === 1) return this.#words.say(`${verb}One`, people[0]);
    return this.#words.say(`${verb}People`, { n: people.length });
  }

  #explain(left) {
    if (left.length > 1) this.#say(this.#words.say("skipped", { n: left.length }));
    if (left.length !== 1) return;
    const [{ name, barred }] = left;
    const reason = barred || this.#words.say("gone");
    this.#say(this.#words.say("barred", { name, reason }));
  }

  #say(sentence) {
    this.dispatchEvent(new CustomEvent("said", { detail: sentence }));
  }
}
