/* The card behind a number opens over the page; dimensions of a pivot are dragged between rows and columns. Without this
   file the card is a page of its own and the dimensions are laid by choosing. */
(() => {
  "use strict";

  const dialog = document.getElementById("card-dialog");
  const openCard = (link) => {
    window.htmx.ajax("GET", link.href, { target: "#card-body", swap: "innerHTML" }).then(() => dialog.showModal());
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-card]");
    if (!link || !dialog || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openCard(link);
  });
  dialog?.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  const pivot = document.querySelector("[data-pivot]");
  if (!pivot) return;
  let dragged = null;

  const lay = (chip, zone, before = null) => {
    zone.insertBefore(chip, before ?? zone.querySelector(".zone-hint"));
    chip.querySelector("[data-chip-place]").value = zone.dataset.zone;
    pivot.requestSubmit();
  };

  pivot.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-chip]");
    dragged?.classList.add("chip-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });
  pivot.addEventListener("dragend", () => {
    dragged?.classList.remove("chip-dragged");
    pivot.querySelectorAll(".zone-over").forEach((zone) => zone.classList.remove("zone-over"));
    dragged = null;
  });
  pivot.querySelectorAll("[data-zone]").forEach((zone) => {
    zone.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      zone.classList.add("zone-over");
    });
    zone.addEventListener("dragleave", (event) => {
      if (!zone.contains(event.relatedTarget)) zone.classList.remove("zone-over");
    });
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      const before = event.target.closest("[data-chip]");
      if (dragged && before !== dragged) lay(dragged, zone, before);
    });
  });

  pivot.addEventListener("change", (event) => {
    if (!event.target.matches("[data-chip-place]")) return;
    const zone = [...pivot.querySelectorAll("[data-zone]")].find((one) => one.dataset.zone === event.target.value);
    lay(event.target.closest("[data-chip]"), zone);
  });
  pivot.querySelectorAll("[data-chip-earlier]").forEach((button) => {
    const chip = button.closest("[data-chip]");
    button.hidden = !chip.previousElementSibling?.matches("[data-chip]");
    button.addEventListener("click", () => lay(chip, chip.parentElement, chip.previousElementSibling));
  });
})();
