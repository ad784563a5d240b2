/* The field in the form: chips of the people chosen and the button that opens the
 * dialog. The select stays the field; it holds the chosen people only, in their order,
 * and dispatches "change" when they change.
 */

import { Directory } from "./directory.js";
import { PeopleDialog } from "./people-dialog.js";
import { removeButton } from "./chip.js";
import { Words } from "./words.js";

export class PeopleInput {
  #root;
  #select;
  #chips;
  #button;
  #words;

  constructor(root) {
    this.#root = root;
    this.#select = root.querySelector("select");
    this.#chips = root.querySelector(".people-chips");
    this.#button = root.querySelector(".people-open");
    this.#words = new Words(JSON.parse(root.querySelector(":scope > script").textContent));
    this.#dress();
    this.#write(this.#chosen());
  }

  #dress() {
    const plain = this.#root.querySelector(".people-plain");
    if (plain && !plain.querySelector("input").value) plain.remove();
    this.#select.hidden = true;
    this.#chips.hidden = false;
    this.#button.hidden = false;
    this.#button.disabled = this.#select.disabled;
    const { legend } = this.#root.dataset;
    if (legend) this.#button.setAttribute("aria-label", `${this.#button.textContent}：${legend}`);
    for (const name of ["aria-describedby", "aria-invalid"]) {
      const value = this.#select.getAttribute(name);
      if (value) this.#button.setAttribute(name, value);
    }
    this.#button.addEventListener("click", () => this.#open());
    for (const label of this.#select.labels) {
      label.addEventListener("click", () => this.#button.focus());
    }
  }

  #chosen() {
    return [...this.#select.selectedOptions]
      .filter((option) => option.value)
      .map((option) => ({
        id: Number(option.value),
        name: option.dataset.name,
        line: option.dataset.line,
        active: !("gone" in option.dataset),
      }));
  }

  #write(people) {
    const options = people.map((person) => {
      const option = new Option(person.name, person.id, true, true);
      option.dataset.name = person.name;
      option.dataset.line = this.#words.line(person);
      if (!person.active) option.dataset.gone = "";
      return option;
    });
    // An empty single select posts nothing, which the server reads as nobody.
    this.#select.replaceChildren(...options);
    this.#chips.replaceChildren(...people.map((person) => this.#chip(person)));
  }

  #chip(person) {
    const chip = document.createElement("li");
    chip.className = person.active ? "people-chip" : "people-chip people-chip--gone";
    const name = document.createElement("span");
    name.textContent = person.name;
    const line = document.createElement("span");
    line.className = "people-line";
    line.textContent = person.active
      ? this.#words.line(person)
      : `${this.#words.line(person)} · ${this.#words.say("gone")}`;
    chip.append(name, line);
    if (!this.#select.disabled) {
      chip.append(removeButton(this.#words.say("remove", person), () => this.#remove(person)));
    }
    return chip;
  }

  #remove(person) {
    const people = this.#chosen();
    const place = people.findIndex(({ id }) => id === person.id);
    this.#put(people.filter(({ id }) => id !== person.id));
    const next = this.#chips.children[place] ?? this.#chips.lastElementChild;
    (next?.querySelector("button") ?? this.#button).focus();
  }

  #put(people) {
    this.#write(people);
    this.#select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #open() {
    const template = this.#root.querySelector("template");
    const { cap, many, legend, ...urls } = this.#root.dataset;
    new PeopleDialog({
      element: template.content.firstElementChild.cloneNode(true),
      directory: new Directory(urls),
      words: this.#words,
      people: this.#chosen(),
      cap: Number(cap),
      isSingle: many === "false",
      opener: this.#button,
      confirm: (people) => this.#put(people),
    }).open();
  }
}
