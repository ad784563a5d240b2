/**
 * Ctrl+S or ⌘S saves the story: presses the first button of the form #article-form
 * that has aria-keyshortcuts, which works without this script as well.
 */

const form = document.querySelector("#article-form");
const button = form?.querySelector("[aria-keyshortcuts]");

document.addEventListener("keydown", (event) => {
  if (!button || event.key.toLowerCase() !== "s" || event.altKey || event.shiftKey) return;
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  if (!document.querySelector("dialog[open]")) form.requestSubmit(button);
});
