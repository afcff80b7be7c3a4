"""An adapter may break in any way while it cuts: it harms only its own use, and it is named."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from broken_plugins import (
    BREACHES,
    OTHERS_CLAIM_NOTHING,
    SOUND,
    Cut,
    make,
    make_row,
    message_of_fault,
    raises,
)
from hypothesis import given
from hypothesis import strategies as st
from printed import SOUND_TEXT
from typer.testing import CliRunner

import gaireport
from gaireport.adapter import CutCell, Line, Row
from gaireport.build import Builder
from gaireport.cli.app import app
from gaireport.cutting.limits import Budget
from gaireport.cutting.stretches import cut_text
from gaireport.errors import InputTooLargeError, PluginError
from gaireport.findings.diagnostics import Diagnostic
from gaireport.grammars.trees import parse_tokens
from gaireport.source import Source
from gaireport.tokens.lexer import Lexer
from gaireport.tokens.wrapping import join_wrapped


@pytest.fixture(params=BREACHES)
def breach(request: pytest.FixtureRequest) -> tuple[Cut, str]:
    return BREACHES[request.param]


def test_text_is_read_by_the_next_adapter_if_the_best_one_breaks(
    breach: tuple[Cut, str], install: Callable[..., None]
) -> None:
    cut, message = breach
    install(plugin=make(cut))
    assert message in message_of_fault(gaireport.parse(SOUND_TEXT))


def test_stretch_is_read_as_if_the_one_that_breaks_over_it_did_not_exist(
    breach: tuple[Cut, str], install: Callable[..., None]
) -> None:
    cut, message = breach
    install(plugin=make(cut, only_stretches=True))
    assert message in message_of_fault(gaireport.parse(SOUND_TEXT))


def test_adapter_that_breaks_is_an_error_where_it_is_asked_for(
    breach: tuple[Cut, str], install: Callable[..., None]
) -> None:
    cut, message = breach
    install(plugin=make(cut))
    with pytest.raises(PluginError) as caught:
        gaireport.parse(SOUND_TEXT, adapter="plugin")
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
    install(plugin=make(cut, written=SOUND_TEXT))
    with pytest.raises(PluginError) as caught:
        gaireport.write(SOUND, "plugin")
    assert message in str(caught.value)


def test_refusal_with_an_error_of_ours_stays_what_it_is(install: Callable[..., None]) -> None:
    install(plugin=make(raises(gaireport.ParseError("a cell without end"))))
    assert "ParseError: a cell without end" in message_of_fault(gaireport.parse(SOUND_TEXT))
    with pytest.raises(gaireport.ParseError, match=r"^a cell without end$"):
        gaireport.parse(SOUND_TEXT, adapter="plugin")
    with pytest.raises(gaireport.ParseError, match=r"^a cell without end$"):
        gaireport.parse(OTHERS_CLAIM_NOTHING)


def test_cells_that_no_limit_of_the_text_allows_are_refused(install: Callable[..., None]) -> None:
    with pytest.raises(InputTooLargeError, match="max_cells"):
        gaireport.parse(SOUND_TEXT, max_cells=50)
    install(plugin=make(raises(KeyError("row"))))
    with pytest.raises(InputTooLargeError, match="max_cells"):
        gaireport.parse(SOUND_TEXT, max_cells=50)


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
            yield make_row(CutCell(text[at], at, at + 1, 0))
        raise KeyError("row")

    install(plugin=make(cut, only_stretches=True))
    assert "KeyError" in message_of_fault(gaireport.parse(SOUND_TEXT, max_cells=fewest))


def _is_within(cells: int) -> bool:
    try:
        return gaireport.parse(SOUND_TEXT, max_cells=cells) == SOUND
    except InputTooLargeError:
        return False


def test_what_is_given_back_does_not_put_off_the_look_at_the_time() -> None:
    budget = Budget(1000, -1.0)
    left = budget.left
    for _ in range(2):
        with pytest.raises(InputTooLargeError, match="max_seconds"):
            budget.spend(900)
        budget.restore(left)


# What is no fault ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stop", [KeyboardInterrupt(), SystemExit(3), GeneratorExit(), MemoryError()], ids=repr
)
def test_stop_passes_through(stop: BaseException, install: Callable[..., None]) -> None:
    def fail() -> object:
        raise stop

    install(plugin=make(claims=stop, cut=raises(stop), written=stop))
    for call in (
        lambda: gaireport.parse(SOUND_TEXT),
        lambda: gaireport.sniff(SOUND_TEXT),
        lambda: gaireport.parse(SOUND_TEXT, adapter="plugin"),
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
    report = Builder(len(text)).build(parse_tokens(Lexer().lex(join_wrapped(items))), "plugin")
    assert gaireport.from_json(gaireport.to_json(report)) == report


def test_command_line_names_the_one_that_breaks(
    install: Callable[..., None], tmp_path: Any
) -> None:
    install(tab_table=make(), plugin=make(raises(KeyError("row"))))
    path = tmp_path / "report.txt"
    path.write_text(SOUND_TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["parse", str(path)])
    assert result.exit_code == 0
    assert "failed in cut(): KeyError" in result.stdout
    listed = CliRunner().invoke(app, ["adapters"])
    assert listed.exit_code == 2
    assert "tab_table" in listed.stdout
    assert "a_plugin_of_the_tests:tab_table) cannot be used" in listed.stderr


def test_findings_are_those_of_a_diagnostic(install: Callable[..., None]) -> None:
    install(plugin=make(claims=-1))
    (found,) = (d for d in gaireport.parse(SOUND_TEXT).diagnostics if d.code == "GR101")
    assert isinstance(found, Diagnostic)
    assert (found.line, found.column, found.cells) == (1, 1, ())
