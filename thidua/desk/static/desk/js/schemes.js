/* The form of a criterion shows the boxes of the chosen method alone. Without this file the server shows them after
   saving. */
(() => {
  "use strict";

  const show = (box, code) => {
    box.querySelectorAll("[data-method]").forEach((part) => {
      part.hidden = part.dataset.method !== code;
    });
  };

  document.addEventListener("change", (event) => {
    const box = event.target.closest("[data-methods]");
    if (box && event.target.name === "method") show(box, event.target.value);
  });
})();
