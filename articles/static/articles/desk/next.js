/**
 * "n" follows the link to the next task (a[data-next]), unless somebody is typing.
 */

const TYPING = "input, textarea, select, [contenteditable=true], dialog[open] *";

export function goOn(page) {
  const link = page.querySelector("a[data-next]");
  if (!link) return;
  page.addEventListener("keydown", (event) => {
    if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches(TYPING)) return;
    link.click();
  });
}
