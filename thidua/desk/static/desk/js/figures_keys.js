/* Moving and typing in the grid as in a spreadsheet. A focused cell is "moved to": its text is selected, so typing
   replaces it and the arrows go on; F2 or a double click begins to edit inside it. */
(() => {
  "use strict";

  const root = document.querySelector("[data-figures][data-save]");
  if (!root) return;
  const { Sheet, Undo, readBlock, writeBlock, isNumber, asNumber } = window.figures;
  const words = JSON.parse(document.getElementById("figures-words").textContent);
  const sheet = new Sheet(root);
  const undo = new Undo();
  const said = root.querySelector("[data-said]");
  const PAGE = 10;
  let mode = "move";
  let anchor = null;
  let here = null;

  const say = (text) => {
    said.textContent = text;
  };
  /* A sentence by its name; of one thing it may be said otherwise. */
  const fill = (name, values) => ((values.count === 1 && words[`${name}_one`]) || words[name])
    .replace(/%\((\w+)\)s/g, (_, place) => values[place]);

  /* --- changes ---------------------------------------------------------------------------------------------------- */

  const remember = (control) => {
    control.dataset.was = control.value;
  };
  const judge = (control) => {
    const cell = control.closest("[data-field]");
    const wrong = sheet.numbers.has(cell.dataset.field) && control.value.trim() !== "" && !isNumber(control.value);
    cell.classList.toggle("is-unreadable", wrong);
    control.setAttribute("aria-invalid", String(wrong));
  };
  const changed = (controls) => {
    controls.forEach((control) => {
      remember(control);
      judge(control);
    });
    const rows = new Set(controls.map((control) => control.closest("tr")));
    if (rows.size) root.dispatchEvent(new CustomEvent("figures:changed", { detail: { rows: [...rows] } }));
  };

  /* Take over what was typed into one cell. */
  const settle = (control) => {
    const before = control.dataset.was ?? "";
    if (control.value === before) return;
    undo.add([{ control, before, after: control.value }]);
    changed([control]);
  };

  const putAll = (pairs) => {
    pairs.forEach(({ control, text }) => {
      control.value = text;
    });
    changed(pairs.map(({ control }) => control));
    pairs[0]?.control.focus();
    pairs[0]?.control.select?.();
  };

  /* --- where we are ----------------------------------------------------------------------------------------------- */

  const range = () => {
    if (!anchor || !here) return null;
    const [top, bottom] = [Math.min(anchor.row, here.row), Math.max(anchor.row, here.row)];
    const [left, right] = [Math.min(anchor.column, here.column), Math.max(anchor.column, here.column)];
    return { top, bottom, left, right, many: top !== bottom || left !== right };
  };
  const within = (picked) => {
    const found = [];
    for (let row = picked.top; row <= picked.bottom; row += 1) {
      for (let column = picked.left; column <= picked.right; column += 1) found.push({ row, column });
    }
    return found;
  };
  const paint = () => {
    sheet.table.querySelectorAll(".is-picked").forEach((cell) => cell.classList.remove("is-picked"));
    const picked = range();
    if (picked?.many) within(picked).forEach(({ row, column }) => sheet.cell(row, column)?.classList.add("is-picked"));
  };
  const setMode = (wanted, control) => {
    mode = wanted;
    control?.closest("td")?.classList.toggle("is-edited", wanted !== "move");
  };
  const go = (place, extend) => {
    const control = place && sheet.control(place.row, place.column);
    if (!control) return;
    if (extend) {
      here = place;
      paint();
      return;
    }
    control.focus();
    control.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const edge = (row, step) => {
    const start = step > 0 ? -1 : sheet.fields.length;
    return sheet.next({ row, column: start }, 0, step);
  };

  /* --- keys ------------------------------------------------------------------------------------------------------- */

  const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  const arrow = (event, place) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    const editsInside = mode === "edit" || (mode === "type" && event.target.tagName === "SELECT");
    if (editsInside) return false;
    settle(event.target);
    const from = event.shiftKey ? here : place;
    go(sheet.next(from, ...ARROWS[event.key]), event.shiftKey);
    return true;
  };
  const jump = (event, place) => {
    if (mode !== "move") return false;
    const end = event.key === "End";
    if (event.ctrlKey || event.metaKey) go(edge(end ? sheet.rows.length - 1 : 0, end ? -1 : 1));
    else go(edge(place.row, end ? -1 : 1));
    return true;
  };
  const page = (event, place) => {
    const rows = event.key === "PageDown" ? PAGE : -PAGE;
    const row = Math.max(0, Math.min(sheet.rows.length - 1, place.row + rows));
    go(sheet.control(row, place.column) ? { row, column: place.column } : edge(row, 1));
    return true;
  };
  const enter = (event, place) => {
    if (event.target.tagName === "SELECT" && mode === "move") return open(event.target);
    settle(event.target);
    const onward = sheet.next(place, event.shiftKey ? -1 : 1, 0);
    setMode("move", event.target);
    if (onward) go(onward);
    else event.target.select?.();
    return true;
  };
  const open = (control) => {
    setMode("edit", control);
    if (control.tagName === "SELECT") control.showPicker?.();
    else control.setSelectionRange(control.value.length, control.value.length);
    return true;
  };
  const giveUp = (event) => {
    if (mode === "move") {
      anchor = here;
      paint();
      return false;
    }
    event.target.value = event.target.dataset.was ?? "";
    judge(event.target);
    setMode("move", event.target);
    event.target.select?.();
    return true;
  };
  const clear = () => {
    const picked = range();
    if (mode !== "move" || !picked) return false;
    const controls = within(picked).map(({ row, column }) => sheet.control(row, column)).filter((one) => one?.value);
    undo.add(controls.map((control) => ({ control, before: control.value, after: "" })));
    controls.forEach((control) => {
      control.value = "";
    });
    changed(controls);
    return true;
  };
  const step = (event) => {
    if (mode !== "move") return false;
    const key = event.key.toLowerCase();
    const forth = key === "y" || (key === "z" && event.shiftKey);
    const pairs = forth ? undo.forth() : undo.back();
    if (pairs) putAll(pairs);
    say(pairs ? words[forth ? "redone" : "undone"] : words.nothing_to_undo);
    return true;
  };

  const KEYS = {
    ArrowUp: arrow, ArrowDown: arrow, ArrowLeft: arrow, ArrowRight: arrow, Home: jump, End: jump,
    PageUp: page, PageDown: page, Enter: enter, Escape: giveUp, Delete: clear, F2: (event) => open(event.target),
  };

  sheet.table.addEventListener("keydown", (event) => {
    const place = event.target.closest("[data-field]") && sheet.placeOf(event.target);
    if (!place || event.isComposing) return;
    const isStep = (event.ctrlKey || event.metaKey) && !event.altKey && /^[zy]$/i.test(event.key);
    const act = isStep ? step : KEYS[event.key];
    if (act?.(event, place)) event.preventDefault();
    else if (!act && mode === "move" && event.key.length === 1 && !event.ctrlKey && !event.metaKey) setMode("type", event.target);
  });

  sheet.table.addEventListener("focusin", (event) => {
    if (!event.target.closest("[data-field]")) return;
    here = anchor = sheet.placeOf(event.target);
    setMode("move", event.target);
    event.target.select?.();
    paint();
  });
  sheet.table.addEventListener("focusout", (event) => {
    if (!event.target.closest("[data-field]")) return;
    settle(event.target);
    event.target.closest("td").classList.remove("is-edited");
  });
  sheet.table.addEventListener("change", (event) => {
    if (event.target.closest("[data-field]")) settle(event.target);
  });

  /* One click goes to the cell, two edit inside it; a finger edits at once. */
  sheet.table.addEventListener("pointerdown", (event) => {
    const control = event.target.closest("[data-field] input");
    if (!control) return;
    if (event.shiftKey && here) {
      event.preventDefault();
      here = sheet.placeOf(control);
      paint();
    } else if (event.pointerType === "touch") setMode("edit", control);
    else if (mode === "move" || document.activeElement !== control) {
      event.preventDefault();
      control.focus();
      control.select();
      here = anchor = sheet.placeOf(control);
      paint();
    }
  });
  sheet.table.addEventListener("dblclick", (event) => {
    const control = event.target.closest("[data-field] input");
    if (control) open(control);
  });

  /* --- clipboard -------------------------------------------------------------------------------------------------- */

  sheet.table.addEventListener("copy", (event) => {
    const picked = range();
    if (mode !== "move" || !picked) return;
    const rows = [];
    for (let row = picked.top; row <= picked.bottom; row += 1) {
      rows.push(within({ ...picked, top: row, bottom: row }).map(({ column }) => {
        const control = sheet.control(row, column);
        return control ? sheet.text(control) : sheet.cell(row, column)?.textContent.trim() ?? "";
      }));
    }
    event.clipboardData.setData("text/plain", writeBlock(rows));
    event.preventDefault();
    say(fill("copied", { count: within(picked).length }));
  });

  /* One copied cell fills everything that is picked. */
  const spread = (block, picked) => {
    if (block.length > 1 || block[0].length > 1 || !picked.many) return block;
    const across = Array(picked.right - picked.left + 1).fill(block[0][0]);
    return Array.from({ length: picked.bottom - picked.top + 1 }, () => across);
  };
  const pasteCell = (place, text, outcome) => {
    const control = sheet.control(place.row, place.column);
    const field = sheet.fields[place.column];
    const before = control?.value;
    const wanted = sheet.numbers.has(field) ? asNumber(text) : text;
    if (!control || !sheet.put(control, wanted)) {
      if (text) outcome.refused.push(sheet.rows[place.row] && field ? sheet.name(place.row, place.column) : text);
    } else if (control.value !== before) outcome.changes.push({ control, before, after: control.value });
  };
  const pasteBlock = (block, picked) => {
    const outcome = { changes: [], refused: [] };
    block.forEach((cells, down) => {
      cells.forEach((text, right) => pasteCell({ row: picked.top + down, column: picked.left + right }, text, outcome));
    });
    undo.add(outcome.changes);
    changed(outcome.changes.map(({ control }) => control));
    const { refused } = outcome;
    const first = refused.slice(0, 4).join(", ") + (refused.length > 4 ? "…" : "");
    say(fill("pasted", { count: outcome.changes.length })
      + (refused.length ? ` ${fill("refused", { count: refused.length, cells: first })}` : ""));
  };

  sheet.table.addEventListener("paste", (event) => {
    if (!event.target.closest?.("[data-field]")) return;
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    if (mode === "edit" && !/[\t\n]/.test(text)) return;
    event.preventDefault();
    const picked = range();
    if (text && picked) pasteBlock(spread(readBlock(text), picked), picked);
    document.activeElement.select?.();
  });

  /* On a telephone the reason and the note of a figure open when they are wanted. */
  sheet.table.addEventListener("click", (event) => {
    const row = event.target.closest("[data-open-row]")?.closest("tr");
    if (!row) return;
    row.classList.add("is-open");
    row.querySelector(".field-missing :is(input, select)")?.focus();
  });

  sheet.table.querySelectorAll("[data-field] :is(input, select)").forEach(remember);
  window.figures.sheet = sheet;
  window.figures.words = words;
  window.figures.fill = fill;
  window.figures.remember = remember;
  window.figures.judge = judge;
})();
