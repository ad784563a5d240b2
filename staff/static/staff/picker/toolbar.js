/* 全选 in three states over the people found, 撤消, and the counts. */

import { isFree } from "./chooser.js";

export class Toolbar {
  #all;
  #undo;
  #find;
  #words;
  #selection;
  #cap;
  #result = null;
  #isSearch = false;
  #message = "";

  constructor(element, { words, selection, cap, isSingle }) {
    this.#find = (name) => element.querySelector(name);
    this.#words = words;
    this.#selection = selection;
    this.#cap = cap;
    this.#all = this.#find(".people-all input");
    this.#undo = this.#find(".people-undo");
    this.#find(".people-all").hidden = isSingle;
  }

  onAll(act) {
    this.#all.addEventListener("click", act);
  }

  onUndo(act) {
    this.#undo.addEventListener("click", act);
  }

  show(result, isSearch) {
    this.#result = result;
    this.#isSearch = isSearch;
    this.sync();
  }

  /** Say something below the buttons until the next step. */
  note(message) {
    this.#message = message;
    this.sync();
  }

  get isAllSelected() {
    const free = this.#result.people.filter(isFree);
    return this.#result.isComplete && free.length > 0 && free.every((one) => this.#has(one));
  }

  get canSelectAll() {
    return !this.#all.disabled;
  }

  sync() {
    this.#syncUndo();
    if (!this.#result) return;
    const { people, total } = this.#result;
    const isAll = this.isAllSelected;
    const isOver = !isAll && this.#sizeWithAll() > this.#cap;
    const isNobody = this.#result.isComplete && !people.some(isFree);
    this.#all.checked = isAll;
    this.#all.indeterminate = !isAll && people.some((person) => this.#has(person));
    this.#all.disabled = isOver || isNobody;
    const label = this.#isSearch ? "selectFound" : "selectAll";
    this.#find(".people-all span").textContent = this.#words.say(label, { n: total });
    const isHidden = this.#find(".people-all").hidden;
    const reason = isOver && !isHidden ? this.#words.say("cap", { n: this.#cap }) : "";
    const note = this.#find(".people-note");
    note.textContent = this.#message || reason;
    note.hidden = !note.textContent;
  }

  /** 共 47 人 · 已选 12 人（新增 3，移除 1） */
  get counts() {
    const { size, added, removed } = this.#selection;
    const key = added || removed ? "changed" : "selected";
    const chosen = this.#words.say(key, { n: size, added, removed });
    if (!this.#result) return chosen;
    const total = this.#words.say(this.#isSearch ? "found" : "total", { n: this.#result.total });
    return `${total} · ${chosen}`;
  }

  #has(person) {
    return this.#selection.has(person);
  }

  #sizeWithAll() {
    const { people, total, isComplete } = this.#result;
    const picked = people.filter((person) => this.#has(person)).length;
    const waiting = people.filter((person) => isFree(person) && !this.#has(person)).length;
    return this.#selection.size + (isComplete ? waiting : total - picked);
  }

  #syncUndo() {
    const what = this.#selection.lastStep;
    const had = document.activeElement === this.#undo;
    this.#undo.disabled = what === undefined;
    if (had && this.#undo.disabled) this.#all.focus();
    const label = what && this.#words.say("undo", { what });
    if (label) this.#undo.setAttribute("aria-label", label);
    else this.#undo.removeAttribute("aria-label");
    this.#find(".people-undo-what").textContent = what ?? "";
  }
}
