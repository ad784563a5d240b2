/* The dialog 选择用户: joins the directory, the selection and the parts on the screen.
 *
 * Cancelling in any way leaves the form as it was; only `confirm` is told who is chosen.
 */

import { Announcer } from "./announcer.js";
import { ChosenPane } from "./chosen-pane.js";
import { Chooser } from "./chooser.js";
import { PeopleList } from "./people-list.js";
import { Question } from "./question.js";
import { ScopeList } from "./scope-list.js";
import { SearchBox } from "./search-box.js";
import { Selection } from "./selection.js";
import { Sheet } from "./sheet.js";
import { Toolbar } from "./toolbar.js";

const ASK_DISCARD = 10;
const A_PAGE = 50;

export class PeopleDialog {
  #setup;
  #element;
  #words;
  #directory;
  #selection;
  #result = null;
  #shown = 0;
  #search;
  #scopes;
  #list;
  #toolbar;
  #chosen;
  #question;
  #announcer;
  #chooser;

  constructor(setup) {
    const { element, words, directory, people } = setup;
    this.#setup = setup;
    this.#element = element;
    this.#words = words;
    this.#directory = directory;
    this.#selection = new Selection(people);
    const parts = { ...setup, selection: this.#selection };
    this.#search = new SearchBox(this.#find(".people-search input"));
    this.#scopes = new ScopeList(this.#find(".people-scope-list"), words);
    this.#list = new PeopleList(this.#find(".people-list ul"), parts);
    this.#toolbar = new Toolbar(this.#find(".people-main"), parts);
    this.#chosen = new ChosenPane(this.#find(".people-chosen"), parts);
    this.#question = new Question(this.#find(".people-question"));
    this.#announcer = new Announcer(this.#find(".people-live"));
    this.#chooser = new Chooser({ ...parts, question: this.#question });
    this.#listen();
  }

  #find(selector) {
    return this.#element.querySelector(selector);
  }

