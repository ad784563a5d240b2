/**
 * Wires the review page.
 */

import { goOn } from "./next.js";
import { sendOnce } from "./once.js";

goOn(document);
for (const form of document.querySelectorAll("form[data-once]")) sendOnce(form);
