/**
 * Shows one section of [data-tabs] at a time. Each child <section> becomes a panel, and
 * its heading, with the count inside, a tab; a section in which something is wrong
 * ([aria-invalid=true] or .errorlist) marks its tab and is shown first, with the words
 * of data-mistakes for those who do not see the mark. Without scripts the sections
 * stand below each other. Links to a place inside a panel open it.
 *
 * Keys: arrows, Home and End move between tabs; Tab goes on into the panel.
 */

const WRONG = "[aria-invalid=true], .errorlist";

export class Tabs {
  #panels;
  #tabs;

  constructor(root) {
    this.#panels = [...root.querySelectorAll(":scope > section")];
    const list = document.createElement("div");
    list.className = "tabs";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", root.getAttribute("aria-label"));
    this.#tabs = this.#panels.map((panel, place) => this.#tab(panel, place, root));
    list.append(...this.#tabs);
    list.addEventListener("keydown", (event) => this.#pressed(event));
    root.removeAttribute("aria-label");
    root.prepend(list);
    const wrong = this.#panels.findIndex((panel) => panel.querySelector(WRONG));
    this.#show(Math.max(wrong, 0));
    this.#reveal(location.hash);
    root.addEventListener("invalid", (event) => this.#open(event.target), true);
    document.addEventListener("click", (event) => {
      this.#reveal(event.target.closest("a[href^='#']")?.getAttribute("href"));
    });
  }

  #tab(panel, place, root) {
    const heading = panel.querySelector("h2, h3");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.className = "tab";
    tab.id = `${panel.id}-tab`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.append(...[...heading.childNodes].map((node) => node.cloneNode(true)));
    heading.hidden = true;
    if (panel.querySelector(WRONG)) {
      tab.classList.add("tab--error");
      const words = document.createElement("span");
      words.className = "visually-hidden";
      words.textContent = root.dataset.mistakes;
      tab.append(words);
    }
    tab.addEventListener("click", () => this.#show(place));
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    return tab;
  }

  #show(shown) {
    this.#panels.forEach((panel, place) => {
      panel.hidden = place !== shown;
      this.#tabs[place].setAttribute("aria-selected", String(place === shown));
      this.#tabs[place].tabIndex = place === shown ? 0 : -1;
    });
  }

  #open(element) {
    const place = this.#panels.findIndex((panel) => panel.contains(element));
    if (place >= 0) this.#show(place);
  }

  #reveal(hash) {
    if (hash?.length > 1) this.#open(document.getElementById(hash.slice(1)));
  }

  #pressed(event) {
    const last = this.#tabs.length - 1;
    const at = this.#tabs.indexOf(event.target);
    const next = {
      ArrowLeft: at > 0 ? at - 1 : last,
      ArrowRight: at < last ? at + 1 : 0,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#show(next);
    this.#tabs[next].focus();
  }
}
