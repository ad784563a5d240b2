/**
 * Says how many rows of a list are chosen, and of what: the sentence comes with the
 * page in data-sentence, where {number} stands for the number. Django's actions.js chooses
 * the rows; this only reads the boxes, also after "select all pages" and after Back.
 */

export function countChosen(form) {
  const place = form.querySelector("[data-sentence]");
  if (!place) return;
  const across = form.querySelector("input.select-across");

  const say = () => {
    const chosen = form.querySelectorAll(".action-select:checked").length;
    const all = across?.value === "1";
    const number = all ? place.dataset.total : String(chosen);
    place.textContent = place.dataset.sentence.replace("{number}", number);
  };
  form.addEventListener("change", say);
  form.addEventListener("click", () => setTimeout(say));
  window.addEventListener("pageshow", say);
  say();
}