  open() {
    document.body.append(this.#element);
    new Sheet(this.#element);
    this.#element.showModal();
    this.#search.begin();
    this.#sync();
    return this.#load();
  }

  #listen() {
    const on = (selector, act) => this.#find(selector).addEventListener("click", act);
    on(".people-cancel", () => this.#leave());
    on(".people-confirm", () => this.#confirm());
    on(".people-more", () => this.#more());
    on(".people-failed button", () => this.#load());
    this.#toolbar.onAll(() => this.#all());
    this.#toolbar.onUndo(() => this.#chooser.undo());
    this.#selection.addEventListener("change", () => this.#sync());
    this.#chooser.addEventListener("said", ({ detail }) => this.#explain(detail));
    this.#scopes.addEventListener("change", () => this.#run());
    this.#search.addEventListener("search", () => this.#run());
    this.#search.addEventListener("enter", () => this.#pickFirst());
    this.#search.addEventListener("down", () => this.#list.focus(0));
    this.#search.addEventListener("back", () => this.#chosen.focusLast());
    this.#list.addEventListener("pick", ({ detail }) => this.#chooser.pick(detail.people, detail.wanted));
    this.#list.addEventListener("all", () => this.#all());
    this.#chosen.addEventListener("remove", ({ detail }) => this.#chooser.remove(detail));
    this.#chosen.addEventListener("emptied", () => this.#search.focus());
    this.#element.addEventListener("keydown", (event) => this.#pressed(event));
    this.#element.addEventListener("cancel", (event) => this.#cancelled(event));
    this.#element.addEventListener("close", () => this.#closed());
  }

  // What is shown

  async #load() {
    await this.#attempt(async () => {
      this.#selection.learn(await this.#directory.open(this.#selection.people));
      this.#search.delay = this.#directory.isWhole ? 0 : 150;
      this.#scopes.show(this.#directory.scopes, this.#directory.firstScope);
      await this.#run();
    });
  }

  /** Do something that may need the server, and say so when that fails. */
  async #attempt(act) {
    const list = this.#find(".people-list");
    list.setAttribute("aria-busy", "true");
    try {
      await act();
      this.#find(".people-failed").hidden = true;
    } catch (error) {
      if (error.name === "AbortError") return;
      const isSentence = error.constructor === Error && error.message;
      const sentence = isSentence ? error.message : this.#words.say("failed");
      this.#find(".people-failed").hidden = false;
      this.#find(".people-failed span").textContent = sentence;
      this.#announcer.say(sentence);
    }
    list.setAttribute("aria-busy", "false");
  }

  #run() {
    return this.#attempt(async () => {
      if (!this.#directory.scopes) return;
      const text = this.#search.value;
      this.#result = await this.#directory.search(text, this.#scopes.value);
      this.#search.answered = text;
      this.#shown = this.#directory.isWhole ? this.#result.total : A_PAGE;
      this.#toolbar.note("");
      this.#toolbar.show(this.#result, Boolean(text.trim()));
      this.#find(".people-counts").textContent = this.#toolbar.counts;
      this.#list.toTop();
      this.#show();
      this.#announcer.say(this.#words.say("found", { n: this.#result.total }));
    });
  }

  #show() {
    const { people, isComplete, total } = this.#result;
    const typed = this.#search.value.normalize("NFKC").split(/\s+/).filter(Boolean);
    this.#list.show(people.slice(0, this.#shown), typed);
    this.#find(".people-more").hidden = isComplete && people.length <= this.#shown;
    const empty = this.#find(".people-empty");
    empty.hidden = total > 0;
    const query = this.#search.value.trim();
    empty.textContent = this.#words.say(query ? "nobody" : "empty", { query });
    this.#find(".people-scope-now").textContent = this.#scopes.label;
    this.#find(".people-list legend").textContent = this.#scopes.label;
  }

  #more() {
    return this.#attempt(async () => {
      const first = this.#shown;
      if (this.#result.people.length <= first) await this.#result.more();
      this.#shown += A_PAGE;
      this.#show();
      this.#toolbar.sync();
      this.#list.focus(first);
    });
  }

  #sync() {
    this.#list.sync();
    this.#toolbar.sync();
    this.#chosen.sync();
    const { size, lastStep } = this.#selection;
    if (lastStep !== undefined) this.#announcer.say(this.#toolbar.counts);
    this.#find(".people-counts").textContent = this.#toolbar.counts;
    this.#find(".people-confirm").textContent = this.#words.say("confirm", { n: size });
    this.#find(".people-chosen-now").textContent = this.#words.say("chosen", { n: size });
  }

  // What is chosen

  async #pickFirst() {
    if (this.#search.isWaiting) await this.#run();
    const [first] = this.#result?.people ?? [];
    if (!first) return;
    this.#chooser.pick([first], true);
    this.#search.select();
  }

  async #all() {
    if (this.#result && this.#toolbar.canSelectAll) {
      await this.#attempt(() => this.#result.all());
      await this.#chooser.all(this.#result.people, this.#toolbar.isAllSelected);
      this.#show();
    }
    this.#toolbar.sync();
  }

  #explain(sentence) {
    this.#toolbar.note(sentence);
    this.#list.sync();
    if (sentence) this.#announcer.say(sentence);
  }

  // How it ends

  #pressed(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === "Escape") this.#escape();
    else if (isCommand && event.key === "Enter") this.#confirm();
    else if (isCommand && event.key === "z" && !this.#search.isFocused) this.#chooser.undo();
    else return;
    event.preventDefault();
  }

  #cancelled(event) {
    event.preventDefault();
    if (!this.#search.isComposing) this.#escape();
  }

  #escape() {
    if (this.#question.isOpen) this.#question.dismiss();
    else if (this.#search.value) this.#search.clear();
    else this.#leave();
  }

  async #leave() {
    const changes = this.#selection.added + this.#selection.removed;
    const sentence = this.#words.say("askDiscard", { n: changes });
    if (changes >= ASK_DISCARD && !(await this.#question.ask(sentence, "discard"))) return;
    this.#element.close();
  }

  #confirm() {
    this.#setup.confirm(this.#selection.people);
    this.#element.close();
  }

  #closed() {
    this.#element.remove();
    this.#setup.opener.focus();
  }
}
