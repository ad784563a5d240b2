/**
 * Makes the sidebar narrow or wide without leaving the page. The form works alone too:
 * it posts to the server, which sets the same cookie.
 */

import { remember } from "./remember.js";

export function resizeSidebar(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-sidebar-switch]");
    if (!form) return;
    event.preventDefault();
    const root = page.documentElement;
    const button = form.querySelector("button");
    const narrow = button.value === "narrow";
    remember("sidebar", button.value);
    if (narrow) root.dataset.sidebar = "narrow";
    else delete root.dataset.sidebar;
    button.value = narrow ? "" : "narrow";
  });
}
