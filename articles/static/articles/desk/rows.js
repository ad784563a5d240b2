/**
 * j and k move the focus to the next and the previous row's link of a table
 * (table[data-rows]), unless somebody is typing; Enter then opens it as any link.
 */

const TYPING = "input, textarea, select, [contenteditable=true], dialog[open] *";
const STEPS = { j: 1, k: -1 };

export function walkRows(table) {
  const links = [...table.querySelectorAll("tbody th a")];

  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches(TYPING)) return;
    const at = links.indexOf(document.activeElement);
    links[at < 0 ? 0 : at + step]?.focus();
  });
}
