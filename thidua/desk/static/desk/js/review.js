/* Lights up the place of a field in the source, and the field of a place. Saving is htmx's work. */
(() => {
  "use strict";

  const review = document.querySelector("[data-review]");
  if (!review) return;
  const source = review.querySelector("[data-source]");
  const narrow = window.matchMedia("(width < 992px)");

  /* A scanned document shows its places twice, on the picture and in the words; only one of them is in view. */
  const placesOf = (key) => [...source.querySelectorAll(`.lit[data-keys~="${CSS.escape(key)}"]`)]
    .filter((one) => one.getClientRects().length > 0 || narrow.matches);
  const itemOf = (key) => document.querySelector(`[data-item="${CSS.escape(key)}"]`);

  const darken = () => document.querySelectorAll(".is-lit").forEach((one) => one.classList.remove("is-lit"));

  const showPane = (name) => {
    review.dataset.pane = name;
    document.querySelectorAll("[data-show-pane]").forEach((button) => {
      button.setAttribute("aria-selected", String(button.dataset.showPane === name));
    });
  };

  const bring = (element, pane) => {
    if (narrow.matches) showPane(pane);
    element.scrollIntoView({ block: "center", behavior: "auto" });
  };

  const light = (key, lead) => {
    darken();
    const places = placesOf(key);
    places.forEach((one) => one.classList.add("is-lit"));
    const item = itemOf(key);
    item?.classList.add("is-lit");
    if (lead === "source" && places.length) bring(places[0], "source");
    if (lead === "reading" && item) {
      bring(item, "reading");
      item.focus({ preventScroll: true });
    }
  };

  const lightFromItem = (target, follow) => {
    const item = target.closest("[data-item]");
    if (!item || item.classList.contains("is-lit")) return;
    light(item.dataset.item, follow && !narrow.matches ? "source" : "");
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-light], [data-show-pane], [data-filter], [data-view-as]");
    if (button?.dataset.viewAs) return viewAs(button);
    if (button?.dataset.light) return light(button.dataset.light, "source");
    if (button?.dataset.showPane) return showPane(button.dataset.showPane);
    if (button?.dataset.filter) return filter(button);
    const place = event.target.closest(".lit");
    if (place && source.contains(place)) {
      if (!document.getSelection().isCollapsed) return undefined;
      return light(place.dataset.keys.split(" ").find(itemOf) ?? place.dataset.keys.split(" ")[0], "reading");
    }
    return lightFromItem(event.target, !event.target.closest("button, input, select, textarea, a"));
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.matches("input, select, textarea")) lightFromItem(event.target, true);
  });

  const viewAs = (button) => {
    document.querySelectorAll("[data-view-as]").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
    source.classList.toggle("as-pictures", button.dataset.viewAs === "pictures");
  };

  const filter = (button) => {
    document.querySelectorAll("[data-filter]").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
    document.getElementById("reading-list").dataset.shown = button.dataset.filter;
  };

  /* --- picking several --- */
  const countPicked = () => {
    const picked = document.querySelectorAll("[data-picked]:checked").length;
    const bulk = document.querySelector(".bulk");
    if (!bulk) return;
    bulk.classList.toggle("is-shown", picked > 0);
    bulk.querySelector("[data-picked-count]").textContent = String(picked);
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-picked]")) countPicked();
  });
  document.addEventListener("htmx:afterSettle", countPicked);

  /* The fields of a new catalogue entry are shown only where one is asked for. */
  const showNewIndicator = () => {
    document.querySelectorAll("select[name=t-indicator]").forEach((select) => {
      select.closest(".target-fields").classList.toggle("makes-indicator", select.value === "+");
    });
  };
  document.addEventListener("change", showNewIndicator);
  document.addEventListener("htmx:afterSettle", showNewIndicator);

  /* --- a target from words marked in the source --- */
  const adder = document.querySelector("[data-add-from-source]");
  const offsetOf = (node, offset) => {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    return piece ? Number(piece.dataset.start) + (node.nodeType === Node.TEXT_NODE ? offset : 0) : null;
  };
  document.addEventListener("selectionchange", () => {
    if (!adder) return;
    const chosen = document.getSelection();
    const inside = !chosen.isCollapsed && chosen.rangeCount && source.contains(chosen.getRangeAt(0).commonAncestorContainer);
    if (!inside) {
      if (!adder.matches(":hover, :focus-within")) adder.hidden = true;
      return;
    }
    const range = chosen.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    adder.hidden = start === null || end === null || end - start < 4;
    if (adder.hidden) return;
    adder.elements.start.value = start;
    adder.elements.end.value = end;
  });
  adder?.addEventListener("htmx:afterRequest", () => {
    adder.hidden = true;
    document.getSelection().removeAllRanges();
  });

  /* --- what is happening with what was typed --- */
  const say = (kind) => {
    const state = document.getElementById("save-state");
    if (!state) return;
    state.classList.toggle("is-busy", kind === "busy");
    state.classList.toggle("is-broken", kind === "broken");
    const words = document.getElementById("save-words").dataset[kind];
    state.querySelector("span").textContent = words.replace("{time}", new Date().toLocaleTimeString("vi-VN"));
  };
  const writes = (event) => event.detail.requestConfig?.verb === "post" || event.detail.verb === "post";
  document.addEventListener("htmx:beforeRequest", (event) => writes(event) && say("busy"));
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.requestConfig?.verb === "post" && event.detail.target?.id !== "save-state") say("saved");
  });
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => {
    document.addEventListener(name, () => say("broken"));
  });
})();
