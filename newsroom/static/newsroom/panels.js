/**
 * Wires the desk's first page: one key opens the next task.
 */

import { goOn } from "../articles/desk/next.js";

goOn(document);
