// A table of findings: search, filter, sort, choose a row, and follow its links into the sources.

import { AT_ONCE, buildOn } from "./build_on.js";
import { bringIntoView, h, hostOf, refillFocused, rootOf, translator } from "./dom.js";
import { goLink } from "./page_links.js";
import { shape } from "./judging_model.js";
import { showNewest } from "./newest_years.js";
import { hubOf } from "./outbox.js";
import { received } from "./received.js";
import { rowsShown } from "./table_model.js";

const PAGE_ROWS = 200;

/** @import { Cell, CellLine, RichCell, TableColumn, TableDocument, TableRow } from "./messages.d.ts" */
/** @import { Child, Component } from "./types.d.ts" */

/** @type {WeakMap<HTMLElement, TableView>} */
const tables = new WeakMap();

class TableView {
  /** @param {HTMLElement} host @param {TableDocument} doc */
  constructor(host, doc) {
    this.root = rootOf(host);
    this.host = host;
    this.hub = hubOf(doc.channel);
    this.query = "";
    /** @type {Record<string, string>} What is chosen in each filter, by column. */
    this.picked = {};
    /** @type {{ column: string, down: boolean } | null} */
    this.sort = null;
    this.most = PAGE_ROWS;
    /** @type {TableRow[]} Those that are drawn, or will be in a moment. */
    this.rows = [];
    this.covers = "";
    this.doc = doc;
    this.t = translator(doc.strings);
    for (const filter of doc.filters || [])
      if (filter.value && this.picked[filter.column] === undefined) this.picked[filter.column] = filter.value;
    const { t } = this;
    const search = doc.search
      ? h("input", {
          type: "search",
          placeholder: doc.search,
          "aria-label": doc.search,
          oninput: (event) => {
            this.query = event.target.value.trim().toLowerCase();
            this.most = PAGE_ROWS;
            this.draw();
          },
        })
      : null;
    const filters = (doc.filters || []).map((filter) =>
      h(
        "select",
        {
          "aria-label": filter.label,
          onchange: (event) => {
            this.picked[filter.column] = event.target.value;
            this.most = PAGE_ROWS;
            this.draw();
          },
        },
        h("option", { value: "" }, filter.label),
        filter.options.map(([value, label]) =>
          h("option", { value, selected: this.picked[filter.column] === value }, label),
        ),
      ),
    );
    this.count = h("span", { class: "soft small", role: "status" });
    this.head = h("tr");
    this.body = h("tbody");
    this.more = h("button", {
      type: "button",
      class: "more",
      onclick: () => {
        this.most += PAGE_ROWS;
        this.draw();
      },
    });
    this.wrap = h(
      "div",
      { class: "tablewrap", tabindex: "0", role: "region", "aria-label": doc.caption },
      h(
        "table",
        { class: this.isByYear() ? "findings years" : "findings" },
        h("caption", { class: "sr" }, doc.caption),
        h("thead", null, this.head),
        this.body,
      ),
    );
    const bar =
      search || filters.length > 0
        ? h("div", { class: "bar tools" }, search, filters, h("span", { class: "grow" }), this.count)
        : null;
    this.host.replaceChildren(h("div", { class: "card board" }, bar, this.wrap, this.more));
    this.more.textContent = t("table.more");
    // As many rows as a window shows, and down to the chosen one.
    this.draw(Math.max(AT_ONCE, this.shown.findIndex((row) => row.id === doc.selected) + 1));
    requestAnimationFrame(() => {
      this.showNewest();
      const row = this.body.querySelector("tr.on");
      if (row) bringIntoView(this.wrap, row, false);
    });
  }

  /** @returns {boolean} whether its last columns are years, the newest last */
  isByYear() {
    return /^[0-9]{4}$/.test(this.doc.columns.at(-1)?.label ?? "");
  }

  // The newest years are last.
  showNewest() {
    if (this.isByYear() || this.doc.columns.some((column) => column.pinned))
      this.covers = showNewest(this.wrap, this.head.children);
  }

  get shown() {
    return rowsShown(this.doc, { query: this.query, picked: this.picked, sort: this.sort });
  }

  // Draw all anew; who has just come waits for the first `count` rows only.
  draw(count = this.most) {
    const { doc, t } = this;
    refillFocused(
      this.root,
      this.head,
      doc.columns.map((column) => this.title(column)),
    );
    const first = /** @type {HTMLElement | null} */ (this.head.firstElementChild);
    if (first) first.style.minWidth = this.covers;
    const shown = this.shown;
    const rows = shown.slice(0, this.most);
    this.rows = rows;
    this.body.replaceChildren(...rows.slice(0, count).map((row) => this.row(row)));
    // All that are left at once: each time that rows come, the whole table is laid out.
    buildOn(
      rows.slice(count),
      (left) => this.append(left),
      () => this.rows === rows && this.body.isConnected,
      this.most,
    );
    if (shown.length === 0)
      this.body.append(
        h(
          "tr",
          null,
          h(
            "td",
            { colspan: doc.columns.length, class: "soft empty" },
            doc.rows.length === 0 ? doc.empty : t("table.none"),
          ),
        ),
      );
    this.more.hidden = shown.length <= this.most;
    this.count.textContent = t("table.count", { n: shown.length, all: doc.rows.length });
  }

