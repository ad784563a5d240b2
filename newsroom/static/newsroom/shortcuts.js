/**
 * "/" puts the focus into the search box of the top bar, unless somebody is typing.
 */

const TYPING = "input, textarea, select, [contenteditable=true], dialog[open] *";

export function focusSearch(page) {
  const box = page.querySelector(".topbar__search input");
  if (!box) return;
  page.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches(TYPING)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
