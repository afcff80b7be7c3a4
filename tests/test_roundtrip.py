"""Every layout that writes is read back: alone, in every pair, and on the reports of the corpus folder.

The limits of a layout are those that it states; each is shown to be refused with the field that cannot be carried.
"""

from itertools import permutations
from pathlib import Path

import attrs
import pytest
from hypothesis import Phase, find, given, settings

from gaireport.api import parse, writable_layouts, write
from gaireport.cutting.registry import get_adapter, load_adapters
from gaireport.errors import GaireportError, UnwritableError
from gaireport.findings.codes import CODES
from gaireport.nodes import UNPLACED, Cell, Paragraph, Report
from gaireport.report.difference import find_difference
from gaireport.testing import LIMITS, AdapterConformance, reports, share, uncovered
from gaireport.testing.tables import make_cell

_FIELDS = {*(field.name for field in attrs.fields(Report)), "report"}
# Found once in some thousand reports: a search for it would take longer than all the rest.
_RARE = {("aligned_text", "label_lines")}
_SEARCH = settings(max_examples=2000, phases=[Phase.generate], database=None)
MARKUP = {
    "html": r"<style>.*?</style>|<title>.*?</title>|<[^<>]*>",
    "placed_text": r"<style>.*?</style>|<[^<>]*>",
    "pipe_table": r"^#+ |^\|(?: --- \|)+$|\\?\||<br>",
    "pipe_lines": r"\\?\||<br>",
    "csv": r"[,\"]",
    "latex": r"\\(?:documentclass|usepackage|begin|end)\{[^{}]*\}(?:\{[^{}]*\})?"
    r"|\\multi(?:row|column)\{[^{}]*\}\{[^{}]*\}|\\[a-zA-Z]+\*?|\\.?|[{}&]",
}


def _suite(layout: str) -> type[AdapterConformance]:
    names = {"layout": layout, "markup": MARKUP.get(layout, "")}
    return type(f"Test_{layout}", (AdapterConformance,), names)


# One class a layout, as a plugin author writes it by hand: a new layout that writes is tested without a new line here.
globals().update({f"Test_{layout}": _suite(layout) for layout in writable_layouts()})


@pytest.mark.parametrize(("one", "other"), list(permutations(writable_layouts(), 2)))
def test_pair(one: str, other: str) -> None:
    """What is read from one layout and written in another is the same report there."""
    limits = {**get_adapter(one).limits, **get_adapter(other).limits}

    @settings(max_examples=share(100))
    @given(reports(**limits))
    def check(report: Report) -> None:
        first = parse(write(report, one))
        second = parse(write(first, other))
        assert find_difference(report, second) is None

    check()


@pytest.mark.parametrize("layout", writable_layouts())
def test_line_ends_of_windows_change_nothing(layout: str) -> None:
    @settings(max_examples=share(40))
    @given(reports(**get_adapter(layout).limits))
    def check(report: Report) -> None:
        text = write(report, layout)
        again = parse(text.replace("\n", "\r\n"))
        assert again.layout == layout
        assert find_difference(parse(text), again) is None

    check()


def test_every_layout_of_the_issue_writes() -> None:
    due = {"aligned_text", "cell_per_line", "html", "pipe_lines", "pipe_table", "tab_table"}
    assert due <= set(writable_layouts())


def test_layouts_that_only_read_say_so(demo: Report) -> None:
    only_read = set(load_adapters().adapters) - set(writable_layouts())
    assert only_read
    for name in only_read:
        with pytest.raises(UnwritableError, match=name):
            write(demo, name)


# Limits -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(demo_text: str) -> Report:
    return attrs.evolve(parse(demo_text), unparsed=())


def _with_received(report: Report, cell: Cell) -> Report:
    """The report with another figure in 一、本年新收, 自然人."""
    received = attrs.evolve(report.applications.received, natural_person=cell)
    return attrs.evolve(report, applications=attrs.evolve(report.applications, received=received))


def _with_figures(report: Report, raw: str) -> Report:
    """The report with the same figure all over one row."""
    names = (field.name for field in attrs.fields(type(report.applications.granted)))
    row = attrs.evolve(report.applications.granted, **{name: make_cell(raw) for name in names})
    return attrs.evolve(report, applications=attrs.evolve(report.applications, granted=row))


def _with_paragraphs(report: Report, *texts: str) -> Report:
    """The report with these paragraphs in chapter two, before the table."""
    chapters = list(report.chapters)
    chapters[1] = attrs.evolve(chapters[1], paragraphs=tuple(map(Paragraph, texts)))
    return attrs.evolve(report, chapters=tuple(chapters))


