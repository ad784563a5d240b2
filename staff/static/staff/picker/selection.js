/* Who is chosen: people by id in the order in which they were picked, with every step
 * to take back. Owned by the dialog; rows on the screen only show it.
 *
 * Dispatches "change" after each step.
 */

const MOST_STEPS = 50;

export class Selection extends EventTarget {
  #people;
  #opening;
  #steps = [];

  constructor(people) {
    super();
    this.#opening = new Map(people.map((person) => [person.id, person]));
    this.#people = new Map(this.#opening);
  }

  get people() {
    return [...this.#people.values()];
  }

  get size() {
    return this.#people.size;
  }

  has(person) {
    return this.#people.has(person.id);
  }

  get added() {
    return this.people.filter((person) => !this.#opening.has(person.id)).length;
  }

  get removed() {
    return [...this.#opening.keys()].filter((id) => !this.#people.has(id)).length;
  }

  /** What the next undo takes back, in words; undefined when there is nothing. */
  get lastStep() {
    return this.#steps.at(-1)?.what;
  }

  /** One step, named `what`: those to take out, then those to put in. */
  change(what, { add = [], remove = [] }) {
    const before = this.#people;
    this.#people = new Map(before);
    for (const person of remove) this.#people.delete(person.id);
    for (const person of add) this.#people.set(person.id, person);
    this.#steps = [...this.#steps, { what, before }].slice(-MOST_STEPS);
    this.dispatchEvent(new Event("change"));
  }

  /** Take the last step back and return its name. */
  undo() {
    const { what, before } = this.#steps.pop();
    this.#people = before;
    this.dispatchEvent(new Event("change"));
    return what;
  }

  /** Put what is now known about people in the place of what the page said of them. */
  learn(people) {
    for (const person of people) {
      for (const known of [this.#opening, this.#people]) {
        if (known.has(person.id)) known.set(person.id, person);
      }
    }
    this.dispatchEvent(new Event("change"));
  }
}
