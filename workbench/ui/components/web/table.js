// A table of findings: search, filter, sort, choose a row, and follow its links into the sources.

import { bringIntoView, h, refillFocused, translator } from "./dom.js";
import { goLink } from "./page_links.js";
import { shape } from "./judging_model.js";
import { hubOf } from "./outbox.js";

const PAGE_ROWS = 200;
const tables = new WeakMap();

class TableView {
  /** @param {HTMLElement} host @param {any} doc */
  constructor(host, doc) {
    /** @type {any} */
    this.root = host.getRootNode() instanceof ShadowRoot ? host.getRootNode() : document;
    this.host = host;
    this.hub = hubOf(doc.channel);
    this.query = "";
    this.picked = {};
    this.sort = null;
    this.most = PAGE_ROWS;
    this.take(doc);
    this.build();
    this.draw();
    requestAnimationFrame(() => {
      if (this.doc.columns.some((column) => column.pinned)) this.wrap.scrollLeft = this.wrap.scrollWidth; // the newest years are last
      const row = this.body.querySelector("tr.on");
      if (row) bringIntoView(this.wrap, row, false);
    });
  }

  take(doc) {
    this.doc = doc;
    this.t = translator(doc.strings);
    for (const filter of doc.filters || [])
      if (filter.value && this.picked[filter.column] === undefined) this.picked[filter.column] = filter.value;
  }

  build() {
    const { doc, t } = this;
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
        { class: "findings" },
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
  }

  // What a cell says, for search, filter and sort.
  static said(cell) {
    if (cell === null || cell === undefined) return "";
    if (typeof cell !== "object") return String(cell);
    if (cell.sort !== undefined) return cell.sort;
    return cell.text ?? (cell.lines || []).map((line) => line.text).join(" ");
  }

  get shown() {
    const at = new Map(this.doc.columns.map((column, i) => [column.id, i]));
    let rows = this.doc.rows.filter((row) =>
      Object.entries(this.picked).every(([column, value]) => !value || row.tags?.[column] === value),
    );
    if (this.query)
      rows = rows.filter((row) =>
        row.cells.some((cell) =>
          `${typeof cell === "object" && cell ? (cell.text ?? (cell.lines || []).map((l) => l.text).join(" ")) : (cell ?? "")}`
            .toLowerCase()
            .includes(this.query),
        ),
      );
    if (!this.sort) return rows;
    const { column, down } = this.sort;
    const value = (row) => TableView.said(row.cells[at.get(column)]);
    const compare = (a, b) =>
      typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh");
    return [...rows].sort((a, b) =>
      value(a) === "" ? 1 : value(b) === "" ? -1 : (down ? -1 : 1) * compare(value(a), value(b)),
    );
  }

  draw() {
    const { doc, t } = this;
    refillFocused(
      this.root,
      this.head,
      doc.columns.map((column) => this.title(column)),
    );
    const shown = this.shown;
    this.body.replaceChildren(...shown.slice(0, this.most).map((row) => this.row(row)));
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

  title(column) {
    const sorted = this.sort && this.sort.column === column.id;
    const order = sorted ? (this.sort.down ? "descending" : "ascending") : "none";
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
            this.sort = sorted && this.sort.down ? null : { column: column.id, down: Boolean(sorted) };
            this.draw();
          },
        },
        column.label,
        sorted ? (this.sort.down ? " ▾" : " ▴") : "",
      ),
    );
  }

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

  cell(cell, column, choose) {
    const props = {
      "data-label": column.label,
      class: `${cell === null || cell === undefined || cell === "" ? "blank" : ""} ${column.num ? "right-set" : ""} ${column.pinned ? "pinned" : ""} ${(cell && cell.cls) || ""}`,
      lang: column.zh ? "zh" : null,
      title: (cell && cell.title) || null,
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

  line(line) {
    const text = [line.verdict ? [shape(line.verdict), " "] : null, line.text];
    if (line.go)
      return goLink(this.doc, this.hub, line.go, { class: line.kind || "", title: line.title || null }, text);
    return line.kind || line.title
      ? h("span", { class: line.kind || "", title: line.title || null }, text)
      : text;
  }

  choose(id) {
    this.doc.selected = id;
    for (const row of /** @type {Iterable<HTMLElement>} */ (this.body.children)) {
      row.classList.toggle("on", row.dataset.id === id);
      row.setAttribute("aria-selected", String(row.dataset.id === id));
    }
    this.hub.outbox.send({ kind: "choose", row: id });
  }
}

/** @param {import("./types.d.ts").Component} component */
export default function (component) {
  const { data, parentElement } = component;
  const present = tables.get(parentElement);
  if (!present || present.doc.rev !== data.rev)
    tables.set(parentElement, new TableView(parentElement.querySelector(".host"), data));
  else if (present.doc.selected !== data.selected) {
    present.doc.selected = data.selected;
    present.draw();
  }
  return () => tables.delete(parentElement);
}
