/* The figures of a report as rows and columns of controls; what a block from a spreadsheet says; undo. */
(() => {
  "use strict";

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();

  /* Vietnamese writing: the comma is decimal; a dot groups thousands only before exactly three digits. */
  const NUMBER = /^[-+\u2212]?(\d{1,3}(\.\d{3})+(,\d+)?|\d+,\d+|\d+\.\d+|\d+)$/;
  const ENGLISH = /^[-+\u2212]?\d{1,3}(,\d{3})+\.\d+$/;

  const bare = (text) => text.replace(/[\s\u00a0]/g, "");
  const isNumber = (text) => NUMBER.test(bare(text));

  /* A pasted number as it is written here: "1,234.50" can mean one thing only, and a share needs no sign of percent. */
  const asNumber = (text) => {
    const short = bare(text).replace(/%$/, "");
    return ENGLISH.test(short) ? short.replaceAll(",", "").replace(".", ",") : short;
  };

  /* Rows of cells of a copied block: tabs and line ends, cells in quotes where they hold such signs themselves. */
  const readBlock = (text) => {
    const rows = [[]];
    const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/y;
    let at = 0;
    while (at <= text.length) {
      cell.lastIndex = at;
      const found = cell.exec(text);
      rows.at(-1).push((found[1]?.replaceAll('""', '"') ?? found[2]).replace(/\s*\r?\n\s*/g, " ").trim());
      at = cell.lastIndex;
      if (at >= text.length) break;
      if (text[at] === "\t") at += 1;
      else {
        at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
        if (at < text.length) rows.push([]);
        else break;
      }
    }
    return rows;
  };

  const writeBlock = (rows) =>
    rows.map((row) => row.map((text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join("\t")).join("\n");

  class Sheet {
    constructor(root) {
      this.root = root;
      this.table = root.querySelector("[role=grid]");
      this.fields = this.table.dataset.fields.split(" ");
      this.rows = [...this.table.querySelectorAll("tr[data-code]")];
      this.numbers = new Set(this.table.dataset.numbers.split(" "));
    }

    cell(row, column) {
      return this.rows[row]?.querySelector(`[data-field="${this.fields[column]}"]`) ?? null;
    }

    control(row, column) {
      const control = this.cell(row, column)?.querySelector("input, select") ?? null;
      return control?.disabled || control?.readOnly ? null : control;
    }

    placeOf(control) {
      const cell = control.closest("[data-field]");
      return { row: this.rows.indexOf(control.closest("tr")), column: this.fields.indexOf(cell?.dataset.field) };
    }

    /* The nearest open cell from a place in one direction, or null at the edge. */
    next({ row, column }, down, right) {
      let [r, c] = [row + down, column + right];
      while (r >= 0 && r < this.rows.length && c >= 0 && c < this.fields.length) {
        if (this.control(r, c)) return { row: r, column: c };
        [r, c] = [r + down, c + right];
      }
      return null;
    }

    name(row, column) {
      const heading = this.table.querySelector(`th[data-heading="${this.fields[column]}"]`);
      return `${this.rows[row].dataset.code} (${heading.textContent.trim()})`;
    }

    text(control) {
      return control.tagName === "SELECT" ? control.selectedOptions[0]?.text.trim() ?? "" : control.value.trim();
    }

    /* Put text into a control; false where it does not fit, such as a reason that is not in the list. */
    put(control, text) {
      if (control.tagName !== "SELECT") {
        control.value = text;
        return true;
      }
      const option = [...control.options].find((one) => fold(one.text) === fold(text) || one.value === text);
      if (!option && text) return false;
      control.value = option?.value ?? "";
      return true;
    }

    /* What a row says now, by field, as it is sent. */
    typed(row) {
      const controls = [...row.querySelectorAll("[data-field] :is(input, select)")];
      return Object.fromEntries(controls.map((one) => [one.closest("[data-field]").dataset.field, one.value.trim()]));
    }
  }

  /* Steps back and forth; one step holds all cells that changed together. */
  class Undo {
    constructor() {
      this.done = [];
      this.undone = [];
    }

    add(changes) {
      if (!changes.length) return;
      this.done.push(changes);
      this.undone = [];
    }

    back() {
      const step = this.done.pop();
      if (step) this.undone.push(step);
      return step?.map(({ control, before }) => ({ control, text: before }));
    }

    forth() {
      const step = this.undone.pop();
      if (step) this.done.push(step);
      return step?.map(({ control, after }) => ({ control, text: after }));
    }
  }

  window.figures = { Sheet, Undo, readBlock, writeBlock, isNumber, asNumber };
})();
