// Citing in the fulfilment flow: a promise with the verdict that is kept on it, or a passage that answers.

/** @import { JudgingFlow } from "./judging.js" */
/** @import { Judged, DocumentSpan } from "./messages.d.ts" */

/** @param {JudgingFlow} flow @param {string} document @param {Record<string, string>} more */
function citingAddress(flow, document, more) {
  const url = new URL(location.href);
  url.pathname = url.pathname.replace(/[^/]*$/, "read");
  url.search = new URLSearchParams({ ...flow.doc.address, document, ...more }).toString();
  return url.toString();
}

// What was concluded, by whom and on what; empty until it is on disk.
/** @param {JudgingFlow} flow @param {Judged} judged */
function verdictSaid(flow, judged) {
  const { t, doc } = flow;
  if (judged.verdict === "not_assessed" || judged.pending || !judged.at) return "";
  const rests = judged.evidence.map((q) =>
    t("cite.quoted", { title: doc.citing[q.document]?.title ?? "", quote: q.quote }),
  );
  const on = rests.length > 0 ? t("cite.rests", { quotations: rests.join(t("cite.and")) }) : "";
  return t("cite.verdict", {
    verdict: t(`verdict.${judged.verdict}`),
    coder: judged.coder,
    at: judged.at,
    on,
  });
}

/** @param {JudgingFlow} flow */
export function citePromise(flow) {
  const { item, judged } = flow.inWork;
  if (!item || !judged) return false;
  const { doc } = flow;
  flow.citing.open(
    doc.citing[doc.older].styles,
    item.quote,
    citingAddress(flow, doc.older, { focus: item.id }),
    verdictSaid(flow, judged),
  );
  return undefined;
}

/** @param {JudgingFlow} flow @param {DocumentSpan} place @param {string} quote */
export function citeEvidence(flow, { document, start, end }, quote) {
  const known = flow.doc.citing[document] ? document : flow.doc.documents[0].id;
  flow.citing.open(
    flow.doc.citing[known].styles,
    quote,
    citingAddress(flow, known, { focus: "", span: `${start}-${end}` }),
  );
}
