// What a commitment says besides its words: made once, so that going on to the next one changes values only.

import { h } from "./dom.js";
import { reviseCurrent } from "./reader_decisions.js";

/** @import { Reader } from "./reader.js" */
/** @import { Item } from "./messages.d.ts" */

export class ReaderFields {
  /** @param {Reader} reader */
  constructor(reader) {
    const { t, doc } = reader;
    const say = (/** @type {string} */ name, /** @type {unknown} */ value) =>
      reviseCurrent(reader, { [name]: value });
    const text = (/** @type {string} */ name, /** @type {(told: string) => unknown} */ read) =>
      h("input", { name, lang: "zh", onchange: (event) => say(name, read(event.target.value)) });
    const list = (/** @type {string} */ name) =>
      text(name, (told) =>
        told
          .split(/[、,，;；]/)
          .map((s) => s.trim())
          .filter(Boolean),
      );
    this.area = h(
      "select",
      {
        name: "area",
        onchange: (event) => {
          event.target.blur(); // the next key is the reader's, not a letter that looks for an area
          say("area", event.target.value || null);
        },
      },
      h("option", { value: "" }, t("reader.no_area")),
      doc.areas.map((code) => h("option", { value: code.id }, code.label)),
    );
    this.items = list("items");
    this.bodies = list("bodies");
    this.deadline = text("deadline", (told) => told.trim() || null);
    this.tags = list("tags");
    this.note = h("textarea", {
      name: "note",
      rows: 2,
      placeholder: t("reader.note_hint"),
      onchange: (event) => say("note", event.target.value),
    });
    const line = (/** @type {string} */ label, /** @type {HTMLElement} */ field) =>
      h("label", null, h("span", null, label), field);
    this.element = h(
      "div",
      { class: "fields" },
      line(t("reader.area"), this.area),
      line(t("reader.items"), this.items),
      line(t("reader.bodies"), this.bodies),
      line(t("reader.deadline"), this.deadline),
      line(t("reader.tags"), this.tags),
      line(t("reader.note"), this.note),
    );
  }

  // Show what `item` says; a field that shows it already is not touched.
  /** @param {Item} item */
  draw(item) {
    put(this.area, item.area);
    if (this.area.selectedIndex < 0) this.area.value = ""; // an area that is no longer in the codebook
    put(this.items, item.items?.join("、"));
    put(this.bodies, item.bodies?.join("、"));
    put(this.deadline, item.deadline);
    put(this.tags, item.tags?.join("、"));
    put(this.note, item.note);
  }
}

/** @param {{ value: string }} field @param {string | null | undefined} value */
function put(field, value) {
  if (field.value !== (value ?? "")) field.value = value ?? "";
}
