/* The people found, as real checkboxes (radio buttons where one is picked). One stop
 * for Tab; the arrows move inside.
 *
 * Dispatches "pick" with { people, wanted } and "all" for Ctrl+A.
 */

import { personRow } from "./person-row.js";

const A_SCREEN = 10;

export class PeopleList extends EventTarget {
  #list;
  #words;
  #selection;
  #isSingle;
  #rows = [];
  #current = 0;
  #anchor = 0;

  constructor(list, { words, selection, isSingle }) {
    super();
    this.#list = list;
    this.#words = words;
    this.#selection = selection;
    this.#isSingle = isSingle;
    list.addEventListener("click", (event) => this.#clicked(event));
    list.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** Show these people; `typed` are the words to mark in their names. */
  show(people, typed) {
    const hadFocus = this.#list.contains(document.activeElement);
    const options = { words: this.#words, typed, isSingle: this.#isSingle };
    this.#rows = people.map((person) => personRow(person, options));
    this.#list.replaceChildren(...this.#rows.map((row) => row.element));
    this.#anchor = 0;
    this.#moveTo(Math.min(this.#current, people.length - 1), hadFocus);
    this.sync();
  }

  toTop() {
    this.#current = 0;
    this.#list.parentElement.scrollTop = 0;
  }

  /** Tick what is selected, and mark those who share a name. */
  sync() {
    const names = new Map();
    const everyone = [...this.#rows.map((row) => row.person), ...this.#selection.people];
    for (const { id, name } of everyone) names.set(name, (names.get(name) ?? new Set()).add(id));
    for (const row of this.#rows) {
      const isChosen = this.#selection.has(row.person);
      row.input.checked = isChosen;
      row.element.classList.toggle("people-row--chosen", isChosen);
      row.element.classList.toggle("people-row--namesake", names.get(row.person.name).size > 1);
      if (row.person.barred) row.input.setAttribute("aria-disabled", String(!isChosen));
    }
  }

  focus(place = this.#current) {
    if (this.#rows.length) this.#moveTo(Math.max(0, Math.min(place, this.#rows.length - 1)), true);
  }

  #moveTo(place, withFocus) {
    for (const row of this.#rows) row.input.tabIndex = -1;
    this.#current = Math.max(0, place);
    const row = this.#rows[this.#current];
    if (!row) return;
    row.input.tabIndex = 0;
    if (!withFocus) return;
    row.input.focus({ preventScroll: true });
    row.element.scrollIntoView({ block: "nearest" });
  }

  #clicked(event) {
    const place = this.#rows.findIndex((row) => row.element.contains(event.target));
    if (place < 0) return;
    const row = this.#rows[place];
    // The label would click the checkbox again, in some browsers without the Shift key.
    if (event.target !== row.input) event.preventDefault();
    const wanted = this.#isSingle || !this.#selection.has(row.person);
    this.#pick(event.shiftKey ? this.#anchor : place, place, wanted);
    this.#anchor = place;
    this.#moveTo(place, true);
  }

  #pick(from, to, wanted) {
    const [first, last] = from < to ? [from, to] : [to, from];
    const people = this.#rows.slice(first, last + 1).map((row) => row.person);
    this.dispatchEvent(new CustomEvent("pick", { detail: { people, wanted } }));
    this.sync();
  }

  #pressed(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const place = this.#destination(event.key);
    if (place !== undefined) {
      event.preventDefault();
      this.focus(place);
      if (event.shiftKey && event.key.startsWith("Arrow")) this.#toggleCurrent();
    } else if (event.key === " " && event.shiftKey) {
      event.preventDefault();
      this.#pick(this.#anchor, this.#current, true);
    } else if (event.key === "a" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.dispatchEvent(new Event("all"));
    }
  }

  #destination(key) {
    const last = this.#rows.length - 1;
    return {
      ArrowDown: this.#current + 1,
      ArrowUp: this.#current - 1,
      PageDown: this.#current + A_SCREEN,
      PageUp: this.#current - A_SCREEN,
      Home: 0,
      End: last,
    }[key];
  }

  #toggleCurrent() {
    const { person } = this.#rows[this.#current];
    this.#pick(this.#current, this.#current, !this.#selection.has(person));
    this.#anchor = this.#current;
  }
}
