// Written by `make shapes` from workbench/model/verdicts.py: change that.

// What can be given, in the order in which it is offered.
export const GIVEN = [
  { code: "exceeded", key: "8", quotation: true, glyph: "▲" },
  { code: "fulfilled", key: "1", quotation: true, glyph: "" },
  { code: "partial", key: "2", quotation: true, glyph: "" },
  { code: "in_progress", key: "3", quotation: true, glyph: "" },
  { code: "not_fulfilled", key: "4", quotation: true, glyph: "✕" },
  { code: "superseded", key: "5", quotation: true, glyph: "↻" },
  { code: "no_evidence", key: "6", quotation: false, glyph: "" },
  { code: "not_verifiable", key: "7", quotation: true, glyph: "–" },
];
