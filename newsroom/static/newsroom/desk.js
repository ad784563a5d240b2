/**
 * Wires what the frame adds to pages that already work without it.
 */

import { openDialogs } from "./dialogs.js";
import { closeMenus } from "./menu.js";
import { focusSearch } from "./shortcuts.js";
import { countChosen } from "./selection.js";
import { resizeSidebar } from "./sidebar.js";
import { switchTheme } from "./theme.js";
import { guardChanges } from "./unsaved.js";

closeMenus(document);
openDialogs(document);
focusSearch(document);
switchTheme(document);
resizeSidebar(document);
for (const form of document.querySelectorAll("#changelist-form")) countChosen(form);
for (const form of document.querySelectorAll("form[data-guard]")) guardChanges(form);

const tabbed = document.querySelectorAll("[data-tabs]");
if (tabbed.length) {
  const { Tabs } = await import("./tabs.js");
  for (const root of tabbed) new Tabs(root);
}
