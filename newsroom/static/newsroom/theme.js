/**
 * Switches light and dark without leaving the page, so that a half-filled form stays.
 * The form works alone too: it posts to the server, which sets the same cookie.
 */

const ONE_YEAR = 365 * 24 * 60 * 60;

export function switchTheme(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-theme-switch]");
    const chosen = event.submitter?.value;
    if (!form || chosen === undefined) return;
    event.preventDefault();
    const root = page.documentElement;
    const secure = location.protocol === "https:" ? "; secure" : "";
    const age = chosen ? ONE_YEAR : 0;
    page.cookie = `theme=${chosen}; path=/; max-age=${age}; samesite=lax${secure}`;
    if (chosen) root.dataset.theme = chosen;
    else delete root.dataset.theme;
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === chosen));
    }
  });
}
