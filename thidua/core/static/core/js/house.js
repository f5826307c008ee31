/* Small manners of the pages. No page needs this file to be usable. */
(() => {
  "use strict";

  const root = document.documentElement;

  const showTextSize = (size) => {
    root.dataset.textSize = size;
    document.querySelectorAll("[data-set-text-size]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.setTextSize === size));
    });
  };

  const setTextSize = (size) => {
    localStorage.setItem("text-size", size);
    showTextSize(size);
  };

  const setRail = (open) => {
    root.dataset.rail = open ? "open" : "";
    document.querySelectorAll("[data-toggle-rail]").forEach((button) => {
      button.setAttribute("aria-expanded", String(open));
    });
  };

  const togglePassword = (button) => {
    const input = button.parentElement.querySelector("input");
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
  };

  const copyText = (button) => {
    const source = document.querySelector(button.dataset.copy);
    navigator.clipboard?.writeText(source.textContent.trim()).then(() => {
      button.querySelector("[data-copy-label]").textContent = button.dataset.copied;
    });
  };

  const armToasts = () => {
    document.querySelectorAll(".toasts [data-fades]:not([data-armed])").forEach((note) => {
      note.dataset.armed = "yes";
      setTimeout(() => note.remove(), 7000);
    });
  };

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    let found;
    if ((found = at("[data-set-text-size]"))) setTextSize(found.dataset.setTextSize);
    else if (at("[data-toggle-rail]")) setRail(root.dataset.rail !== "open");
    else if (at(".rail-veil")) setRail(false);
    else if ((found = at("[data-close-note]"))) found.closest(".note").remove();
    else if ((found = at("[data-show-password]"))) togglePassword(found);
    else if ((found = at("[data-copy]"))) copyText(found);
    else if (at("[data-print]")) window.print();
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
  });

  document.addEventListener("submit", (event) => {
    const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
    if (question && !window.confirm(question)) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") setRail(false);
    if (event.key === "/" && !event.target.closest("input, textarea, select, [contenteditable]")) {
      const search = document.querySelector(".bar-search input");
      if (search?.offsetParent) {
        event.preventDefault();
        search.focus();
      }
    }
  });

  if (window.matchMedia("(width < 640px)").matches) {
    document.querySelectorAll("[data-fold-when-narrow]").forEach((fold) => fold.removeAttribute("open"));
  }

  document.addEventListener("htmx:afterSettle", armToasts);
  showTextSize(localStorage.getItem("text-size") ?? "normal");
  armToasts();
})();
