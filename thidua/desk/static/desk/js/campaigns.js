/* Running sums of an allocation, and lists of boxes to tick. The server checks everything again. */
(() => {
  "use strict";

  const PLACES = 6;
  const SCALE = 10n ** BigInt(PLACES);

  /* A figure as people write it, in millionths, exactly; null where it is not a figure. */
  const parse = (text) => {
    const found = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d{1,6}))?$/.exec(text.trim());
    if (!found) return null;
    const whole = BigInt(found[2].replaceAll(".", "")) * SCALE;
    const rest = BigInt((found[3] ?? "").padEnd(PLACES, "0"));
    return found[1] ? -(whole + rest) : whole + rest;
  };

  const write = (value) => {
    const size = value < 0n ? -value : value;
    const whole = (size / SCALE).toString().replace(/\B(?=(\d{3})+$)/g, ".");
    const rest = (size % SCALE).toString().padStart(PLACES, "0").replace(/0+$/, "");
    return (value < 0n ? "-" : "") + whole + (rest ? `,${rest}` : "");
  };

  const addUp = (form) => {
    const total = parse(form.dataset.total ?? "");
    const shown = form.querySelector("[data-sum]");
    if (total === null || !shown) return;
    const shares = [...form.querySelectorAll("[data-share]")].map((input) => parse(input.value));
    const sum = shares.reduce((made, share) => made + (share ?? 0n), 0n);
    const gap = form.querySelector("[data-gap]");
    shown.textContent = write(sum);
    if (sum === total) gap.textContent = gap.dataset.even;
    else if (sum < total) gap.textContent = `${gap.dataset.short} ${write(total - sum)}`;
    else gap.textContent = `${gap.dataset.over} ${write(sum - total)}`;
    gap.className = sum === total ? "gap-even" : "gap-open";
  };

  const boxesOf = (group) => [...group.querySelectorAll('input[type="checkbox"]')];

  const count = (group) => {
    const shown = group.querySelector("[data-tick-count]");
    const boxes = boxesOf(group);
    if (shown) shown.textContent = `${boxes.filter((box) => box.checked).length}/${boxes.length}`;
  };

  document.querySelectorAll("[data-allocation]").forEach((form) => {
    form.addEventListener("input", () => addUp(form));
    form.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
      if (!step || !event.target.matches("[data-share]")) return;
      const inputs = [...form.querySelectorAll("[data-share]")];
      const next = inputs[inputs.indexOf(event.target) + step];
      event.preventDefault();
      next?.focus();
      next?.select();
    });
    addUp(form);
  });

  document.querySelectorAll("[data-tick-group]").forEach((group) => {
    group.addEventListener("change", () => count(group));
    group.addEventListener("click", (event) => {
      const all = event.target.closest("[data-tick-all]");
      if (!all && !event.target.closest("[data-tick-none]")) return;
      boxesOf(group).forEach((box) => {
        box.checked = Boolean(all);
      });
      count(group);
    });
    count(group);
  });
})();
