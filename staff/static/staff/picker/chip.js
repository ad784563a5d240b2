/* The button with which a chosen person is taken out. */

export const removeButton = (label, remove) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "people-remove";
  button.textContent = "×";
  button.setAttribute("aria-label", label);
  button.addEventListener("click", remove);
  return button;
};
