// The fields of the coding scheme in the card: one control for each, made after its kind.

import { h } from "./dom.js";
import { reviseCurrent } from "./reader_decisions.js";

/** @import { Reader } from "./reader.js" */
/** @import { FieldValue, Item, SchemeField } from "./messages.d.ts" */

// What may be chosen: retired options only where they were chosen before.
/** @param {SchemeField} field @param {string[]} chosen */
export function offered(field, chosen) {
  return field.options.filter((option) => !option.retired || chosen.includes(option.id));
}

// The fields to show of an item: a retired one only where something stands in it.
/** @param {SchemeField[]} scheme @param {Record<string, FieldValue | undefined>} values */
export function fieldsOf(scheme, values) {
  return scheme.filter((field) => !field.retired || values[field.id] !== undefined);
}

/** @param {Reader} reader @param {Item} item */
export function schemeFields(reader, item) {
  const values = item.fields || {};
  const shown = fieldsOf(reader.doc.scheme || [], values);
  if (shown.length === 0) return null;
  return h(
    "div",
    { class: "fields scheme", role: "group", "aria-label": reader.t("reader.scheme") },
    shown.map((field) => schemeControl(reader, field, values[field.id])),
  );
}

/** @param {Reader} reader @param {SchemeField} field @param {FieldValue | undefined} value */
function schemeControl(reader, field, value) {
  const name = `scheme-${field.id}`;
  const say = (/** @type {FieldValue | null} */ said) =>
    reviseCurrent(reader, { fields: { [field.id]: said } });
  const label = h("span", { title: field.help || null }, field.label);
  if (field.kind === "several") {
    const chosen = Array.isArray(value) ? value : [];
    // What is ticked on the screen counts: the card is not drawn anew while somebody is at work in it.
    /** @type {HTMLElement} */
    const group = h(
      "div",
      { class: "several", role: "group", "aria-label": field.label },
      label,
      h(
        "div",
        null,
        offered(field, chosen).map((option) =>
          h(
            "label",
            { class: "tick", title: option.help || null },
            h("input", {
              type: "checkbox",
              name,
              value: option.id,
              checked: chosen.includes(option.id),
              onchange: () => {
                const ticked = /** @type {NodeListOf<HTMLInputElement>} */ (
                  group.querySelectorAll("input:checked")
                );
                const now = Array.from(ticked, (each) => each.value);
                say(now.length > 0 ? now : null);
              },
            }),
            " ",
            option.label,
          ),
        ),
      ),
    );
    return group;
  }
  if (field.kind === "choice") {
    return h(
      "label",
      null,
      label,
      h(
        "select",
        { name, onchange: (event) => say(event.target.value || null) },
        h("option", { value: "" }, "—"),
        offered(field, typeof value === "string" ? [value] : []).map((option) =>
          h(
            "option",
            { value: option.id, selected: option.id === value, title: option.help || null },
            option.label,
          ),
        ),
      ),
    );
  }
  if (field.kind === "number") {
    return h(
      "label",
      null,
      label,
      h("input", {
        type: "number",
        name,
        step: "any",
        min: field.low,
        max: field.high,
        value: value ?? "",
        onchange: (event) => {
          if (event.target.reportValidity())
            say(event.target.value === "" ? null : Number(event.target.value));
        },
      }),
    );
  }
  return h(
    "label",
    null,
    label,
    h("textarea", {
      name,
      rows: 2,
      value: value ?? "",
      onchange: (event) => say(event.target.value.trim() || null),
    }),
  );
}
