/**
 * Menus are <details class="menu">. Escape closes the open one and gives the focus
 * back to its summary; a click or the focus outside closes it too.
 */

export function closeMenus(page) {
  const open = () => page.querySelectorAll("details.menu[open]");

  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  for (const kind of ["click", "focusin"]) {
    page.addEventListener(kind, (event) => {
      for (const menu of open()) {
        if (!menu.contains(event.target)) menu.open = false;
      }
    });
  }
}
