/* The dialog on a narrow screen: one pane at a time, above the screen's keyboard. */

export class Sheet {
  #element;

  constructor(element) {
    this.#element = element;
    for (const button of this.#buttons) {
      button.addEventListener("click", () => this.#show(button.dataset.show));
    }
    element.querySelector(".people-scopes").addEventListener("click", (event) => {
      // A pointer chooses a scope and is done; the arrow keys go on choosing.
      if (event.detail && event.target.closest("label")) this.#show("people");
    });
    if (!window.visualViewport) return;
    const fit = () => {
      element.style.setProperty("--people-height", `${window.visualViewport.height}px`);
    };
    fit();
    window.visualViewport.addEventListener("resize", fit);
    element.addEventListener("close", () => {
      window.visualViewport.removeEventListener("resize", fit);
    });
  }

  get #buttons() {
    return this.#element.querySelectorAll("[data-show]");
  }

  #show(pane) {
    this.#element.dataset.pane = pane;
    for (const button of this.#buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.show === pane));
    }
  }
}
