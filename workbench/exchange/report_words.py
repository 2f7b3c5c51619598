"""The wordings of a printed report, Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.model.verdicts import NAMES, kept_names

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("{place}{year}年政府工作报告：承诺兑现情况", "{place} {year}: was the plan fulfilled?"),
    "sources": ("承诺出自《{older}》；证据出自《{newer}》。", "Commitments: {older}. Evidence: {newer}."),
    "fictional": ("虚构样例", "Made-up sample"),
    "as_of": ("判断截至 {at}", "Judgements as of {at}"),
    "summary": (
        "计划中的 {everything} 条里，能够下结论的 {judged} 条（{share}），其中"
        + kept_names("zh")
        + " {kept}。"
        "认定承诺 {total} 项：判断不一致 {disputed} 项，未评估 {open} 项；"
        "另有 {waiting} 条机器建议无人处理，不计入完成率。",
        "Of {everything} promises in the plan, {judged} ({share}) have a conclusion; of these {kept} are "
        + kept_names("en")
        + ". "
        "{total} commitments accepted: {disputed} in dispute, {open} not assessed; {waiting} "
        "unanswered proposals of the machine are not in the rate.",
    ),
    "summary_none": (
        "认定承诺 {total} 项，尚无能下结论的判断；未评估 {open} 项，另有 {waiting} 条机器建议无人处理。",
        "{total} commitments accepted, no conclusion on any of them yet; {open} not assessed, {waiting} "
        "unanswered proposals of the machine.",
    ),
    "by_section": ("各章节兑现情况", "Fulfilment by section"),
    "section": ("章节", "Section"),
    "no_section": ("（未分节）", "(no section)"),
    "verdict": ("结论", "Verdict"),
    "commitments": ("承诺与证据", "Commitments and evidence"),
    "promise": ("承诺", "Promise"),
    "planned": ("计划数", "Planned"),
    "actual_number": ("实际数", "Actual"),
    "quotation": ("引文", "Quotation"),
    "source": ("出处", "Source"),
    "note": ("备注", "Note"),
    "count": ("项数", "Count"),
    "ruling": ("仲裁员 {coder}", "Ruling by {coder}"),
    "coder": ("编码员 {coder}", "Coder {coder}"),
    "blind": ("（盲评）", " (blind)"),
    "evidence": ("证据", "Evidence"),
    "marked": ("【{verdict}】", "[{verdict}] "),
    "blank": ("　", " \u2002"),
    "colon": ("：", ": "),
    "semicolon": ("；", "; "),
    "searched": ("查找范围", "Searched"),
    "incomparable": ("口径不同，不作比较", "Not comparable"),
    "rationale": ("理由", "Reasons"),
    "no_judgement": ("尚无判断", "Not judged yet"),
    "indicators": ("指标：目标与实际", "Indicators: target and actual"),
    "indicators_note": (
        "由程序从两份报告中找出对应，未经人工逐条确认；引用前请核对原文。",
        "Paired by the program and not confirmed one by one; check the sources before quoting.",
    ),
    "metric": ("指标", "Metric"),
    "target": ("目标", "Target"),
    "actual": ("实际", "Actual"),
    "attained": ("达成", "Attained"),
    "points": ("个百分点", "pp"),
    "met_true": ("达到", "Met"),
    "met_false": ("未达到", "Missed"),
    "met_none": ("–", "–"),
    "again": ("再次承诺", "Promised again"),
    "again_note": ("由程序提出，供核对。", "Proposed by the program, for checking."),
    "again_older": ("上一年的承诺", "First promise"),
    "again_newer": ("再次承诺的文字", "Promised again as"),
    "none": ("没有。", "None."),
    "method": ("方法说明", "Method"),
    "method_who": (
        "承诺由人认定，结论由人作出；机器只提出候选，不计入结果。多人判断不同且未经仲裁的记为“判断不一致”。",
        "People decide what is a commitment and give the verdicts; the machine only proposes and does not "
        "count. Where coders differ and nobody has ruled, the commitment is in dispute.",
    ),
    "method_evidence": (
        "除“未评估”“未见回应”外，每项结论至少附一段原文引文；“未见回应”记录查找范围，不等于没有做。",
        "Every verdict but “not assessed” and “no evidence” rests on at least one quotation; “no "
        "evidence” says what was searched, and does not mean that nothing was done.",
    ),
    "method_self": (
        "证据出自政府自己的报告，是自述；政府的说法与本报告的结论分开记录。",
        "The evidence is the government's own report; what it claims is kept apart from the verdict.",
    ),
    "method_kept": (
        f"完成率 = {kept_names('zh')} ÷ 能够下结论的项数（不含未评估、无法核验和判断不一致）。",
        f"Share fulfilled = {kept_names('en')} ÷ commitments with a conclusion "
        "(without not assessed, not verifiable and in dispute).",
    ),
    "agreement": (
        "复核：{n} 项由两人以上判断，Krippendorff α {alpha}。",
        "Second coding: {n} commitments judged by two or more, Krippendorff's α {alpha}.",
    ),
    **{code: (chinese, english.capitalize()) for code, (chinese, english) in NAMES.items()},
    "disputed": ("判断不一致", "In dispute"),
    "claim_exceeded": ("政府自述：超额完成", "Official claim: exceeded"),
    "claim_fulfilled": ("政府自述：完成", "Official claim: fulfilled"),
    "claim_mostly_fulfilled": ("政府自述：基本完成", "Official claim: mostly fulfilled"),
    "claim_not_fulfilled": ("政府自述：未完成", "Official claim: not fulfilled"),
    "claim_not_stated": ("政府自述：未表态", "Official claim: not stated"),
    "schedule_early": ("提前", "Early"),
    "schedule_on_time": ("按期", "On time"),
    "schedule_late": ("滞后", "Late"),
    "schedule_overdue": ("逾期", "Overdue"),
}
