/* Saving by itself: what was typed stays in the page and on this machine until the system has it. */
(() => {
  "use strict";

  const root = document.querySelector("[data-figures][data-save]");
  if (!root) return;
  const { sheet, words, fill, remember, judge } = window.figures;
  const CALM = 1200;
  const PAUSES = [4000, 10000, 30000];
  const store = `so-lieu:${root.dataset.store}`;
  const line = document.querySelector("[data-save-state]");
  const late = document.querySelector("[data-late-reason]");
  const waiting = new Map();
  const held = new Set();
  let timer = 0;
  let busy = false;
  let failures = 0;
  let barred = "";

  /* --- what lies on this machine ---------------------------------------------------------------------------------- */

  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(store)) ?? {};
    } catch {
      return {};
    }
  };
  const keep = (change) => {
    try {
      const rows = kept();
      change(rows);
      if (Object.keys(rows).length) localStorage.setItem(store, JSON.stringify(rows));
      else localStorage.removeItem(store);
    } catch {
      /* A full or forbidden store: the page itself still holds what was typed. */
    }
  };
  const codeOf = (row) => row.dataset.code;
  const versionOf = (row) => Number(row.dataset.version);
  const draft = (row) => ({ ...sheet.typed(row), version: versionOf(row) });
  const keepRow = (row) => keep((rows) => {
    rows[codeOf(row)] = draft(row);
  });
  const forget = (row) => keep((rows) => {
    delete rows[codeOf(row)];
  });

  /* --- what is said ----------------------------------------------------------------------------------------------- */

  const tell = (state, values = {}) => {
    line.dataset.state = state;
    line.querySelector("[data-words]").textContent = fill(state, { reason: barred, ...values });
    line.querySelector("[data-again]").hidden = !["failed", "ended", "barred"].includes(state);
    line.querySelector("[data-sign-in]").hidden = state !== "ended";
  };
  const placeFor = (row) => row.querySelector("[data-verdict]");
  const mark = (row, verdict) => {
    row.dataset.verdict = verdict;
    row.querySelectorAll(".is-wrong").forEach((cell) => cell.classList.remove("is-wrong"));
  };
  const remark = (row, tone, text) => {
    const shown = document.getElementById(`remark-${tone}`).content.firstElementChild.cloneNode(true);
    shown.querySelector("[data-text]").textContent = text;
    placeFor(row).replaceChildren(shown);
    return shown;
  };
  const quiet = (row) => {
    mark(row, "");
    placeFor(row).replaceChildren();
  };

  /* --- one row as the system answers it ---------------------------------------------------------------------------- */

  const show = (row, fields) => {
    Object.entries(fields).forEach(([field, text]) => {
      const control = row.querySelector(`[data-field="${field}"] :is(input, select)`);
      if (!control || document.activeElement === control) return;
      control.value = text;
      remember(control);
      judge(control);
    });
  };
  const showResult = (row, answer) => {
    const result = row.querySelector("[data-result]");
    if (result) result.textContent = answer.result;
    row.querySelector("[data-state]").innerHTML = answer.state;
  };
  const taken = (row, answer, sent) => {
    const same = JSON.stringify(sheet.typed(row)) === JSON.stringify(sent);
    row.dataset.version = answer.version;
    showResult(row, answer);
    if (same) {
      show(row, answer.fields);
      forget(row);
    } else keepRow(row);
    quiet(row);
    if (!answer.warning) return;
    mark(row, "warning");
    remark(row, "warn", answer.warning);
  };
  const refused = (row, answer) => {
    mark(row, "error");
    row.querySelector(`[data-field="${answer.field}"]`)?.classList.add("is-wrong");
    remark(row, "bad", answer.error);
    held.add(row);
  };
  const contested = (row, answer) => {
    mark(row, "conflict");
    held.add(row);
    const shown = remark(row, "conflict", answer.conflict);
    shown.querySelector("[data-keep-mine]").addEventListener("click", () => {
      row.dataset.version = answer.version;
      quiet(row);
      note([row]);
    });
    shown.querySelector("[data-take-theirs]").addEventListener("click", () => {
      row.dataset.version = answer.version;
      show(row, answer.fields);
      showResult(row, answer);
      forget(row);
      held.delete(row);
      quiet(row);
      settleLine();
    });
  };

  const ANSWERS = { saved: taken, error: refused, conflict: contested };

  /* --- sending ---------------------------------------------------------------------------------------------------- */

  const note = (rows) => {
    rows.forEach((row) => {
      keepRow(row);
      held.delete(row);
      if (row.querySelector(".is-unreadable")) {
        waiting.delete(row);
        held.add(row);
        mark(row, "error");
        remark(row, "bad", words.not_a_number);
      } else {
        waiting.set(row, sheet.typed(row));
        if (row.dataset.verdict === "error") quiet(row);
      }
    });
    if (waiting.size) plan(CALM);
    else settleLine();
  };
  const plan = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
    if (!failures) tell("saving");
  };
  const settleLine = (values = {}) => {
    if (waiting.size || busy) return;
    if (held.size) tell("held", { count: held.size });
    else tell("saved", { time: line.dataset.time, ...values });
  };
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  const post = (rows) => fetch(root.dataset.save, {
    method: "POST",
    redirect: "manual",
    keepalive: true,
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ late_reason: late?.value ?? "", rows: [...rows].map(([row, typed]) => ({ code: codeOf(row), version: versionOf(row), ...typed })) }),
  });

  const send = async () => {
    if (busy || !waiting.size) return;
    busy = true;
    const sent = new Map(waiting);
    waiting.clear();
    tell("saving");
    try {
      const response = await post(sent);
      if (response.ok) received(await response.json(), sent);
      else lost(sent, response.type === "opaqueredirect" || response.status === 401 ? "ended" : await reason(response));
    } catch {
      lost(sent, "failed");
    }
    busy = false;
    if (waiting.size && !failures) plan(CALM);
    else if (!failures) settleLine();
  };
  const reason = async (response) => {
    if (!response.headers.get("Content-Type")?.includes("json")) return "failed";
    barred = (await response.json()).reason;
    return "barred";
  };
  const received = (answer, sent) => {
    failures = 0;
    line.dataset.time = answer.time;
    sent.forEach((typed, row) => {
      const about = answer.rows[codeOf(row)];
      if (waiting.has(row)) {
        if (about.kind === "saved") row.dataset.version = about.version;
      } else ANSWERS[about.kind](row, about, typed);
    });
    root.dispatchEvent(new CustomEvent("figures:saved", { detail: answer }));
  };

  /* Nothing is given up: it is sent again by and by, when the line is back, and when the person comes back. */
  const lost = (sent, state) => {
    sent.forEach((typed, row) => {
      if (!waiting.has(row)) waiting.set(row, typed);
    });
    failures += 1;
    tell(state);
    clearTimeout(timer);
    if (state === "failed") timer = setTimeout(send, PAUSES[Math.min(failures, PAUSES.length) - 1]);
  };

  root.addEventListener("figures:changed", (event) => note(event.detail.rows));
  root.addEventListener("input", (event) => {
    const row = event.target.closest("tr[data-code]");
    if (row && event.target.closest("[data-field]")) keepRow(row);
  });
  line.querySelector("[data-again]").addEventListener("click", send);
  late?.addEventListener("change", send);
  window.addEventListener("online", send);
  window.addEventListener("focus", () => {
    if (failures) send();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      const control = document.activeElement;
      if (control?.closest("[data-field]")) control.dispatchEvent(new Event("change", { bubbles: true }));
      send();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size || held.size) event.preventDefault();
  });

  /* Leaving for another step of the report waits until everything has arrived. */
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-needs-saved]") || (!waiting.size && !held.size && !busy)) return;
    event.preventDefault();
    tell(held.size ? "held" : "unsaved", { count: held.size });
    send();
  }, true);

  /* --- what was left behind last time ------------------------------------------------------------------------------ */

  const restore = () => {
    const rows = kept();
    sheet.rows.filter((row) => rows[codeOf(row)]).forEach((row) => {
      const { version, ...mine } = rows[codeOf(row)];
      const theirs = sheet.typed(row);
      if (JSON.stringify(mine) === JSON.stringify(theirs)) {
        forget(row);
        return;
      }
      const now = {
        version: versionOf(row),
        fields: theirs,
        conflict: words.saved_since,
        result: row.querySelector("[data-result]")?.textContent ?? "",
        state: row.querySelector("[data-state]").innerHTML,
      };
      show(row, mine);
      if (version === now.version) note([row]);
      else contested(row, now);
    });
    settleLine();
  };
  if (Object.keys(kept()).length) restore();
})();
