// What the pointer does in the text: a click chooses a mark, resting on one tells of it, dragging selects.

import { debounce, h, originOf, refill } from "./dom.js";
import { isUndecided } from "./reader_model.js";

/** @import { Reader } from "./reader.js" */
/** @import { Item } from "./messages.d.ts" */
/** @import { Marked } from "./text.js" */
/** @import { Translate } from "./types.d.ts" */

// An item as the text shows it.
/** @param {Item} item @param {boolean} current @param {Translate} t @returns {Marked} */
export function markedItem(item, current, t) {
  return {
    id: item.id,
    start: item.start,
    end: item.end,
    current,
    cls: `${item.status} ${item.type || ""} ${item.pending ? "pending" : ""}`.trim(),
    label: `${t(`status.${item.status}`)} ${item.type ? t(`type.${item.type}`) : ""}`,
  };
}

// The ids of the items that are drawn at a mark.
/** @param {HTMLElement} mark */
function idsAt(mark) {
  return mark.dataset.ids?.split(" ") ?? [];
}

/** @param {Event} event */
function markOf(event) {
  return originOf(event)?.closest("mark") ?? null;
}

export class ReaderMarks {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader;
    this.card = h("div", { class: "hovercard card", hidden: true, role: "tooltip" });
    this.isChosen = false;
  }

  // Give the focus to a mark that was chosen; the panel tells of it, so the card does not come up.
  /** @param {HTMLElement} mark */
  focus(mark) {
    this.isChosen = true;
    mark.focus({ preventScroll: true });
    this.isChosen = false;
  }

  listen() {
    const { pane, scroller, spanBar } = this.reader;
    const { element } = pane;
    element.addEventListener("click", (event) => {
      const mark = markOf(event);
      if (mark && !pane.selection()) this.reader.choose(this.nextOf(idsAt(mark)));
    });
    element.addEventListener("mouseover", (event) => this.hover(markOf(event)));
    element.addEventListener("mouseleave", () => this.hover(null));
    element.addEventListener("focusin", (event) => this.isChosen || this.hover(markOf(event)));
    const check = debounce(120, () => {
      const span = pane.selection();
      if (span && !(span.start === spanBar.span?.start && span.end === spanBar.span.end))
        spanBar.open(span, spanBar.target);
    });
    scroller.addEventListener("pointerup", check);
    scroller.addEventListener("touchend", check);
  }

  // Of several marks under the pointer, the one after the current: clicking again walks through them.
  /** @param {string[]} ids */
  nextOf(ids) {
    return ids[(ids.indexOf(this.reader.current ?? "") + 1) % ids.length];
  }

  /** @param {HTMLElement | null} mark */
  hover(mark) {
    this.card.hidden = !mark;
    if (!mark) return;
    const { t, model, host } = this.reader;
    refill(
      this.card,
      idsAt(mark)
        .flatMap((id) => model.byId.get(id) ?? [])
        .map((item) =>
          h(
            "p",
            null,
            h("span", { class: `badge ${item.status}` }, t(`status.${item.status}`)),
            " ",
            item.type ? t(`type.${item.type}`) : "",
            item.record ? ` · ${item.record.coder}` : "",
            item.pending ? ` · ${t("common.saving")}` : "",
            item.why && isUndecided(item) ? h("small", { class: "soft" }, item.why) : null,
          ),
        ),
    );
    const box = host.getBoundingClientRect();
    const spot = mark.getBoundingClientRect();
    this.card.style.left = `${Math.min(spot.left - box.left, box.width - this.card.offsetWidth - 12)}px`;
    const above = spot.top - box.top - this.card.offsetHeight - 6;
    this.card.style.top = `${above > 40 ? above : spot.bottom - box.top + 6}px`;
  }
}
