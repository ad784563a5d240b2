/* Says in a polite live region what has changed, once things have come to rest. */

const REST = 500;

export class Announcer {
  #element;
  #timer;

  constructor(element) {
    this.#element = element;
  }

  say(text) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#element.textContent = text;
    }, REST);
  }
}
