"""The results of a small batch, as the app finds them in a home folder."""

from __future__ import annotations

from pathlib import Path

from workbench.pipeline.batching import listed_pairs, run_pairs
from workbench.pipeline.trends import BATCHES

GREEN = "绿水青山就是金山银山"
PLACES = ("云海区", "石桥县", "松岭市")
YEARS = (2021, 2022, 2023)
REPORT = """{place}政府工作报告

各位代表：
现在，我代表{place}人民政府，向大会报告工作，请予审议。

一、{before}年工作回顾
过去一年，地区生产总值增长{done}%，新增就业{jobs}人。{motto}

二、{year}年工作安排
地区生产总值增长{plan}%，新增就业{jobs}人以上，建成充电桩{poles}个。
"""


def run_small_batch(home: Path, name: str = "small") -> Path:
    """Compare three made-up places over three years into ``home/batches/name``; returns that folder.

    Growth is planned at 5, 6 and 7 % by the places in their order; the motto is used from 2022 on, by all
    places but the last.
    """
    sources = home / "sources"
    sources.mkdir(parents=True)
    lines = ["path\tjurisdiction\tyear"]
    for number, place in enumerate(PLACES):
        for year in YEARS:
            motto = f"坚持“{GREEN}”，" * 2 + "环境更好。" if year > YEARS[0] and number < 2 else ""
            text = REPORT.format(
                place=place, year=year, before=year - 1, done=4 + number, plan=5 + number,
                jobs=800 + 10 * number + year % 7, poles=100 + year % 5, motto=motto,
            )  # fmt: skip
            (sources / f"{number}-{year}.txt").write_text(text * 3, "utf-8")
            lines.append(f"{number}-{year}.txt\t{place}\t{year}")
    table = sources / "reports.tsv"
    table.write_text("\n".join(lines), "utf-8")
    folder = home / BATCHES / name
    end = run_pairs(listed_pairs(table), folder, processes=1)
    if end.failed:
        raise AssertionError((folder / "_failures.jsonl").read_text("utf-8"))
    return folder
