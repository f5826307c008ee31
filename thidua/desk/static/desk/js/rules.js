/* Of the form of a rule only the boxes show that its kind needs; without scripts all of them do. */
(() => {
  "use strict";

  const kind = document.querySelector("select[data-needs]");
  if (!kind) return;
  const needs = JSON.parse(kind.dataset.needs);
  const settings = new Set(Object.values(needs).flat());

  const show = () => {
    settings.forEach((name) => {
      const control = kind.form.elements[name];
      const field = control?.closest(".field");
      if (field) field.hidden = !needs[kind.value].includes(name);
    });
  };

  kind.addEventListener("change", show);
  show();
})();
