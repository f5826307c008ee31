/* The panel of one figure: opens beside the grid, closes with its button or Escape and gives the focus back. */
(() => {
  "use strict";

  const panel = document.getElementById("figure-panel");
  if (!panel) return;
  let opener = null;

  const close = () => {
    panel.classList.remove("is-open");
    panel.replaceChildren();
    opener?.focus();
    opener = null;
  };

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target === panel) opener = event.detail.elt;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== panel) return;
    panel.classList.add("is-open");
    panel.scrollTop = 0;
    panel.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close-panel]")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.classList.contains("is-open")) close();
  });
})();
