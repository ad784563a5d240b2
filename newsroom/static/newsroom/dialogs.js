/**
 * A button with data-opens="id" opens the <dialog> of that id over the page; the
 * browser keeps the focus inside, closes on Escape and gives the focus back.
 */

export function openDialogs(page) {
  page.addEventListener("click", (event) => {
    const button = event.target.closest("[data-opens]");
    if (button) page.getElementById(button.dataset.opens)?.showModal();
  });
}
