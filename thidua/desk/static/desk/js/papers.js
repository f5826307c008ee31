/* The blocks of a paper: added, moved, put aside. Their order on the page is the order they are sent in. */
(() => {
  "use strict";

  const form = document.querySelector("[data-blocks]");
  if (!form) return;
  const list = form.querySelector("[data-block-list]");
  const empty = form.querySelector("[data-block-empty]");
  const total = form.querySelector('[name="b-TOTAL_FORMS"]');

  const fresh = () => {
    const holder = document.createElement("ol");
    holder.innerHTML = empty.innerHTML.replaceAll("__prefix__", total.value);
    total.value = String(Number(total.value) + 1);
    return holder.firstElementChild;
  };

  const show = (block) => {
    block.scrollIntoView({ block: "center" });
    block.querySelector("textarea").focus();
  };

  const added = (place) => {
    const block = fresh();
    place(block);
    show(block);
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const block = event.target.closest("[data-block]");
    if (!button) return;
    if ("blockAdd" in button.dataset) added((made) => list.append(made));
    if ("blockAfter" in button.dataset) added((made) => block.after(made));
    if ("blockUp" in button.dataset) block.previousElementSibling?.before(block);
    if ("blockDown" in button.dataset) block.nextElementSibling?.after(block);
  });

  /* The server reads blocks by their numbers, so these are given anew in the order of the page. */
  form.addEventListener("submit", () => {
    const blocks = [...list.querySelectorAll("[data-block]")];
    blocks.forEach((block, number) => {
      block.querySelectorAll("[name]").forEach((field) => {
        field.name = field.name.replace(/^b-\d+-/, `b-${number}-`);
      });
    });
    total.value = String(blocks.length);
  });
})();
