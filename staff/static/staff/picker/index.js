/* Turns every [data-people-picker] of the page into 选择用户, and those of the rows
 * that a formset adds later. Needs picker.css and the markup of widget.html.
 */

import { PeopleInput } from "./people-input.js";

const begin = (root) => {
  for (const element of root.querySelectorAll("[data-people-picker]")) {
    // An empty form is what a formset copies: what is done to it would be copied too.
    if (element.closest(".empty-form") || element.dataset.ready) continue;
    element.dataset.ready = "true";
    new PeopleInput(element);
  }
};

begin(document);
document.addEventListener("formset:added", (event) => begin(event.target));
