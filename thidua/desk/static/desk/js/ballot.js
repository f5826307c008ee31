/* The voter's page: choose, check, cast. What was marked stays in this page; only sealed envelopes leave it.
   Until the answer is there the envelopes and the receipt, never the marks, wait in this tab's own storage. */
(() => {
  "use strict";

  const root = document.querySelector("[data-ballot]");
  if (!root) return;
  const seal = globalThis.ballotSeal;
  const place = `ballot-${root.dataset.box}-${root.dataset.voter}`;
  const one = (selector, within = root) => within.querySelector(selector);
  const all = (selector, within = root) => Array.from(within.querySelectorAll(selector));
  const papers = all("[data-item]");

  const show = (name) => {
    all("[data-step]").forEach((step) => {
      step.hidden = step.dataset.step !== name;
    });
    window.scrollTo(0, 0);
    const heading = one(`[data-step="${name}"] h2`);
    if (heading) {
      heading.tabIndex = -1;
      heading.focus();
    }
  };

  const refuse = (words) => {
    one("[data-refused-words]").textContent = words;
    one("[data-refused]").hidden = !words;
  };

  const stored = () => JSON.parse(sessionStorage.getItem(place) ?? "null");
  const keep = (ballot) => sessionStorage.setItem(place, JSON.stringify(ballot));
  const forget = () => sessionStorage.removeItem(place);

  const marked = (paper) => one("input:checked", paper);

  const showProgress = () => {
    const done = papers.filter(marked).length;
    const words = one("[data-progress]");
    words.textContent = words.dataset.words.replace("%(done)s", done).replace("%(all)s", papers.length);
    one('[data-go="check"]').disabled = done < papers.length;
  };

  const clearMarks = () => all("input[type=radio]").forEach((box) => {
    box.checked = false;
  });

  const showSummary = () => {
    one("[data-summary]").replaceChildren(
      ...papers.map((paper) => {
        const line = document.createElement("li");
        const [item, choice] = [document.createElement("span"), document.createElement("strong")];
        item.textContent = one("[data-label]", paper).textContent;
        choice.textContent = marked(paper).nextElementSibling.textContent;
        line.append(item, choice);
        return line;
      }),
    );
  };

  /* One envelope and one tracker for each item. */
  const sealed = async () => {
    const key = seal.fromBase64(root.dataset.key);
    const ballot = { envelopes: {}, receipt: [] };
    for (const paper of papers) {
      const tracker = seal.newTracker();
      const line = Number(marked(paper).value);
      const envelope = await seal.sealSlip(key, root.dataset.box, paper.dataset.item, line, tracker);
      ballot.envelopes[paper.dataset.item] = seal.toBase64(envelope);
      const label = one("[data-label]", paper).textContent;
      ballot.receipt.push({ label, tracker: seal.codeOf(tracker), print: await seal.fingerprint(envelope) });
    }
    return ballot;
  };

  /* The answer of the server; an error of the network is thrown. */
  const ask = async (address, envelopes) => {
    const answer = await fetch(address, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": one("[name=csrfmiddlewaretoken]").value },
      body: JSON.stringify({ envelopes }),
    });
    const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
    const told = isJson ? await answer.json() : {};
    return { ok: answer.ok && isJson, ...told };
  };

  const element = (tag, words, style = "") => {
    const made = document.createElement(tag);
    made.textContent = words;
    made.className = style;
    return made;
  };

  const showReceipt = (ballot) => {
    const sheet = one("[data-receipt]");
    const words = sheet.dataset;
    sheet.replaceChildren(element("p", words.title, "receipt-title"), element("p", words.meeting));
    ballot.receipt.forEach(({ label, tracker, print }) => {
      sheet.append(
        element("p", label, "receipt-item"),
        element("p", tracker, "receipt-code"),
        element("p", `${words.print}: ${print}`, "receipt-print"),
      );
    });
    clearMarks();
    show("done");
  };

  const saveReceipt = () => {
    const words = one("[data-receipt]").dataset;
    const lines = stored().receipt.flatMap(({ label, tracker, print }) => [
      "", label, `${words.tracker}: ${tracker}`, `${words.print}: ${print}`,
    ]);
    const text = [words.title, words.meeting, root.dataset.box, ...lines, ""].join("\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = "bien-nhan-bo-phieu.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const giveUp = (words, voted) => {
    forget();
    refuse(voted ? "" : words || root.dataset.failed);
    show(papers.length && !voted ? "choose" : "elsewhere");
  };

  const send = async (ballot) => {
    refuse("");
    show("sending");
    try {
      const told = await ask(root.dataset.cast, ballot.envelopes);
      if (told.ok) showReceipt(ballot);
      else await askAgain(ballot, false, told.message);
    } catch {
      show("lost");
    }
  };

  /* Whether the envelopes are in the box; if not, and nothing else is, the same envelopes are sent. */
  const askAgain = async (ballot, sends = true, refusal = "") => {
    try {
      const told = await ask(root.dataset.inside, ballot.envelopes);
      if (told.ok && told.inside) showReceipt(ballot);
      else if (!told.ok || told.voted || !told.open || !sends) giveUp(refusal || told.message, told.voted);
      else await send(ballot);
    } catch {
      show("lost");
    }
  };

  const cast = async () => {
    show("sending");
    const ballot = await sealed();
    keep(ballot);
    await send(ballot);
  };

  root.addEventListener("change", showProgress);
  root.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    if (at('[data-go="check"]')) {
      showSummary();
      show("check");
    } else if (at('[data-go="choose"]')) show("choose");
    else if (at("[data-send]")) cast();
    else if (at("[data-again]")) askAgain(stored());
    else if (at("[data-save]")) saveReceipt();
    else if (at("[data-forget]") && window.confirm(at("[data-forget]").dataset.sure)) {
      forget();
      show("elsewhere");
    }
  });

  if (!window.isSecureContext || !globalThis.crypto?.subtle) show("unable");
  else if (stored()) askAgain(stored(), root.dataset.voted === "no");
  else if (root.dataset.voted === "yes") show("elsewhere");
  else {
    clearMarks();
    showProgress();
    show("choose");
  }
})();
