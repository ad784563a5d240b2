/* Asks something inside the dialog, above the list, and returns to where focus was. */

export class Question {
  #element;
  #answer = null;
  #before = null;

  constructor(element) {
    this.#element = element;
    this.#element.querySelector(".people-yes").addEventListener("click", () => this.#end(true));
    this.#element.querySelector(".people-no").addEventListener("click", () => this.#end(false));
  }

  get isOpen() {
    return this.#answer !== null;
  }

  /** Ask; `kind` chooses the words on the button that agrees. Resolves to yes or no. */
  ask(sentence, kind) {
    this.#before ??= document.activeElement;
    this.#answer?.(false);
    const yes = this.#element.querySelector(".people-yes");
    yes.textContent = yes.dataset[kind];
    this.#element.querySelector("p").textContent = sentence;
    this.#element.hidden = false;
    yes.focus();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  dismiss() {
    if (this.isOpen) this.#end(false);
  }

  #end(yes) {
    this.#element.hidden = true;
    this.#before?.focus();
    this.#before = null;
    const answer = this.#answer;
    this.#answer = null;
    answer(yes);
  }
}
