/* Choosing many rows of a list: all at once, counted, and a row whose reason is typed chooses itself. */
(() => {
  "use strict";

  document.querySelectorAll("[data-choosing]").forEach((form) => {
    const all = form.querySelector("[data-choose-all]");
    const count = form.querySelector("[data-chosen-count]");
    const boxes = () => [...form.querySelectorAll("tbody input[type=checkbox]")];
    const choices = () => [...form.querySelectorAll("[data-choice]")];

    const tell = () => {
      const chosen = boxes().filter((box) => box.checked).length;
      if (count) count.textContent = chosen ? count.dataset.words.replace("%(count)s", chosen) : "";
      if (!all) return;
      const taken = choices().filter((box) => box.checked).length;
      all.checked = taken > 0 && taken === choices().length;
      all.indeterminate = taken > 0 && !all.checked;
      all.disabled = choices().length === 0;
    };

    all?.addEventListener("change", () => {
      choices().forEach((box) => {
        box.checked = all.checked;
      });
      tell();
    });
    form.addEventListener("change", tell);
    form.addEventListener("input", (event) => {
      const box = document.getElementById(event.target.dataset.checks ?? "");
      if (!box) return;
      box.checked = event.target.value.trim() !== "" || box.checked;
      tell();
    });
    tell();
  });
})();
