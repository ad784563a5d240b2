/* The people chosen so far, each with a button that takes them out, and 清空.
 *
 * Dispatches "remove" with { people, isAll }, and "emptied" when focus has nowhere to
 * go in here.
 */

import { removeButton } from "./chip.js";

export class ChosenPane extends EventTarget {
  #element;
  #list;
  #words;
  #selection;

  constructor(element, { words, selection }) {
    super();
    this.#element = element;
    this.#list = element.querySelector("ul");
    this.#words = words;
    this.#selection = selection;
    element.querySelector(".people-none").textContent = words.say("none");
    element
      .querySelector(".people-clear")
      .addEventListener("click", () => this.#remove(selection.people, true));
  }

  sync() {
    const { people, size } = this.#selection;
    const find = (name) => this.#element.querySelector(name);
    const gone = people.filter((person) => !person.active).length;
    find("h3").textContent = this.#words.say("chosen", { n: size });
    find(".people-clear").hidden = size === 0;
    find(".people-none").hidden = size > 0;
    find(".people-gone").hidden = gone === 0;
    find(".people-gone").textContent = this.#words.say("inactive", { n: gone });
    this.#list.replaceChildren(...people.map((person) => this.#row(person, people)));
  }

  focusLast() {
    this.#list.lastElementChild?.querySelector("button").focus();
  }

  #row(person, people) {
    const row = document.createElement("li");
    row.className = "people-picked";
    const namesakes = people.filter(({ name }) => name === person.name);
    row.classList.toggle("people-row--namesake", namesakes.length > 1);
    const name = document.createElement("span");
    name.className = "people-name";
    name.textContent = person.name;
    const line = document.createElement("span");
    line.className = "people-line";
    line.textContent = this.#words.line(person);
    const remove = () => this.#remove([person], false);
    row.append(name, line, removeButton(this.#words.say("remove", person), remove));
    const why = person.active ? person.barred : this.#words.say("gone");
    if (why) {
      const reason = document.createElement("span");
      reason.className = "people-why";
      reason.textContent = why;
      row.append(reason);
    }
    return row;
  }

  #remove(people, isAll) {
    const buttons = [...this.#list.querySelectorAll("button")];
    const place = buttons.indexOf(document.activeElement);
    this.dispatchEvent(new CustomEvent("remove", { detail: { people, isAll } }));
    const left = this.#list.children;
    const next = left[Math.min(place, left.length - 1)]?.querySelector("button");
    if (next && !isAll) next.focus();
    else this.dispatchEvent(new Event("emptied"));
  }
}
