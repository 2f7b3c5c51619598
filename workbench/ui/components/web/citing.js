// Citing what is quoted: the styles come with all but passage and day filled in (workbench/text/citing.py).

import { actionButton, copyText, h, rootOf } from "./dom.js";
import { nameOfKey } from "./keys.js";

/** @import { CitationStyle } from "./messages.d.ts" */
/** @import { Translate } from "./types.d.ts" */

const CITE_STYLE = "workbench-cite-style";
const FREE_SLOTS = new Set(["quote", "said"]);

/** @param {string} text @param {Record<string, string>} table */
export function citeEscaped(text, table) {
  const line = text
    // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\ud800-\udfff]+/gu, " ")
    .trim()
    .replace(/\s+/g, " ");
  return Array.from(line, (c) => table[c] ?? c).join("");
}

// Fill a style's slots; `values` are quote, said, accessed, accessed_long and link.
/** @param {Pick<CitationStyle, "parts" | "escapes">} style @param {Record<string, string>} values */
export function fillCitation(style, values) {
  return style.parts
    .map(([kind, text]) => {
      if (kind === "text") return text;
      const value = values[text] ?? "";
      // English sets its verdict off by a blank at its head.
      const apart = text === "said" && value.startsWith(" ") ? " " : "";
      return FREE_SLOTS.has(text) ? apart + citeEscaped(value, style.escapes) : value;
    })
    .join("")
    .trim();
}

// The day somebody looked, as a citation names it: ISO, and as prose has it.
/** @param {Date} day @param {string} locale */
export function accessedOn(day, locale) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return {
    accessed: `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`,
    accessed_long: new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(day),
  };
}

/** @param {CitationStyle[]} styles */
function usualStyle(styles) {
  try {
    return styles.find((style) => style.name === localStorage.getItem(CITE_STYLE)) ?? styles[0];
  } catch {
    return styles[0];
  }
}

// The sheet of citations: the usual style is copied at once, the others by their number.
export class CiteSheet {
  /** @param {HTMLElement} host @param {Translate} t */
  constructor(host, t) {
    this.host = host;
    this.t = t;
    /** @type {HTMLDialogElement | null} The dialog while it is open. */
    this.dialog = null;
    this.told = h("p", { class: "soft small", role: "status" });
  }

  get isOpen() {
    return this.dialog !== null;
  }

  // `said` is what was concluded of the passage, empty for a mere quotation.
  /** @param {CitationStyle[]} styles @param {string} quote @param {string} link @param {string} [said] */
  open(styles, quote, link, said = "") {
    const { t } = this;
    const before = rootOf(this.host).activeElement;
    const values = { quote, said, link, ...accessedOn(new Date(), t("cite.locale")) };
    const entries = styles.map((style) => ({ style, text: fillCitation(style, values) }));
    this.told = h("p", { class: "soft small", role: "status" });
    const copy = (/** @type {typeof entries[number] | undefined} */ entry) => entry && this.copy(entry);
    /** @type {HTMLDialogElement} */
    const dialog = h(
      "dialog",
      { class: "sheet cite", "aria-label": t("cite.title") },
      h("h2", null, t("cite.title")),
      this.told,
      entries.map((entry, i) =>
        h(
          "section",
          { "data-style": entry.style.name },
          h(
            "div",
            { class: "meta" },
            h("b", null, entry.style.label),
            h("span", { class: "grow" }),
            actionButton(t("cite.copy"), String(i + 1), () => copy(entry), {
              "aria-label": `${t("cite.copy")} ${entry.style.label}`,
            }),
          ),
          h("pre", { lang: "zh" }, entry.text),
        ),
      ),
      actionButton(t("common.close"), "Esc", () => dialog.close(), { class: "primary" }),
    );
    dialog.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const entry = entries[Number(nameOfKey(event)) - 1];
      if (!entry || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      copy(entry);
    });
    dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      this.dialog = null;
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    });
    this.dialog = dialog;
    this.host.append(dialog);
    dialog.showModal();
    const usual = usualStyle(styles);
    copy(entries.find((entry) => entry.style === usual));
  }

  /** @param {{ style: CitationStyle, text: string }} entry */
  async copy({ style, text }) {
    try {
      await copyText(text, this.dialog ?? undefined);
    } catch {
      this.told.textContent = this.t("cite.failed");
      return;
    }
    try {
      localStorage.setItem(CITE_STYLE, style.name);
    } catch {
      /* Without storage the first style is the usual one. */
    }
    this.told.textContent = this.t("cite.copied", { style: style.label });
  }
}
