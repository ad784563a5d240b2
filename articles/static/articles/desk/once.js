/**
 * A form that must not be sent twice by a double click (form[data-once]). The server
 * refuses the second one anyway; this spares the person its sentence.
 */

export function sendOnce(form) {
  let sent = false;

  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  // Back brings the page as it was left.
  window.addEventListener("pageshow", () => {
    sent = false;
  });
}