@pytest.mark.parametrize(
    ("layout", "limit"),
    sorted(
        {(name, limit) for name in writable_layouts() for limit in get_adapter(name).limits} - _RARE
    ),
)
def test_limit_is_needed(layout: str, limit: str) -> None:
    """Without it some report is refused, and the error names the field."""
    errors: list[UnwritableError] = []

    def is_refused(report: Report) -> bool:
        try:
            write(report, layout)
        except UnwritableError as error:
            errors.append(error)
        return bool(errors)

    limits = {**get_adapter(layout).limits, limit: True}
    find(reports(**limits), is_refused, settings=_SEARCH)
    assert errors[0].code in CODES
    assert errors[0].field.split("[")[0].split(".")[0] in _FIELDS
    assert errors[0].field in str(errors[0])


def test_limits_are_documented() -> None:
    assert {limit for name in writable_layouts() for limit in get_adapter(name).limits} <= set(
        LIMITS
    )


def test_a_lost_cell_is_refused(demo: Report) -> None:
    with pytest.raises(UnwritableError, match=r"applications\.received\.natural_person.*lost"):
        write(_with_received(demo, Cell()), "html")


def test_an_unplaced_cell_is_refused_and_so_is_a_row_of_them(demo: Report) -> None:
    """To leave the row out would say that the document has none."""
    received = attrs.fields_dict(type(demo.applications.received))
    row = type(demo.applications.received)(**dict.fromkeys(received, UNPLACED))
    unplaced = attrs.evolve(demo, applications=attrs.evolve(demo.applications, received=row))
    for report in (_with_received(demo, UNPLACED), unplaced):
        with pytest.raises(
            UnwritableError, match=r"applications\.received\.natural_person.*unplaced"
        ):
            write(report, "html")


def test_a_field_that_reading_derives_is_refused(demo: Report) -> None:
    """The title names the organ; another one beside it is no report that could be read."""
    for layout in writable_layouts():
        with pytest.raises(UnwritableError, match="agency"):
            write(attrs.evolve(demo, agency="别处人民政府"), layout)


def test_a_paragraph_that_is_a_heading_is_refused(demo: Report) -> None:
    for layout in writable_layouts():
        with pytest.raises(UnwritableError) as caught:
            write(_with_paragraphs(demo, "三、收到和处理政府信息公开申请情况"), layout)
        assert caught.value.field.startswith("chapters[")


# What Hypothesis found: one case each -------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", writable_layouts())
@pytest.mark.parametrize(
    "raw", ["-5", "0.00", "98765432109876543210", "--", "１２３", "251000元", "007", "1,234,567"]
)
def test_odd_print(layout: str, raw: str, demo: Report) -> None:
    """-5 beside 18 once made the search for split figures read the number 18-5."""
    report = _with_figures(demo, raw)
    assert find_difference(report, parse(write(report, layout))) is None


@pytest.mark.parametrize("layout", ["html", "tab_table", "cell_per_line", "pipe_table"])
def test_words_in_table_four(layout: str, demo: Report) -> None:
    """A word in the row of table 4 once ended the row."""
    words = {field.name: make_cell("无") for field in attrs.fields(type(demo.review))}
    report = attrs.evolve(demo, review=attrs.evolve(demo.review, **words))
    assert find_difference(report, parse(write(report, layout))) is None


@pytest.mark.parametrize("layout", writable_layouts())
def test_prose_that_looks_like_rows(layout: str, demo: Report) -> None:
    """Pipes and tags in a paragraph once made another layout of the prose around it."""
    texts = [
        text for text in ("首页|政府信息公开|年报", "|规章|0|0|0|", "<td>0</td>") for _ in range(5)
    ]
    report = _with_paragraphs(demo, *(f"{text}。" for text in texts))
    assert find_difference(report, parse(write(report, layout))) is None


def test_caption_alone_in_its_line(demo: Report) -> None:
    """第二十条第（一）项 above aligned columns was once a paragraph of chapter two."""
    again = parse(write(demo, "aligned_text"))
    assert [label.text for label in again.labels if label.name == "caption"]
    assert again.chapters[1].paragraphs == demo.chapters[1].paragraphs


# Real reports -------------------------------------------------------------------------------------------------------


@pytest.mark.corpus
@pytest.mark.parametrize("layout", writable_layouts())
def test_corpus(layout: str, corpus: Path) -> None:
    """Written in any layout a real report reads back, or is refused for what the layout says it cannot carry."""
    carried, refused = 0, []
    for path in sorted(corpus.rglob("*.txt")):
        try:
            report = parse(path.read_bytes().decode())
        except GaireportError:
            continue
        try:
            text = write(report, layout)
        except UnwritableError as error:
            refused.append((path.name, str(error)))
            continue
        carried += 1
        assert find_difference(report, parse(text)) is None, path
        assert uncovered(text, parse(text), MARKUP.get(layout, "")) == [], path
    assert carried > len(refused), refused
