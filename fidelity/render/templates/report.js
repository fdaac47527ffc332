"use strict";
// Filtering, stepping and lighting up; without it the page shows everything and every link works.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cards = all(".card");
  const buttons = all("button[data-verdict]");
  const kind = document.getElementById("kind-filter");
  const order = document.getElementById("order");
  const filters = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const visible = () => all(".card").filter((card) => !card.hidden);

  function apply() {
    const verdicts = new Set(
      buttons.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.verdict));
    for (const card of cards) {
      const kinds = card.dataset.kinds.split(" ");
      card.hidden = !verdicts.has(card.dataset.verdict) ||
        Boolean(kind && kind.value && !kinds.includes(kind.value));
    }
    const count = visible().length;
    shown.textContent = count === cards.length ? "" : `${count} of ${cards.length} shown`;
  }

  function press(button, state) {
    button.setAttribute("aria-pressed", String(state ?? button.getAttribute("aria-pressed") !== "true"));
    apply();
  }

  function sort() {
    const byPlace = order.value === "article";
    for (const list of all(".cards")) {
      const key = (card) => byPlace ? card.dataset.place : card.dataset.rank.padStart(9, "0");
      list.append(...[...list.children].sort((a, b) => key(a).localeCompare(key(b), "en", { numeric: true })));
    }
  }

  function step(by) {
    const list = visible();
    if (!list.length) return;
    const now = list.findIndex((card) => card.classList.contains("here"));
    const next = list[Math.min(Math.max(now + by, 0), list.length - 1)];
    cards.forEach((card) => card.classList.toggle("here", card === next));
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  function light(event, on) {
    const origin = event.target.closest("[data-n]");
    const card = origin && origin.closest(".card");
    if (!card) return;
    const numbers = new Set(origin.dataset.n.split(" "));
    for (const other of all("mark[data-n], li[data-n]", card)) {
      if (other.dataset.n.split(" ").some((n) => numbers.has(n))) other.classList.toggle("lit", on);
    }
  }

  function reveal() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    const card = target.closest(".card");
    if (card) card.hidden = false;
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    const inner = card === target ? card.querySelector(":scope > details") : null;
    if (inner) inner.open = true;
    target.scrollIntoView();
  }

  if (filters) {
    filters.hidden = false;
    buttons.forEach((button) => button.addEventListener("click", () => press(button)));
    if (kind) kind.addEventListener("change", apply);
    order.addEventListener("change", sort);
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
      if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (event.key === "0") buttons.forEach((button) => press(button, true));
      else if (buttons[Number(event.key) - 1]) press(buttons[Number(event.key) - 1]);
      else return;
      event.preventDefault();
    });
  }
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => light(event, on));
  }
  addEventListener("hashchange", reveal);
  reveal();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((item) => { item.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((item) => { item.open = false; }));
})();
