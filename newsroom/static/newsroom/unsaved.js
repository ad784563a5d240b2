/**
 * Asks before somebody leaves a form (form[data-guard]) with changes that are not
 * saved. The browser words the question. Other scripts tell of changes outside plain
 * controls with a bubbling "change" event.
 */

export function guardChanges(form) {
  let changed = form.dataset.guard === "changed";

  const mark = () => {
    changed = true;
    form.querySelector("[data-unsaved]")?.removeAttribute("hidden");
  };
  if (changed) mark();
  form.addEventListener("input", mark);
  form.addEventListener("change", mark);
  form.addEventListener("submit", () => {
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
