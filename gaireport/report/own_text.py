"""A Report and a text -> an error where the text cannot be the one that the report was read from."""

from collections.abc import Iterator
from unicodedata import normalize

from gaireport.errors import WrongTextError
from gaireport.nodes import Report
from gaireport.source import Span, text_digest

_OWN_SHARE = 0.8
"""The share of labels and figures that stand at their places; a label that is wrapped around figures may not."""


def require_own_text(report: Report, text: str) -> None:
    """Refuse a text that is not the one that the report was read from.

    Where the report does not know it, having been restored from JSON, a text is refused in which its title, its labels
    or its figures do not stand where their spans say.

    Raises:
        WrongTextError: the report was read from another text.
    """
    if report.digest is not None and report.digest != text_digest(text):
        raise WrongTextError(
            "this is not the text that the report was read from: it has other characters",
            "该文本不是这份报告的原文：文字有出入",
        )
    titles = [(label.text, label.span) for label in report.labels if label.name == "title"]
    others = list(_printed_pieces(report))
    right = sum(_stands_at(printed, span, text) for printed, span in others)
    is_own = right >= _OWN_SHARE * len(others)
    if not is_own or not all(_stands_at(printed, span, text) for printed, span in titles):
        raise WrongTextError(
            "this is not the text that the report was read from: its title, labels or figures "
            "stand elsewhere in it",
            "该文本不是这份报告的原文：标题、标签或数据的位置不符",
        )


def _printed_pieces(report: Report) -> Iterator[tuple[str, Span]]:
    yield from ((label.text, label.span) for label in report.labels)
    for cell in report.cells().values():
        # What was read as 0 may be printed as a circle.
        if cell.value and cell.raw and cell.span:
            yield cell.raw, cell.span


def _stands_at(printed: str, span: Span, text: str) -> bool:
    """Whether the characters stand in the span in their order; tags and other cells may stand in between."""
    place = iter(normalize("NFKC", text[span.start : span.end]))
    return all(char in place for char in normalize("NFKC", printed) if not char.isspace())
