"""The lines of one page by RapidOCR: where they stand, what they say, which characters are in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from rapidocr import RapidOCR

from workbench.corpus.recognition.doubts import as_printed, doubts_in, has_digit

_LONG_SIDE = 1440  # pixels; lines are found on a smaller page in half the time, and read on the large one
_LEAST_SIDE = 8
_SECOND_HEIGHT, _SECOND_PAD = 36, 0.12
_INK = 0.5  # of the way from the darkest to the lightest pixel
_NARROW = 0.55  # width of a digit or letter, in Chinese characters
_WIDE_CHARACTER = 0x2E80


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """From how sure the recogniser must be (0..1) a character, or a digit, is not in doubt."""

    character: float
    digit: float


class PageReader:
    """The recogniser, loaded once a process."""

    def __init__(self, threads: int, sureness: Sureness) -> None:
        self._sureness = sureness
        self._engine: Any = RapidOCR(
            params={
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Global.log_level": "critical",
                "Global.max_side_len": 8000,
            }
        )

    def lines(self, page: Any, points: float) -> list[dict[str, Any]]:
        """Return the lines of a grey page; ``points`` is the size of a pixel, places are in points."""
        out = []
        for box in self._boxes(page):
            x0, y0, x1, y1 = box
            crop = page[y0:y1, x0:x1]
            text, sureness = self._read(crop)
            if not text.strip():
                continue
            again = self._read(_second_look(page, box))[0] if has_digit(text) else None
            wide = as_printed(text)
            doubts = doubts_in(
                wide,
                sureness,
                None if again is None else as_printed(again),
                self._sureness.character,
                self._sureness.digit,
            )
            left, right, foot = _ink(crop)
            size = (right - left) / max(_units(wide), 1.0)
            out.append(
                {
                    "text": wide,
                    "x0": round((x0 + left) * points, 2),
                    "x1": round((x0 + right) * points, 2),
                    "baseline": round((y0 + foot) * points, 2),
                    "size": round(size * points, 2),
                    "doubts": doubts,
                }
            )
        return sorted(out, key=lambda line: (line["baseline"], line["x0"]))

    def _boxes(self, page: Any) -> list[tuple[int, int, int, int]]:
        """Return upright boxes around the lines of a straight page."""
        height, width = page.shape
        by = min(1.0, _LONG_SIDE / max(height, width))
        small = cv2.resize(page, None, fx=by, fy=by, interpolation=cv2.INTER_AREA) if by < 1 else page
        found = self._engine(
            cv2.cvtColor(small, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False
        )
        boxes = [] if found.boxes is None else found.boxes
        out = []
        for corners in boxes:
            low, high = np.asarray(corners).min(axis=0) / by, np.asarray(corners).max(axis=0) / by
            x0, y0 = max(int(low[0]), 0), max(int(low[1]), 0)
            x1, y1 = min(int(high[0]) + 1, width), min(int(high[1]) + 1, height)
            if x1 - x0 >= _LEAST_SIDE and y1 - y0 >= _LEAST_SIDE:
                out.append((x0, y0, x1, y1))
        return out

    def _read(self, crop: Any) -> tuple[str, list[float]]:
        """Return a line's characters and how sure each of them is."""
        read = self._engine(
            cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR),
            use_det=False,
            use_cls=False,
            use_rec=True,
            return_word_box=True,
        )
        if not read.txts or not read.txts[0]:
            return "", []
        text = read.txts[0]
        values = [float(value) for value in read.word_results[0].confs]
        return text, (values + [0.0] * len(text))[: len(text)]


def _second_look(page: Any, box: tuple[int, int, int, int]) -> Any:
    """Return a line cut wider and drawn smaller: what is sure is read from it in the same way."""
    x0, y0, x1, y1 = box
    pad = max(int((y1 - y0) * _SECOND_PAD), 1)
    crop = page[max(y0 - pad, 0) : y1 + pad, max(x0 - pad, 0) : x1 + pad]
    by = min(1.0, _SECOND_HEIGHT / crop.shape[0])
    return cv2.resize(crop, None, fx=by, fy=by, interpolation=cv2.INTER_AREA) if by < 1 else crop


def _ink(crop: Any) -> tuple[int, int, int]:
    """Return the leftmost, rightmost and lowest place with ink in a line."""
    dark = crop < crop.min() + _INK * (int(crop.max()) - int(crop.min()))
    columns, rows = np.flatnonzero(dark.any(axis=0)), np.flatnonzero(dark.sum(axis=1) > 1)
    if not len(columns) or not len(rows):
        return 0, crop.shape[1], crop.shape[0]
    return int(columns[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _units(text: str) -> float:
    """Return a line's width in Chinese characters."""
    return sum(1.0 if ord(char) >= _WIDE_CHARACTER or char in "“”‘’—…" else _NARROW for char in text)
