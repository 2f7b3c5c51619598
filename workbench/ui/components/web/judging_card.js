// The commitment in work: what was promised, the verdict keys, and the passages that may answer it.

class JudgingCard {
  constructor(flow) {
    this.flow = flow;
    this.t = flow.t;
    this.promise = h("section", { class: "card pad", "aria-label": this.t("judging.promise") });
    this.evidence = h("section", { class: "card pad", "aria-label": this.t("judging.evidence") });
    this.remarks = h("section", { class: "card pad remarks", "aria-label": this.t("judging.remarks") });
    this.element = h("div", { class: "work" }, this.promise, this.evidence, this.remarks);
  }

  show(item, judged, others, awaiting, cursor) {
    if (!item) { refill(this.promise, h("p", { class: "soft" }, this.t("judging.nothing"))); this.evidence.hidden = true; this.remarks.hidden = true; return; }
    this.evidence.hidden = false;
    this.remarks.hidden = false;
    this.drawPromise(item, judged, awaiting);
    this.drawEvidence(item, judged, cursor, awaiting);
    this.drawRemarks(item, judged, others);
  }

  drawPromise(item, judged, awaiting) {
    const { t, flow } = this;
    const suggested = item.suggestion && judged.verdict === "not_assessed" ? item.suggestion.status : null;
    refillFocused(this.flow.root, this.promise,
      h("div", { class: "meta" }, h("span", null, item.path.join(" · ")),
        item.status ? h("span", { class: `badge ${item.status}` }, t(`status.${item.status}`)) : null,
        item.why ? h("span", null, t("reader.why"), t("common.colon"), item.why) : null,
        h("a", { href: flow.sourceOf(item), onclick: (event) => flow.openSource(event, item) }, t("judging.source")),
        h("button", { type: "button", class: "link", onclick: () => flow.elsewhere(item) }, t("common.elsewhere"))),
      h("div", { class: "quote", lang: "zh" }, this.withNumbers(item.quote, item.quantities)),
      h("div", { class: "row verdicts", role: "group", "aria-label": t("judging.verdict") }, VERDICTS.map((verdict, i) =>
        actionButton([shape(verdict), " ", t(`verdict.${verdict}`)], String(i + 1), () => flow.judge(verdict), {
          class: `v ${judged.verdict === verdict ? `given v-${verdict}` : ""} ${suggested === verdict ? "suggested" : ""} ${awaiting === verdict ? "waiting" : ""}`,
          "aria-pressed": judged.verdict === verdict ? "true" : "false", title: suggested === verdict ? `${t("status.proposed")}${t("common.colon")}${item.suggestion.why}` : t(`verdict_hint.${verdict}`) })),
        h("span", { class: "grow" }), actionButton(t("common.undo"), "U", () => flow.undo()), actionButton(t("judging.next"), "J", () => flow.step(1, true))),
      awaiting ? h("p", { class: "note warn", role: "status" }, t("judging.needs_quotation", { verdict: t(`verdict.${awaiting}`) })) : null,
      judged.verdict === "not_assessed" && !awaiting && item.suggestion ? h("p", { class: "note soft" }, t("judging.proposal_why", { verdict: t(`verdict.${item.suggestion.status}`), why: item.suggestion.why })) : null,
      judged.pending ? h("p", { class: "note pending", role: "status" }, t("common.saving")) : judged.at ? h("p", { class: "note soft", role: "status" }, "✓ ", t("judging.saved_by", { coder: judged.coder, at: judged.at })) : null);
  }

  withNumbers(quote, quantities) {
    const parts = [];
    let at = 0;
    for (const { raw } of quantities || []) {
      const found = quote.indexOf(raw, at);
      if (found < 0) continue;
      parts.push(quote.slice(at, found), h("b", null, raw));
      at = found + raw.length;
    }
    return [parts, quote.slice(at)];
  }

