/* The field in the form: chips of the people chosen and the button that opens the
 * dialog. The select stays the field; it holds the chosen people only, in their order,
 * and dispatches "change" when they change. The dialog's modules and its style sheet
 * (data-style) are read when somebody comes near the button.
 */

import { removeButton } from "./chip.js";
import { Words } from "./words.js";

const sheets = new Map();

/** Add a style sheet to the page, once; resolves when it applies. */
const dressed = (address) => {
  if (!sheets.has(address)) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    document.head.append(link);
    const applied = new Promise((resolve, reject) => {
      link.addEventListener("load", resolve);
      link.addEventListener("error", () => {
        sheets.delete(address);
        link.remove();
        reject(new Error(address));
      });
    });
    sheets.set(address, applied);
  }
  return sheets.get(address);
};

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
    for (const near of ["focus", "pointerenter"]) {
      this.#button.addEventListener(near, () => this.#read().catch(() => {}), { once: true });
    }
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

  #read() {
    return Promise.all([
      import("./people-dialog.js"),
      import("./directory.js"),
      dressed(this.#root.dataset.style),
    ]);
  }

  async #open() {
    const note = this.#root.querySelector(".people-failed-to-open");
    try {
      const [{ PeopleDialog }, { Directory }] = await this.#read();
      note.textContent = "";
      if (!document.querySelector(".people-dialog[open]")) this.#show(PeopleDialog, Directory);
    } catch {
      note.textContent = this.#words.say("failed");
    }
  }

  #show(PeopleDialog, Directory) {
    const template = this.#root.querySelector("template");
    const { cap, many, legend, style, ...urls } = this.#root.dataset;
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
