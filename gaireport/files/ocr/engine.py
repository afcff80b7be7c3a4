"""The picture of a page -> what is printed on it, by rapidocr, whose models lie in its package: nothing is fetched."""

import math
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import Any, NamedTuple

_MODULES = ("rapidocr", "onnxruntime", "cv2", "numpy")
_DARK = 170
"""The grey below which a point is ink."""
_MOST_TILT = 5.0
"""Degrees by which a page may lie askew; a line of text that seems to lean further was measured wrongly."""
_LEAST_TILT = 0.05
_LINE_SHAPE = 8
"""Times its height from which on a line of text shows how a page lies."""


class Recognised(NamedTuple):
    """One character, or some side by side, in points of the picture."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    line: int
    """The number of its line."""


class Rule(NamedTuple):
    """A drawn line of a picture."""

    x0: int
    y0: int
    x1: int
    y1: int


def is_installed() -> bool:
    """Whether pictures can be read here."""
    return all(find_spec(name) is not None for name in _MODULES)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def straighten(picture: Any) -> tuple[Any, list[Recognised]]:
    """The picture with its lines level, and what is printed on it."""
    import cv2

    printed, tilt = _recognise(picture)
    if abs(tilt) < _LEAST_TILT:
        return picture, printed
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    level = cv2.warpAffine(picture, turn, (width, height), borderValue=(255, 255, 255))
    return level, _recognise(level)[0]


def _recognise(picture: Any) -> tuple[list[Recognised], float]:
    found = _engine()(picture, use_det=True, use_cls=False, use_rec=True, return_word_box=True)
    printed, tilts = [], []
    for number, (box, words) in enumerate(
        zip(_some(found.boxes), _some(found.word_results), strict=False)
    ):
        (left, right), below = box[:2], box[3]
        if right[0] - left[0] > _LINE_SHAPE * (below[1] - left[1]):
            tilts.append(math.degrees(math.atan2(right[1] - left[1], right[0] - left[0])))
        for text, _, corners in words:
            xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
            printed.append(Recognised(text, min(xs), min(ys), max(xs), max(ys), number))
    tilt = median(tilts) if tilts else 0.0
    return printed, tilt if abs(tilt) < _MOST_TILT else 0.0


def _some(found: Any) -> Any:
    return () if found is None else found


def read_crop(picture: Any) -> str:
    """The text of a small piece that holds one figure or one label."""
    found = _engine()(picture, use_det=False, use_cls=False, use_rec=True, return_word_box=False)
    return "".join(_some(found.txts)).strip()


def find_ink(picture: Any) -> Any:
    """The points of a picture that are printed on, 255 each."""
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return cv2.threshold(grey, _DARK, 255, cv2.THRESH_BINARY_INV)[1]


def find_rules(dark: Any, shortest: int) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright lines at least so long."""
    import cv2

    both = []
    for size in ((shortest, 1), (1, shortest)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, size)
        opened = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        _, _, stats, _ = cv2.connectedComponentsWithStats(opened)
        both.append([Rule(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:]])
    return both[0], both[1]
