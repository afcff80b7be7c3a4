"""For any text: a Report or an error of ours, the same each time, and every figure where the span says it is."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import cells_a_line, figures, lone_pipes, parts, pipes, plain, tabs

import gaireport
from gaireport import GaireportError
from gaireport.exports.json import to_json
from gaireport.nodes import Report

# A whole report is as long as a hundred short texts.
few = settings(max_examples=settings.default.max_examples // 3)
SPELLERS = (tabs, pipes, lone_pipes, cells_a_line, plain)
SOUND_TEXTS = [spell(parts(form)) for form in ("2019", "2021") for spell in SPELLERS]
SCRAPS = (
    "政府信息公开 一、总体情况 \n \t | || --- + +---+ <td> </tr> <table> ### 规章 2.重复申请 总计 其他"
    " 结果维持 第二十条第（一）项 信息内容"
    " 本年新 0 12 / - 1,234 ０ ３ 元 \u3000 \u00a0 \r\n 2023年 （ ） 。 ， \ufeff \u200b ⼀ ﹁ \ud800 \x00 │ ┼"
).split(" ")


def attempt(text: str) -> Report | None:
    """The Report, or None where the text is refused with an error of ours."""
    try:
        return gaireport.parse(text)
    except GaireportError:
        return None


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    attempt(text)


@given(st.text(), st.sampled_from(sorted(gaireport.adapters())))
def test_any_text_is_read_or_refused_by_every_adapter(text: str, name: str) -> None:
    try:
        gaireport.parse("政府信息公开\n" + text, adapter=name)
    except GaireportError:
        return


@given(st.lists(st.sampled_from(SCRAPS), max_size=60))
def test_any_words_of_reports_are_read_or_refused(words: list[str]) -> None:
    attempt("政府信息公开" + " ".join(words))


@given(st.text())
def test_any_text_is_sniffed_at(text: str) -> None:
    try:
        gaireport.sniff(text)
    except GaireportError:
        return


def damaged(text: str, seed: int) -> str:
    """The text with some lines deleted, doubled, swapped, cut, joined, or with characters replaced."""
    rng = random.Random(seed)
    lines = text.split("\n")
    for _ in range(rng.randint(1, 8)):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(7):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = lines[at][: rng.randint(0, len(lines[at]))]
            case 4:
                lines[at] = lines[at].replace(
                    rng.choice("0123456789|\t一"), rng.choice("０12O,/ |\t\n一")
                )
            case 5:
                lines.insert(at, rng.choice(["", "- 3 -", "\t", "|", *SCRAPS]))
            case _:
                lines = lines[: max(at, len(lines) // 2)]
    return "\n".join(lines)


@few
@given(st.sampled_from(SOUND_TEXTS), st.integers(min_value=0))
def test_damaged_report_is_read_or_refused(text: str, seed: int) -> None:
    attempt(damaged(text, seed))


@few
@given(st.sampled_from(SOUND_TEXTS), st.integers(min_value=0))
def test_text_is_read_the_same_each_time(text: str, seed: int) -> None:
    broken = damaged(text, seed)
    first, second = attempt(broken), attempt(broken)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert to_json(first) == to_json(second)


@few
@given(st.sampled_from(SOUND_TEXTS), st.integers(min_value=0))
def test_figure_of_a_damaged_report_stands_at_its_span(text: str, seed: int) -> None:
    broken = damaged(text, seed)
    report = attempt(broken)
    for cell in report.cells().values() if report else ():
        if cell.value is not None:
            assert cell.span is not None
            assert "".join(broken[cell.span.start : cell.span.end].split()) == "".join(
                str(cell.raw).split()
            )


@few
@given(st.sampled_from(SOUND_TEXTS), st.integers(min_value=0))
def test_cell_without_a_value_was_lost_or_is_printed_so(text: str, seed: int) -> None:
    report = attempt(damaged(text, seed))
    if report is None:
        return
    named = {path for d in report.diagnostics for path in d.cells}
    for path, cell in report.cells().items():
        assert cell.raw is not None or path in named, path


@few
@given(st.data())
def test_figures_of_a_whole_report_come_out_as_they_went_in(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["2019", "2021"]))
    spell = data.draw(st.sampled_from([tabs, pipes, cells_a_line]))
    printed = figures(form)
    changed = data.draw(
        st.dictionaries(
            st.sampled_from(list(printed)),
            st.sampled_from(["", "/", "0", "7", "1,234", "３", "+2"]),
        )
    )
    report = gaireport.parse(spell(parts(form, printed | changed)))
    assert {path: cell.raw for path, cell in report.cells().items()} == printed | changed


@pytest.mark.parametrize("spell", [tabs, pipes, cells_a_line])
@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("row", range(0, 60, 7))
def test_loss_of_any_one_row_is_told(row: int, form: str, spell: object) -> None:
    made = parts(form)
    at = [at for at, part in enumerate(made) if isinstance(part, list)]
    row = at[row % len(at)]
    report = gaireport.parse(spell([*made[:row], *made[row + 1 :]]))  # type: ignore[operator]
    named = {path for d in report.diagnostics for path in d.cells}
    known = figures(form)
    assert all(
        cell.raw == known.get(path) or path in named for path, cell in report.cells().items()
    )
