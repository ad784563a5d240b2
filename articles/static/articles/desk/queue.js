/**
 * Wires the list of a reviewer's tasks.
 */

import { walkRows } from "./rows.js";

for (const table of document.querySelectorAll("table[data-rows]")) walkRows(table);
