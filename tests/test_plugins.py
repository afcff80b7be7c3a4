"""An adapter may break in any way: it harms only its own use, and it is named."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import parts, tabs
from typer.testing import CliRunner

import gaireport
from gaireport import registry
from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.build import Builder
from gaireport.cli import app
from gaireport.cutting import cut_text
from gaireport.diagnostics import Diagnostic
from gaireport.errors import InputTooLargeError, NotAReportError, PluginError, UnwritableError
from gaireport.grammar import parse_tokens
from gaireport.lexer import Lexer
from gaireport.limits import Budget
from gaireport.nodes import Report
from gaireport.source import Source, Span
from gaireport.wrapping import join_wrapped

TEXT = tabs(parts())
SOUND = gaireport.parse(TEXT)
OTHERS_CLAIM_NOTHING = "政府信息公开"

Cut = Callable[[str, int, int], Any]
"""Text, start and end -> what ``cut`` gives."""


class Untold(Exception):
    """An error that fails even when it is told."""

    def __str__(self) -> str:
        raise RuntimeError("nothing to say")


def make(
    cut: Cut | None = None, claims: object = None, written: object = None, only_stretches: bool = False
) -> type[Adapter]:  # fmt: skip
    """A plugin that claims nearly everything, or the stretches only, and does what it is told to."""

    class Plugin(Adapter):
        name: ClassVar[str] = "plugin"
        summary: ClassVar[str] = "made for a test"

        def claims(self, source: Source, region: Span) -> int:
            if claims is not None:
                return _done(claims)
            size = region.end - region.start
            return 0 if only_stretches and size == len(source.text) else size * 50

        def cut(self, source: Source, region: Span) -> Any:
            if cut is None:
                return _lines(source.text, region.start, region.end)
            return cut(source.text, region.start, region.end)

        def write(self, report: Report) -> str:
            return _done(written)

    return Plugin


def _done(value: Any) -> Any:
    if isinstance(value, BaseException):
        raise value
    return value


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    for line in text[start:end].split("\n"):
        yield Line(line, start, start + len(line))
        start += len(line) + 1


def _then(*items: object) -> Cut:
    """Lines of the text, then something else."""

    def cut(text: str, start: int, end: int) -> Iterator[object]:
        yield next(_lines(text, start, end))
        yield from items

    return cut


def _gives(item: Callable[[str, int, int], object]) -> Cut:
    return lambda text, start, end: [item(text, start, end)]


def _raises(error: BaseException) -> Cut:
    def cut(text: str, start: int, end: int) -> Iterator[Line]:
        yield next(_lines(text, start, end))
        raise error

    return cut


def _fails_at_once(text: str, start: int, end: int) -> Any:
    raise ZeroDivisionError("at once")


class _Stops:
    """An iterator that fails in the midst of it."""

    def __iter__(self) -> "_Stops":
        return self

    def __next__(self) -> object:
        raise RuntimeError("no next")


class _Odd:
    """What arrays and lost values of other packages are: compared, they are neither true nor false."""

    def __eq__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise ValueError("ambiguous")


class _All:
    """Equal to whatever it is compared with."""

    def __eq__(self, other: object) -> bool:
        return True


class _Word(str):
    """A text of a class of its own."""


class _OddLine(Line):
    """A line that cannot be taken apart."""

    def __iter__(self) -> Iterator[Any]:
        raise KeyError("odd")


class _OddRow(Row):
    """A row that has other cells whenever it is asked."""

    @property
    def cells(self) -> Any:
        raise KeyError("odd")


class _Untitled(type):
    @property
    def __name__(cls) -> str:  # type: ignore[override]
        raise StopIteration


class _Nameless(metaclass=_Untitled):
    """An object whose class has no name; to ask for it looks like the end of all items."""


def _row(*cells: object, table: object = 0) -> Row:
    return Row(tuple(cells), table)  # type: ignore[arg-type]


BREACHES: dict[str, tuple[Cut, str]] = {
    "raises": (_raises(KeyError("row")), "failed in cut(): KeyError: 'row'"),
    "raises at once": (_fails_at_once, "failed in cut(): ZeroDivisionError: at once"),
    "raises what cannot be told": (_raises(Untold()), "failed in cut(): Untold"),
    "raises at length": (_raises(ValueError("x" * 9999)), "x" * 100 + "…"),
    "raises StopIteration": (_raises(StopIteration()), "failed in cut(): RuntimeError"),
    "runs out of stack": (_raises(RecursionError("deep")), "RecursionError: deep"),
    "next fails": (lambda *_: _Stops(), "failed in cut(): RuntimeError: no next"),
    "gives None": (lambda *_: None, "failed in cut(): TypeError: 'NoneType' object is not iter"),
    "gives a number": (lambda *_: 7, "failed in cut(): TypeError: 'int' object is not iterable"),
    "gives text": (lambda *_: "rows", "gave str, which is neither a Row nor a Line"),
    "a plain tuple": (_gives(lambda t, s, e: (t[s:e], s, e)), "gave tuple, which is neither"),
    "None among lines": (_then(None), "gave NoneType, which is neither a Row nor a Line"),
    "a class": (_then(Row), "gave type, which is neither a Row nor a Line"),
    "a list of cells": (_gives(lambda t, s, e: Row([], 0)), "gave a row of list and int"),  # type: ignore[arg-type]
    "no table": (_gives(lambda t, s, e: Row((), None)), "gave a row of tuple and NoneType"),  # type: ignore[arg-type]
    "true for a table": (_gives(lambda t, s, e: Row((), True)), "gave a row of tuple and bool"),
    "a line in a row": (_gives(lambda t, s, e: _row(Line(t[s], s, s + 1))), "holds Line, not CutCell"),
    "None in a row": (_gives(lambda t, s, e: _row(None)), "holds NoneType, not CutCell"),
    "no column": (_gives(lambda t, s, e: _row(CutCell(t[s], s, s + 1, None))), "a column that is NoneType"),  # type: ignore[arg-type]
    "half a column": (_gives(lambda t, s, e: _row(CutCell(t[s], s, s + 1, 0.5))), "a column that is float"),  # type: ignore[arg-type]
    "span of None": (_gives(lambda t, s, e: Line(t[s], None, s)), "a span of NoneType and int"),  # type: ignore[arg-type]
    "span of fractions": (_gives(lambda t, s, e: Line(t[s], s, s + 1.0)), "a span of int and float"),  # type: ignore[arg-type]
    "span of text": (_gives(lambda t, s, e: Line(t[s], "0", "1")), "a span of str and str"),  # type: ignore[arg-type]
    "span of truth": (_gives(lambda t, s, e: Line(t[s], False, True)), "a span of bool and bool"),
    "behind the region": (_gives(lambda t, s, e: Line("x", e, e + 1)), "outside of"),
    "before the region": (_gives(lambda t, s, e: Line("x", s - 1, s)), "outside of"),
    "far away": (_gives(lambda t, s, e: Line("x", 10**99, 10**99)), "outside of"),
    "backwards": (_gives(lambda t, s, e: _row(CutCell("一", s + 5, s + 3, 0))), "the span"),
    "another text": (_gives(lambda t, s, e: Line("乙方", s, s + 3)), "gave '乙方' for"),
    "more text than stands there": (_gives(lambda t, s, e: Line(t[s : s + 2], s, s + 1)), "stands"),
    "text of nothing": (_gives(lambda t, s, e: _row(CutCell("7", s, s, 0))), "where '' stands"),
    "None for a text": (_gives(lambda t, s, e: Line(None, s, e)), "a text that is NoneType"),  # type: ignore[arg-type]
    "a number for a text": (_gives(lambda t, s, e: _row(CutCell(0, s, s + 1, 0))), "a text that is int"),  # type: ignore[arg-type]
    "bytes for a text": (_gives(lambda t, s, e: Line(b"", s, s)), "a text that is bytes"),  # type: ignore[arg-type]
    "an ambiguous text in a row": (_gives(lambda t, s, e: _row(CutCell(_Odd(), s, s + 1, 0))), "that is _Odd"),  # type: ignore[arg-type]
    "an ambiguous text in a line": (_gives(lambda t, s, e: Line(_Odd(), s, s + 1)), "that is _Odd"),  # type: ignore[arg-type]
    "what equals everything in a row": (_gives(lambda t, s, e: _row(CutCell(_All(), s, s + 1, 0))), "that is _All"),  # type: ignore[arg-type]
    "what equals everything in a line": (_gives(lambda t, s, e: Line(_All(), s, s + 1)), "that is _All"),  # type: ignore[arg-type]
    "a derived text in a row": (_gives(lambda t, s, e: _row(CutCell(_Word(t[s]), s, s + 1, 0))), "that is _Word"),
    "a derived text in a line": (_gives(lambda t, s, e: Line(_Word(t[s]), s, s + 1)), "that is _Word"),
    "a line of one field": (_then(tuple.__new__(Line, ("a",))), "failed in cut(): TypeError"),
    "a row of one field": (_then(tuple.__new__(Row, ((),))), "failed in cut(): ValueError"),
    "a cell of one field": (_then(_row(tuple.__new__(CutCell, ("a",)))), "failed in cut(): ValueError"),
    "a derived line": (_gives(lambda t, s, e: _OddLine(t[s], s, s + 1)), "gave _OddLine, which is neither"),
    "a derived row": (_gives(lambda t, s, e: _OddRow((CutCell(t[s], s, s + 1, 0),), 0)), "gave _OddRow, which"),
    "an object without a name": (_then(_Nameless()), "failed in cut(): StopIteration"),
    "a span of too many digits": (_gives(lambda t, s, e: Line("x", 10**9999, 10**9999)), "failed in cut(): ValueError"),
    "folded twice": (lambda t, s, e: [Line(t[s:e].replace("２", "2"), s, e), Line(t[s : s + 2], s, s + 2)], "twice"),
    "the same twice": (lambda t, s, e: [Line(t[s:e], s, e)] * 2, "twice"),
    "overlapping": (lambda t, s, e: [Line(t[s : s + 2], s, s + 2), Line(t[s + 1 : e], s + 1, e)], "twice"),
    "overlapping backwards": (lambda t, s, e: [Line(t[s + 1 : e], s + 1, e), Line(t[s : s + 2], s, s + 2)], "twice"),
    "the same with less in it": (
        lambda t, s, e: [Line(t[s : s + 3], s, s + 3), Line(t[s] + t[s + 2], s, s + 3)],
        "twice",
    ),
    "lines without end": (lambda t, s, e: (Line(t[s], s, s + 1) for _ in count()), "twice"),
    "blank lines without end": (lambda t, s, e: (Line("", s, s) for _ in count()), "blank cells in one place"),
    "blank rows without end": (
        lambda t, s, e: (_row(CutCell("", e, e, 0)) for _ in count()),
        "blank cells in one place",
    ),
    "a row without end": (lambda t, s, e: [_row(*[CutCell("", s, s, 0)] * 10_000)], "blank cells in one place"),
    "blank cells to and fro without end": (
        lambda t, s, e: (_row(CutCell("", s + at % 5, s + at % 5, 0)) for at in count()),
        "blank cells in one place",
    ),
    "rows of nothing without end": (lambda t, s, e: (Row((), 0) for _ in count()), "rows without cells"),
}  # fmt: skip


@pytest.fixture(params=BREACHES)
def breach(request: pytest.FixtureRequest) -> tuple[Cut, str]:
    return BREACHES[request.param]


def told(report: Report) -> str:
    """The message of the one GR101; every other finding is what it is without the plugin."""
    found = [d for d in report.diagnostics if d.code == "GR101"]
    assert len(found) == 1
    assert attrs.evolve(report, diagnostics=()) == SOUND
    rest = tuple(d for d in report.diagnostics if d.code != "GR101")
    assert (report.layout, report.labels, rest) == (SOUND.layout, SOUND.labels, SOUND.diagnostics)
    assert "plugin" in found[0].message and "plugin" in found[0].message_zh
    return found[0].message


def test_text_is_read_by_the_next_adapter_if_the_best_one_breaks(
    breach: tuple[Cut, str], install: Callable[..., None]
) -> None:
    cut, message = breach
    install(plugin=make(cut))
    assert message in told(gaireport.parse(TEXT))


def test_stretch_is_read_as_if_the_one_that_breaks_over_it_did_not_exist(
    breach: tuple[Cut, str], install: Callable[..., None]
) -> None:
    cut, message = breach
    install(plugin=make(cut, only_stretches=True))
    assert message in told(gaireport.parse(TEXT))


def test_adapter_that_breaks_is_an_error_where_it_is_asked_for(
    breach: tuple[Cut, str], install: Callable[..., None]
) -> None:
    cut, message = breach
    install(plugin=make(cut))
    with pytest.raises(PluginError) as caught:
        gaireport.parse(TEXT, adapter="plugin")
    assert message in str(caught.value) and "'plugin'" in str(caught.value)


def test_adapter_that_breaks_is_an_error_where_no_other_reads_the_text(
    breach: tuple[Cut, str], install: Callable[..., None]
) -> None:
    cut, message = breach
    install(plugin=make(cut))
    with pytest.raises(PluginError) as caught:
        gaireport.parse(OTHERS_CLAIM_NOTHING)
    assert message in str(caught.value)


def test_writing_in_another_layout_is_not_harmed(
    breach: tuple[Cut, str], install: Callable[..., None]
) -> None:
    install(plugin=make(breach[0]))
    assert gaireport.parse(gaireport.write(SOUND, "html"), adapter="html") == SOUND


def test_writing_in_the_layout_that_is_not_read_back_names_the_adapter(
    breach: tuple[Cut, str], install: Callable[..., None]
) -> None:
    cut, message = breach
    install(plugin=make(cut, written=TEXT))
    with pytest.raises(PluginError) as caught:
        gaireport.write(SOUND, "plugin")
    assert message in str(caught.value)


def test_refusal_with_an_error_of_ours_stays_what_it_is(install: Callable[..., None]) -> None:
    install(plugin=make(_raises(gaireport.ParseError("a cell without end"))))
    assert "ParseError: a cell without end" in told(gaireport.parse(TEXT))
    with pytest.raises(gaireport.ParseError, match=r"^a cell without end$"):
        gaireport.parse(TEXT, adapter="plugin")
    with pytest.raises(gaireport.ParseError, match=r"^a cell without end$"):
        gaireport.parse(OTHERS_CLAIM_NOTHING)


def test_cells_that_no_limit_of_the_text_allows_are_refused(install: Callable[..., None]) -> None:
    with pytest.raises(InputTooLargeError, match="max_cells"):
        gaireport.parse(TEXT, max_cells=50)
    install(plugin=make(_raises(KeyError("row"))))
    with pytest.raises(InputTooLargeError, match="max_cells"):
        gaireport.parse(TEXT, max_cells=50)


def test_adapter_that_breaks_leaves_the_next_all_its_cells_and_no_more_time() -> None:
    budget = Budget(10, 1000.0)
    budget.spend(9)
    budget.renew()
    budget.spend(10)
    with pytest.raises(InputTooLargeError):
        budget.spend(1)
    late = Budget(10, -1.0)
    late.renew()
    with pytest.raises(InputTooLargeError, match="max_seconds"):
        late.check_time()


def test_cells_that_were_cut_before_it_broke_are_given_back(install: Callable[..., None]) -> None:
    fewest = next(cells for cells in range(1, 2000) if _is_within(cells))

    def cut(text: str, start: int, end: int) -> Iterator[Row]:
        for at in range(start, min(end, start + fewest // 2)):
            yield _row(CutCell(text[at], at, at + 1, 0))
        raise KeyError("row")

    install(plugin=make(cut, only_stretches=True))
    assert "KeyError" in told(gaireport.parse(TEXT, max_cells=fewest))


def _is_within(cells: int) -> bool:
    try:
        return gaireport.parse(TEXT, max_cells=cells) == SOUND
    except InputTooLargeError:
        return False


def test_what_is_given_back_does_not_put_off_the_look_at_the_time() -> None:
    budget = Budget(1000, -1.0)
    left = budget.left
    for _ in range(2):
        with pytest.raises(InputTooLargeError, match="max_seconds"):
            budget.spend(900)
        budget.restore(left)


# Claims -------------------------------------------------------------------------------------------

CLAIMS: dict[str, tuple[object, str]] = {
    "raises": (ZeroDivisionError("no rows"), "failed in claims(): ZeroDivisionError: no rows"),
    "raises what cannot be told": (Untold(), "failed in claims(): Untold"),
    "raises ours": (gaireport.ParseError("odd"), "failed in claims(): ParseError: odd"),
    "negative": (-1, "claimed -1 cells"),
    "huge": (10**9, "claimed more than"),
    "endless": (10**9999, "claimed more than"),
    "negative without end": (-(10**9999), "claimed fewer than 0 cells"),
    "true": (True, "claimed bool"),
    "false": (False, "claimed bool"),
    "a fraction": (2.5, "claimed float"),
    "not a number": (float("nan"), "claimed float"),
    "infinite": (float("inf"), "claimed float"),
    "text": ("9", "claimed str"),
    "a list": ([], "claimed list"),
}


@pytest.fixture(params=CLAIMS)
def claim(request: pytest.FixtureRequest) -> tuple[object, str]:
    return CLAIMS[request.param]


def test_claim_that_is_none_is_passed_over_and_named(
    claim: tuple[object, str], install: Callable[..., None]
) -> None:
    value, message = claim
    install(plugin=make(claims=value))
    assert message in told(gaireport.parse(TEXT))
    found = gaireport.sniff(TEXT)
    assert found is not None and found.name == "tab_table"


def test_claim_that_is_none_is_named_where_nobody_else_claims_the_text(
    claim: tuple[object, str], install: Callable[..., None]
) -> None:
    value, message = claim
    install(plugin=make(claims=value))
    with pytest.raises(NotAReportError) as caught:
        gaireport.parse(OTHERS_CLAIM_NOTHING)
    assert message in str(caught.value)
    with pytest.raises(NotAReportError) as caught:
        gaireport.parse("today's weather")
    assert "plugin" not in str(caught.value), "it was not asked"


def test_claim_that_is_none_harms_no_writing_but_its_own(
    claim: tuple[object, str], install: Callable[..., None]
) -> None:
    value, message = claim
    install(plugin=make(claims=value, written=TEXT))
    assert gaireport.parse(gaireport.write(SOUND, "html"), adapter="html") == SOUND
    with pytest.raises(PluginError) as caught:
        gaireport.write(SOUND, "plugin")
    assert message in str(caught.value)


def test_claim_is_asked_for_the_whole_text_and_for_stretches(install: Callable[..., None]) -> None:
    class Plugin(make()):  # type: ignore[misc]
        def claims(self, source: Source, region: Span) -> int:
            if len(source.text) == region.end - region.start:
                return 0
            raise KeyError(region.start)

    install(plugin=Plugin)
    assert "failed in claims(): KeyError" in told(gaireport.parse(TEXT))


def test_no_adapter_of_ours_claims_more_than_it_may() -> None:
    for unit in ("<td", "<td>", "|", "│", "\t", "  ", '"', ",", "1\n", "+-+\n", "--- ", "-"):
        for text in (unit, unit * 1000, ""):
            claims = registry.claim(Source(text), Span(0, len(text)))
            assert not claims.failed


# Writing ------------------------------------------------------------------------------------------

WRITTEN: dict[str, tuple[object, str]] = {
    "raises": (KeyError("cell"), "adapter 'plugin' failed in write(): KeyError: 'cell'"),
    "raises what cannot be told": (Untold(), "adapter 'plugin' failed in write(): Untold"),
    "nothing": (None, "adapter 'plugin' wrote NoneType, not str"),
    "bytes": (b"text", "adapter 'plugin' wrote bytes, not str"),
    "a number": (7, "adapter 'plugin' wrote int, not str"),
}


@pytest.mark.parametrize(("written", "message"), WRITTEN.values(), ids=WRITTEN)
def test_writer_that_breaks_is_named(
    written: object, message: str, install: Callable[..., None]
) -> None:
    install(plugin=make(written=written))
    with pytest.raises(PluginError) as caught:
        gaireport.write(SOUND, "plugin")
    assert message == str(caught.value)


@pytest.mark.parametrize("written", ["", "x", TEXT, TEXT.replace("2023", "2022")])
def test_what_is_not_read_back_from_a_plugin_is_not_given_out(
    written: str, install: Callable[..., None]
) -> None:
    install(plugin=make(claims=0, written=written))
    with pytest.raises(UnwritableError):
        gaireport.write(SOUND, "plugin")


def test_writer_may_refuse(install: Callable[..., None]) -> None:
    install(plugin=make(written=UnwritableError("no dates", field="published")))
    with pytest.raises(UnwritableError, match=r"^no dates$"):
        gaireport.write(SOUND, "plugin")


# What is no fault ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stop", [KeyboardInterrupt(), SystemExit(3), GeneratorExit(), MemoryError()], ids=repr
)
def test_stop_passes_through(stop: BaseException, install: Callable[..., None]) -> None:
    def fail() -> object:
        raise stop

    install(plugin=make(claims=stop, cut=_raises(stop), written=stop))
    for call in (
        lambda: gaireport.parse(TEXT),
        lambda: gaireport.sniff(TEXT),
        lambda: gaireport.parse(TEXT, adapter="plugin"),
        lambda: gaireport.write(SOUND, "plugin"),
    ):
        with pytest.raises(type(stop)):
            call()
    install(plugin=fail)
    with pytest.raises(type(stop)):
        gaireport.adapters()


@given(data=st.data())
def test_whatever_stands_within_the_rules_is_read(data: st.DataObject) -> None:
    """Odd columns, tables and orders are no breach; they end in a report or in one of our errors."""
    numbers = st.integers() | st.integers(-3, 20)

    def cut(text: str, start: int, end: int) -> Iterator[Row | Line]:
        places = [at for at in range(start, end) if data.draw(st.integers(0, 9)) == 0]
        for at in data.draw(st.permutations(places)):
            length = data.draw(st.integers(0, min(4, end - at)))
            printed = text[at : at + length]
            if data.draw(st.booleans()):
                yield Line(printed, at, at + length)
            else:
                cells = [CutCell(printed, at, at + length, data.draw(numbers))]
                blanks = data.draw(st.integers(0, 3))
                cells += [CutCell("", at, at, data.draw(numbers))] * blanks
                yield Row(tuple(cells), data.draw(numbers))

    text = "2023年年度报告\n规章\t12\t3\t4\n本年新收\t1\t2\t3\t4\t5\t6\t21\n结果维持\n1\t2"
    source = Source(text)
    try:
        items = cut_text(source, make(cut)(), alone=True).items
    except PluginError as error:
        assert "twice" in str(error)
        return
    report = Builder(source).build(parse_tokens(Lexer().lex(join_wrapped(items))), "plugin")
    assert gaireport.from_json(gaireport.to_json(report)) == report


def test_command_line_names_the_one_that_breaks(
    install: Callable[..., None], tmp_path: Any
) -> None:
    install(tab_table=make(), plugin=make(_raises(KeyError("row"))))
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["parse", str(path)])
    assert result.exit_code == 0
    assert "failed in cut(): KeyError" in result.stdout
    listed = CliRunner().invoke(app, ["adapters"])
    assert listed.exit_code == 2
    assert "tab_table" in listed.stdout
    assert "a_plugin_of_the_tests:tab_table) cannot be used" in listed.stderr


def test_findings_are_those_of_a_diagnostic(install: Callable[..., None]) -> None:
    install(plugin=make(claims=-1))
    (found,) = (d for d in gaireport.parse(TEXT).diagnostics if d.code == "GR101")
    assert isinstance(found, Diagnostic)
    assert (found.line, found.column, found.cells) == (1, 1, ())
