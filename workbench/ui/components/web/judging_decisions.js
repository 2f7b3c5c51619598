// What somebody decides on the commitment in work: its verdict, and which passages are evidence for it.

import { itemAfterDecision } from "./current_item.js";
import { NEEDS_QUOTATION } from "./judging_model.js";

/** @import { Anchored, Message } from "./messages.d.ts" */
/** @import { Takable } from "./types.d.ts" */
/** @import { JudgingFlow } from "./judging.js" */

// Give a verdict; one that needs a quotation waits until there is one.
/** @param {JudgingFlow} flow @param {string} verdict */
export function giveVerdict(flow, verdict) {
  const { item, judged } = flow.inWork;
  if (!item || !judged) return;
  if (NEEDS_QUOTATION.has(verdict) && judged.evidence.length === 0) {
    flow.hold(item.id, verdict);
    flow.refresh();
    return;
  }
  flow.hold(item.id, null);
  decideItem(flow, { kind: "verdict", item: item.id, verdict });
}

// Keep a passage as evidence, as what it is to the promise; a verdict that waited for one is given in the
// same action. One that is kept already only becomes something else.
/** @param {JudgingFlow} flow @param {Takable | undefined} candidate @param {string} [stance] */
export function takePassage(flow, candidate, stance = "supports") {
  const { item, judged } = flow.inWork;
  if (!candidate || !item || !judged) return;
  const { document, start, end, text } = candidate;
  const take = { document, start, end, quote: text, stance, score: candidate.raw_score ?? null };
  const verdict = flow.awaiting.get(item.id);
  flow.hold(item.id, null);
  if (verdict) decideItem(flow, { kind: "verdict", item: item.id, verdict, take });
  else flow.send({ kind: "take", item: item.id, ...take });
}

/** @param {JudgingFlow} flow @param {Anchored & { document: string }} place */
export function dropPassage(flow, { document, start, end }) {
  const { item } = flow.inWork;
  if (item) flow.send({ kind: "drop", item: item.id, document, start, end });
}

// Say more of an item than its verdict.
/** @param {JudgingFlow} flow @param {Record<string, string | null>} fields */
export function noteItem(flow, fields) {
  const { item } = flow.inWork;
  if (item) flow.send({ kind: "note", item: item.id, fields });
}

// Send a verdict and go on to what is to be judged next.
/** @param {JudgingFlow} flow @param {Message & { item: string }} event */
function decideItem(flow, event) {
  const wasOpen = flow.model.isOpen({ id: event.item });
  flow.tell(event);
  const { shown } = flow;
  const stays = !flow.bar.goingOn || (!wasOpen && shown.some((item) => item.id === event.item));
  const next = stays
    ? null
    : itemAfterDecision(flow.items, shown, event.item, (item) => flow.model.isOpen(item));
  if (next) flow.choose(next.id);
  else flow.refresh();
  if (!next && !stays) flow.live.textContent = flow.t("judging.all_done");
}