  // Add rows at the end; they may make columns wider, and who looks at the newest goes on doing so.
  /** @param {TableRow[]} rows */
  append(rows) {
    const { scrollLeft, clientWidth, scrollWidth } = this.wrap;
    this.body.append(...rows.map((row) => this.row(row)));
    if (scrollLeft + clientWidth >= scrollWidth - 2) this.showNewest();
  }

  /** @param {TableColumn} column */
  title(column) {
    const sorted = this.sort?.column === column.id ? this.sort : null;
    const order = sorted ? (sorted.down ? "descending" : "ascending") : "none";
    const cls = `${column.num ? "right-set" : ""} ${column.pinned ? "pinned" : ""}`;
    if (column.plain) return h("th", { scope: "col", class: cls }, column.label);
    return h(
      "th",
      { scope: "col", "aria-sort": order, class: cls },
      h(
        "button",
        {
          type: "button",
          class: "sorter",
          onclick: () => {
            this.sort = sorted?.down ? null : { column: column.id, down: Boolean(sorted) };
            this.draw();
          },
        },
        column.label,
        sorted ? (sorted.down ? " ▾" : " ▴") : "",
      ),
    );
  }

  /** @param {TableRow} row */
  row(row) {
    const chosen = row.id === this.doc.selected;
    const choose = this.doc.choosable ? () => this.choose(row.id) : null;
    return h(
      "tr",
      {
        class: `${chosen ? "on" : ""} ${choose ? "choosable" : ""} ${row.cls || ""}`,
        "data-id": row.id,
        "aria-selected": choose ? String(chosen) : null,
        onclick: choose,
      },
      row.cells.map((cell, i) => this.cell(cell, this.doc.columns[i], i === 0 ? choose : null)),
    );
  }

  /** @param {Cell} cell @param {TableColumn} column @param {(() => void) | null} choose */
  cell(cell, column, choose) {
    const rich = cell && typeof cell === "object" ? cell : null;
    const props = {
      "data-label": column.label,
      class: [
        cell === null || cell === undefined || cell === "" ? "blank" : "",
        column.num ? "right-set" : "",
        column.pinned ? "pinned" : "",
        rich?.cls || "",
      ].join(" "),
      lang: column.zh ? "zh" : null,
      title: rich?.title || null,
    };
    const inner = this.inside(cell);
    if (choose)
      return h(
        "th",
        { scope: "row", ...props },
        h(
          "button",
          {
            type: "button",
            class: "name",
            onclick: (event) => {
              event.stopPropagation();
              choose();
            },
          },
          inner,
        ),
      );
    return h("td", props, inner);
  }

  /** @param {Cell} cell @returns {Child} */
  inside(cell) {
    if (cell === null || cell === undefined) return "";
    if (typeof cell !== "object") return String(cell);
    if (cell.lines) return cell.lines.map((line) => h("div", null, this.line(line)));
    if (cell.bar)
      return [
        h(
          "span",
          { class: "stacked", role: "img", "aria-label": cell.text },
          cell.bar.map((part) =>
            h("i", { class: `f-${part.kind}`, title: part.title, style: { flexGrow: String(part.count) } }),
          ),
        ),
        cell.go ? this.line(cell) : null,
      ];
    return this.line(cell);
  }

  /** @param {CellLine | RichCell} line @returns {Child} */
  line(line) {
    const text = [line.verdict ? [shape(line.verdict), " "] : null, line.text];
    if (line.go)
      return goLink(this.doc, this.hub, line.go, { class: line.kind || "", title: line.title || null }, text);
    return line.kind || line.title
      ? h("span", { class: line.kind || "", title: line.title || null }, text)
      : text;
  }

  /** @param {string} id */
  choose(id) {
    this.doc.selected = id;
    for (const row of /** @type {Iterable<HTMLElement>} */ (this.body.children)) {
      row.classList.toggle("on", row.dataset.id === id);
      row.setAttribute("aria-selected", String(row.dataset.id === id));
    }
    this.hub.outbox.send({ kind: "choose", row: id });
  }
}

/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  const data = received(component);
  const present = tables.get(parentElement);
  if (!present || present.doc.rev !== data.rev)
    tables.set(parentElement, new TableView(hostOf(parentElement), data));
  else if (present.doc.selected !== data.selected) {
    present.doc.selected = data.selected;
    present.draw();
  }
  return () => tables.delete(parentElement);
}