  drawEvidence(item, judged, cursor) {
    const { t, flow } = this;
    const taken = judged.evidence;
    const isTaken = (c) => taken.some((q) => q.start === c.start && q.end === c.end);
    const free = taken.filter((q) => !item.candidates.some((c) => c.start === q.start && c.end === q.end));
    refillFocused(this.flow.root, this.evidence,
      h("div", { class: "meta" }, h("b", null, t("judging.evidence_in", { title: flow.doc.newerTitle })), h("span", null, t("judging.evidence_hint_before"), " ", keycap("E"), " ", t("judging.evidence_hint")), flow.blind ? h("span", null, t("judging.blind_order")) : null),
      free.map((q) => this.quotation(q)),
      item.candidates.map((candidate, i) => this.candidate(candidate, i, isTaken(candidate), i === cursor)),
      item.candidates.length === 0 ? h("p", { class: "soft" }, t("judging.no_candidates")) : null,
      item.carried ? h("p", { class: "carried" }, h("span", { class: "badge" }, t("judging.carried")), " ", h("span", { lang: "zh" }, item.carried.quote), item.carried.change ? h("small", { class: "soft" }, ` ${item.carried.change}`) : null) : null,
      h("div", { class: "row quiet" }, actionButton(t("judging.whole_review"), "F", () => flow.toggleText())));
  }

  quotation(q) {
    const { t, flow } = this;
    return h("div", { class: "ev taken" }, h("span", { lang: "zh" }, q.quote), q.pending ? h("span", { class: "badge pending" }, t("common.saving")) : null,
      h("div", { class: "meta" }, h("span", { class: "badge ok" }, t("judging.taken")), q.state && q.state !== "exact" ? h("span", { class: "badge warn" }, t(`anchor.${q.state}`)) : null,
        h("button", { type: "button", class: "link", onclick: () => flow.drop(q) }, t("judging.drop"))));
  }

  candidate(candidate, i, taken, here) {
    const { t, flow } = this;
    const compared = candidate.comparison;
    const key = i === 0 ? "E" : i < 9 ? `⇧${i + 1}` : null;
    return h("div", { class: `ev ${taken ? "taken" : ""} ${here ? "here" : ""}`, "aria-current": here ? "true" : null },
      h("div", { lang: "zh" }, candidate.before, h("mark", { class: "hit" }, candidate.hit), candidate.after),
      compared ? h("div", { class: `cmp ${compared.met === true ? "met" : compared.met === false ? "missed" : ""}` }, h("span", null, compared.metric), h("span", null, t("judging.planned"), " ", compared.planned), h("span", null, t("judging.actual"), " ", compared.actual),
        compared.attainment ? h("b", null, compared.attainment) : null, h("b", null, t(`judging.met_${compared.met}`)), compared.note ? h("span", null, compared.note) : null) : null,
      h("div", { class: "meta" }, candidate.confident ? h("span", { class: "badge proposed" }, t("judging.confident")) : null,
        candidate.score === undefined ? null : h("span", null, t("judging.match"), " ", candidate.score), candidate.why.map((w) => h("span", null, w)),
        h("span", { class: "grow" }), h("button", { type: "button", class: "link", onclick: () => flow.showInText(candidate) }, t("judging.in_context")),
        taken ? h("button", { type: "button", class: "link", onclick: () => flow.drop(candidate) }, t("judging.drop"))
          : actionButton(t("judging.take"), key, () => flow.take(candidate), { class: "take" })));
  }

  drawRemarks(item, judged, others) {
    const { t, flow } = this;
    const active = this.flow.root.activeElement;
    if (active && this.remarks.contains(active) && this.remarks.dataset.item === item.id) return;
    this.remarks.dataset.item = item.id;
    const choice = (name, values, wording) => h("label", null, h("span", null, t(`judging.${name}`)),
      h("select", { onchange: (event) => flow.note({ [name]: event.target.value || null }) }, h("option", { value: "" }, "—"),
        values.map((value) => h("option", { value, selected: judged[name] === value }, wording(value)))));
    refill(this.remarks, choice("official_claim", ["exceeded", "fulfilled", "mostly_fulfilled", "not_fulfilled", "not_stated"], (value) => t(`official_claim.${value}`)),
      choice("schedule", ["early", "on_time", "late", "overdue"], (value) => t(`schedule.${value}`)),
      h("label", null, h("span", null, t("judging.rationale"), " ", keycap("N")), h("textarea", { rows: 2, name: "rationale", value: judged.rationale || "", placeholder: t("judging.rationale_hint"), onchange: (event) => flow.note({ rationale: event.target.value }) })),
      (others || []).length > 0 ? h("p", { class: "soft small wide" }, t("judging.others"), others.map((o) => h("span", { class: "badge" }, `${o.coder}: `, shape(o.verdict), ` ${t(`verdict.${o.verdict}`)}`))) : null);
  }
}
