"use strict";
// Adds to a page that is whole without it: filters, order, keys, and links that open what they name.
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const field = (name) => document.getElementById(name);
  const items = Array.from(document.querySelectorAll("[data-kinds]"), (node, order) => ({ node, order }));
  const cards = items.filter((item) => item.node.localName === "article");
  const parents = new Set(items.map((item) => item.node.parentNode));
  const fold = (item) => item.node.querySelector("details");
  const number = (value) => value.toLocaleString("en-US");

  function text(item) {
    item.text ??= item.node.textContent.toLowerCase();
    return item.text;
  }

  function paths(item) {
    item.paths ??= Array.from(item.node.querySelectorAll(".place"), (one) => one.textContent.toLowerCase());
    return item.paths;
  }

  function wanted() {
    const words = field("text").value.toLowerCase().split(/\s+/).filter(Boolean);
    const path = field("path").value.trim().toLowerCase();
    const listed = [["kinds", "kind"], ["languages", "language"], ["standing", "standing"]]
      .map(([key, name]) => [key, field(name).value])
      .filter(([, value]) => value);
    const alike = Number(field("alike").value) || 0;
    return (item) =>
      Number(item.node.dataset.alike) >= alike &&
      listed.every(([key, value]) => item.node.dataset[key].split(" ").includes(value)) &&
      (!path || paths(item).some((one) => one.includes(path))) &&
      words.every((word) => text(item).includes(word));
  }

  function show() {
    const fits = wanted();
    let shown = 0;
    let inShort = 0;
    for (const item of items) {
      const fit = fits(item);
      if (item.node.hidden === fit) item.node.hidden = !fit;
      shown += fit;
      inShort += fit && item.node.localName === "tr";
    }
    const all = shown === items.length;
    field("count").textContent =
      (all ? "" : `${number(shown)} of `) +
      `${number(items.length)} ${items.length === 1 ? "finding" : "findings"}` +
      (inShort ? `, ${number(inShort)} of them in short below` : "");
  }

  const orders = {
    alike: (one, other) => other.node.dataset.alike - one.node.dataset.alike,
    copies: (one, other) => other.node.dataset.copies - one.node.dataset.copies,
    lines: (one, other) => other.node.dataset.lines - one.node.dataset.lines,
    path: (one, other) => (paths(one)[0] < paths(other)[0] ? -1 : paths(one)[0] > paths(other)[0] ? 1 : 0),
  };

  let sorted = "";

  function sort() {
    if (sorted === field("sort").value) return;
    sorted = field("sort").value;
    const order = orders[sorted] ?? (() => 0);
    items.sort((one, other) => order(one, other) || one.order - other.order);
    cards.sort((one, other) => order(one, other) || one.order - other.order);
    for (const parent of parents) {
      parent.append(...items.filter((item) => item.node.parentNode === parent).map((item) => item.node));
    }
  }

  const narrow = document.querySelector("style[media]");
  const asFits = narrow.media;

  function view() {
    const media = { beside: "not all", unified: "all" }[field("view").value] ?? asFits;
    if (narrow.media !== media) narrow.media = media;
  }

  function all(open) {
    for (const item of cards) if (!item.node.hidden) fold(item).open = open;
  }

  function move(step) {
    const seen = cards.filter((item) => !item.node.hidden);
    if (!seen.length) return;
    const here = seen.findIndex((item) => item.node.contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : seen.length - 1) : here + step;
    const item = seen[Math.min(Math.max(next, 0), seen.length - 1)];
    const summary = item.node.querySelector("summary");
    summary.focus({ preventScroll: true });
    item.node.style.scrollMarginTop = `${below()}px`;
    item.node.scrollIntoView({ block: "start" });
  }

  // How far down the bar above the findings reaches while it sticks to the top.
  function below() {
    return (getComputedStyle(form).position === "sticky" ? form.offsetHeight : 0) + 12;
  }

  function follow() {
    const name = location.hash.slice(1);
    const target = /^f-[0-9a-f]+$/.test(name) && document.getElementById(name);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) {
      if (at.localName === "details") at.open = true;
      if (at.hidden) at.hidden = false;
    }
    const item = target.closest("[data-kinds]");
    item.style.scrollMarginTop = `${below()}px`;
    item.scrollIntoView({ block: "start" });
    // Cards above are measured only when they come into view, and move it then.
    requestAnimationFrame(() => requestAnimationFrame(() => item.scrollIntoView({ block: "start" })));
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    c: () => all(false),
    e: () => all(true),
    "/": () => field("text").focus(),
    u: () => {
      field("view").value = field("view").value === "unified" ? "beside" : "unified";
      view();
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (!field("keys").checked || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  let waiting = 0;
  form.addEventListener("input", (event) => {
    if (event.target.id === "sort") return sort();
    if (event.target.id === "view") return view();
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => (show(), sort(), view())));
  field("collapse").addEventListener("click", () => all(false));
  field("expand").addEventListener("click", () => all(true));
  // After the browser has gone there in its own way.
  for (const name of ["hashchange", "load"]) addEventListener(name, () => requestAnimationFrame(follow));

  for (const cell of document.querySelectorAll(".files .path")) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = "Show only findings in this file";
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener("click", () => {
      field("path").value = button.textContent;
      show();
      form.scrollIntoView();
    });
  }

  form.hidden = false;
  show();
})();
