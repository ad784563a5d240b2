/**
 * Switches light and dark without leaving the page, so that a half-filled form stays.
 * The form works alone too: it posts to the server, which sets the same cookie.
 */

import { remember } from "./remember.js";

export function switchTheme(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-theme-switch]");
    const chosen = event.submitter?.value;
    if (!form || chosen === undefined) return;
    event.preventDefault();
    const root = page.documentElement;
    remember("theme", chosen);
    if (chosen) root.dataset.theme = chosen;
    else delete root.dataset.theme;
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === chosen));
    }
  });
}
