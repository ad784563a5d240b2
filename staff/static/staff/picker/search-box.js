/* The search box: waits for a pause, and for an input method to finish.
 *
 * Dispatches "search" when there is something new to look for, and "enter", "down" and
 * "back" (Backspace in an empty box) for the keys of these names.
 */

export class SearchBox extends EventTarget {
  #input;
  #timer;
  isComposing = false;
  delay = 0;
  answered = "";

  constructor(input) {
    super();
    this.#input = input;
    input.addEventListener("compositionstart", () => {
      this.isComposing = true;
    });
    input.addEventListener("compositionend", () => {
      this.isComposing = false;
      this.#typed();
    });
    input.addEventListener("input", () => this.#typed());
    input.addEventListener("keydown", (event) => this.#pressed(event));
  }

  get value() {
    return this.#input.value;
  }

  /** Whether the list does not yet answer what is in the box. */
  get isWaiting() {
    return this.value !== this.answered;
  }

  get isFocused() {
    return document.activeElement === this.#input;
  }

  /** Where focus starts; not on a touch screen, whose keyboard would cover the list. */
  begin() {
    if (matchMedia("(pointer: fine)").matches) this.#input.focus();
  }

  focus() {
    this.#input.focus();
  }

  select() {
    this.#input.select();
  }

  clear() {
    this.#input.value = "";
    this.#typed();
    this.#input.focus();
  }

  #typed() {
    clearTimeout(this.#timer);
    if (this.isComposing || !this.isWaiting) return;
    const search = () => this.dispatchEvent(new Event("search"));
    if (this.delay) this.#timer = setTimeout(search, this.delay);
    else search();
  }

  #pressed(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (!isPlain) return;
    if (event.key === "ArrowDown") this.#tell("down", event);
    else if (event.key === "Enter") {
      event.preventDefault();
      if (this.value.trim()) this.#tell("enter", event);
    } else if (event.key === "Backspace" && !this.value) this.#tell("back", event);
  }

  #tell(name, event) {
    event.preventDefault();
    this.dispatchEvent(new Event(name));
  }
}
