"use strict";
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  // The file may be opened long after it was written: say so when its date for review is past.
  const stale = document.querySelector(".stale");
  const review = stale && stale.dataset.reviewBy;
  if (review && new Date().toISOString().slice(0, 10) > review) stale.hidden = false;

  // The list of contents is closed to begin with where it would push the profile off a small screen.
  const contents = document.querySelector("nav details");
  const isWide = matchMedia("(min-width: 62rem)");
  const settle = () => { contents.open = isWide.matches; };
  settle();
  isWide.addEventListener("change", settle);

  const links = new Map(all("nav a").map((link) => [link.hash.slice(1), link]));
  if ("IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting || !links.has(entry.target.id)) continue;
        links.forEach((link) => link.removeAttribute("aria-current"));
        links.get(entry.target.id).setAttribute("aria-current", "true");
      }
    }, { rootMargin: "-10% 0px -80% 0px" });
    all("main > section").forEach((section) => seen.observe(section));
  }

  // A link to a figure opens the table that the figure stands in.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let up = target.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((details) => { details.open = false; }));

  // Tables: sorted by any column, by mouse or keyboard; long ones searched by name.
  const key = (row, column) => {
    const cell = row.cells[column];
    if (cell.dataset.sort !== undefined) return Number(cell.dataset.sort);
    return cell.classList.contains("number") ? null : cell.textContent;
  };
  const compare = (a, b, sign) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en-GB", { numeric: true }));
  };
  const sortBy = (table, heading, column) => {
    const next = heading.getAttribute("aria-sort") === "descending" ? "ascending" : "descending";
    all("thead th", table).forEach((other) => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", next);
    const sign = next === "ascending" ? 1 : -1;
    const rows = Array.from(table.tBodies[0].rows);
    rows.sort((a, b) => compare(key(a, column), key(b, column), sign));
    table.tBodies[0].append(...rows);
  };
  const makeSortable = (table) => all("thead th", table).forEach((heading, column) => {
    const sample = table.tBodies[0].rows[0];
    if (sample && sample.cells[column].classList.contains("doubt")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", `Sort by ${heading.textContent}`);
    heading.append(button);
    button.addEventListener("click", () => sortBy(table, heading, column));
  });
  const makeSearchable = (table) => {
    const label = document.createElement("label");
    label.className = "filter";
    label.textContent = "Show rows whose name contains";
    const input = document.createElement("input");
    input.type = "search";
    label.append(input);
    table.parentElement.before(label);
    input.addEventListener("input", () => {
      const wanted = input.value.toLocaleLowerCase("en-GB");
      for (const row of table.tBodies[0].rows) row.hidden = !row.cells[0].textContent.toLocaleLowerCase("en-GB").includes(wanted);
    });
  };
  all("table").forEach((table) => {
    if (table.tBodies[0].rows.length > 1) makeSortable(table);
    if (table.dataset.filter !== undefined) makeSearchable(table);
  });

  // Wide tables scroll by keyboard too.
  all(".table").forEach((box) => {
    const table = box.querySelector("table");
    const mark = () => {
      if (box.scrollWidth <= box.clientWidth) return;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", table.caption.textContent);
    };
    mark();
    const details = box.closest("details");
    if (details) details.addEventListener("toggle", mark);
  });

  // The id of a figure shows when the pointer rests on it or the keyboard reaches it, and can be copied from there.
  const trace = document.createElement("div");
  trace.className = "trace";
  trace.hidden = true;
  document.body.append(trace);
  let leaving = 0;
  const hide = () => { trace.hidden = true; };
  const tell = (figure) => {
    clearTimeout(leaving);
    const code = document.createElement("code");
    code.textContent = figure.dataset.figure;
    trace.replaceChildren("Figure id", code);
    trace.hidden = false;
    const box = figure.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - trace.offsetWidth - 8);
    trace.style.left = `${Math.max(left, 8) + scrollX}px`;
    trace.style.top = `${box.bottom + scrollY + 2}px`;
  };
  all("[data-figure][title]").forEach((figure) => {
    figure.removeAttribute("title");
    figure.addEventListener("pointerenter", () => tell(figure));
    figure.addEventListener("focus", () => tell(figure));
    figure.addEventListener("blur", hide);
    figure.addEventListener("pointerleave", () => { leaving = setTimeout(hide, 400); });
  });
  trace.addEventListener("pointerenter", () => clearTimeout(leaving));
  trace.addEventListener("pointerleave", hide);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  // Maps: the pointer, or the arrow keys, choose an area; its row of the table is read out beside the map.
  const line = (tag, text) => {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  };
  const describe = (row) => {
    const headings = all("thead th", row.closest("table")).map((heading) => heading.textContent);
    const cells = Array.from(row.cells).slice(1).map((cell, index) => [headings[index + 1], cell.textContent]);
    const lines = cells.filter(([, text]) => text).map(([heading, text]) => line("span", `${heading} ${text}`));
    return [line("strong", row.querySelector(".name").textContent), ...lines];
  };
  const makeReadable = (map) => {
    const shapes = all("path[data-area]", map);
    const rows = new Map(all("tr[data-area]", map).map((row) => [row.dataset.area, row]));
    if (!shapes.length || !rows.size) return;
    const readout = map.querySelector(".readout");
    const drawing = map.querySelector(".drawing");
    const byArea = new Map(shapes.map((shape) => [shape.dataset.area, shape]));
    const order = Array.from(rows.keys()).map((area) => byArea.get(area)).filter(Boolean);
    let at = -1;
    let lit = null;
    const show = (shape) => {
      if (lit) lit.classList.remove("on");
      lit = shape;
      if (shape) {
        shape.classList.add("on");
        shape.parentNode.append(shape);
      }
      const row = shape && rows.get(shape.dataset.area);
      readout.replaceChildren(...(row ? describe(row) : ["Point at an area, or focus the map and use the arrow keys."]));
    };
    readout.hidden = false;
    drawing.tabIndex = 0;
    drawing.setAttribute("role", "group");
    drawing.setAttribute("aria-label", "Map: the arrow keys go through the areas");
    drawing.addEventListener("pointerover", (event) => {
      const shape = event.target.closest("path[data-area]");
      if (shape && shape !== lit) show(shape);
    });
    drawing.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      at = (at + step + order.length) % order.length;
      show(order[at]);
    });
    show(null);
  };
  all("figure.map").forEach(makeReadable);
})();
