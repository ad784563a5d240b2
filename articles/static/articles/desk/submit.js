/**
 * Wires the pages on which a text is sent on its way.
 */

import { sendOnce } from "./once.js";

for (const form of document.querySelectorAll("form[data-once]")) sendOnce(form);
