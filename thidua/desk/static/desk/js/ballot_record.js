/* Looks a tracker up in the record that is already on the page: the code is sent nowhere. */
(() => {
  "use strict";

  const box = document.querySelector("[data-find-tracker]");
  if (!box) return;
  const LENGTH = 16;
  const found = document.querySelector("[data-found]");
  const missing = document.querySelector("[data-missing]");

  /* As people misread it: I and L are 1, O is 0. */
  const normal = (typed) => typed.toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replaceAll("O", "0");

  const find = () => {
    const code = normal(box.value);
    const rows = Array.from(document.querySelectorAll("[data-tracker]"));
    const hit = code.length === LENGTH && rows.find((row) => normal(row.dataset.tracker) === code);
    rows.forEach((row) => row.classList.toggle("own-slip", row === hit));
    found.hidden = !hit;
    missing.hidden = code.length !== LENGTH || Boolean(hit);
    if (!hit) return;
    hit.closest("details").open = true;
    document.querySelector("[data-found-words]").textContent = hit.querySelector("[data-words]").textContent;
  };

  box.value = "";
  box.addEventListener("input", find);
})();
