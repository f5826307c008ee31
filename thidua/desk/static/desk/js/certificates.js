/* The editor of a certificate: drag and keyboard move a field, its numbers and the sheet follow each other. */
(() => {
  "use strict";

  const form = document.querySelector("[data-editor]");
  if (!form) return;
  const paper = form.querySelector("[data-paper]");
  const where = form.querySelector("[data-where]");
  const wide = Number(form.dataset.wide);
  const high = Number(form.dataset.high);
  const MM_PER_POINT = 0.3528;
  const LEAST_WIDTH = 10;
  paper.style.setProperty("--wide", wide);
  paper.style.setProperty("--high", high);

  const input = (field, name) => form.elements[`${field.dataset.field}-${name}`];
  const read = (field, name) => Number(input(field, name).value.replace(",", ".")) || 0;
  const tenth = (value) => Math.round(value * 10) / 10;
  const write = (field, name, value) => {
    input(field, name).value = tenth(value).toFixed(1).replace(".", ",");
  };

  const show = (field) => {
    const width = read(field, "width");
    const isQr = field.dataset.field === "qr";
    const height = isQr ? width : Math.max(read(field, "size") * MM_PER_POINT * 1.15, 3);
    const x = read(field, "x");
    const y = read(field, "y");
    Object.entries({ x, y, w: width, h: height }).forEach(([name, value]) => {
      field.style.setProperty(`--${name}`, value);
    });
    field.hidden = !input(field, "shown").checked;
    field.dataset.align = input(field, "align").value;
    field.dataset.bold = input(field, "bold").checked;
    field.dataset.italic = input(field, "italic").checked;
    field.dataset.outside = x < 0 || y < 0 || x + width > wide || y + height > high;
  };

  const tell = (field) => {
    const [x, y, width] = ["x", "y", "width"].map((name) => input(field, name).value);
    where.textContent = `${field.getAttribute("aria-label")}: ${x} × ${y} mm, ${width} mm`;
  };

  const within = (value, most) => Math.min(Math.max(value, 0), Math.max(most, 0));

  const moveTo = (field, x, y) => {
    write(field, "x", within(x, wide - read(field, "width")));
    write(field, "y", within(y, high - 3));
    show(field);
    tell(field);
  };

  const widen = (field, by) => {
    write(field, "width", Math.min(Math.max(read(field, "width") + by, LEAST_WIDTH), wide - read(field, "x")));
    show(field);
    tell(field);
  };

  const startDrag = (field, event) => {
    const scale = wide / paper.getBoundingClientRect().width;
    const from = { x: event.clientX, y: event.clientY, left: read(field, "x"), top: read(field, "y") };
    field.setPointerCapture(event.pointerId);
    const follow = (step) => {
      moveTo(field, from.left + (step.clientX - from.x) * scale, from.top + (step.clientY - from.y) * scale);
    };
    const stop = () => {
      field.removeEventListener("pointermove", follow);
      field.removeEventListener("pointerup", stop);
      field.removeEventListener("pointercancel", stop);
    };
    field.addEventListener("pointermove", follow);
    field.addEventListener("pointerup", stop);
    field.addEventListener("pointercancel", stop);
  };

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const press = (field, event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const size = event.shiftKey ? 0.1 : 1;
    if (event.ctrlKey || event.metaKey) widen(field, step[0] * size);
    else moveTo(field, read(field, "x") + step[0] * size, read(field, "y") + step[1] * size);
  };

  paper.querySelectorAll("[data-field]").forEach((field) => {
    show(field);
    field.addEventListener("pointerdown", (event) => startDrag(field, event));
    field.addEventListener("keydown", (event) => press(field, event));
    field.addEventListener("focus", () => tell(field));
    form.querySelectorAll(`[data-row="${field.dataset.field}"] :is(input, select)`).forEach((control) => {
      control.addEventListener("input", () => show(field));
    });
  });
})();
