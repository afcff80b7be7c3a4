"""One text in several layouts: each part is cut by the adapter that claims it, and the second layout is named."""

import pytest
from case_files import draw
from cut_texts import claimed, cut
from drawn import DRAWINGS
from printed import Part, applications, cells_a_line, figures, lone_pipes, parts, pipes, plain, tabs

import gaireport
from gaireport.adapter import Line, Row
from gaireport.cutting import registry
from gaireport.cutting.stretches import cut_text
from gaireport.source import Source

SOUND_PARTS = parts()
TABLE_3 = applications(figures())
TABLE_3_BEGINS = SOUND_PARTS.index(TABLE_3[0])
BEFORE, BEHIND = SOUND_PARTS[:TABLE_3_BEGINS], SOUND_PARTS[TABLE_3_BEGINS + len(TABLE_3) :]
LAYOUTS = {
    "tab_table": tabs,
    "pipe_table": pipes,
    "cell_per_line": cells_a_line,
}


def spelled(outer: str, inner: str) -> str:
    """The report in one layout, table 3 in another."""
    return LAYOUTS[outer](BEFORE) + "\n" + LAYOUTS[inner](TABLE_3) + "\n" + LAYOUTS[outer](BEHIND)


PAIRS = [
    ("pipe_table", "tab_table"),
    ("pipe_table", "cell_per_line"),
    ("tab_table", "pipe_table"),
    ("cell_per_line", "pipe_table"),
]


@pytest.mark.parametrize(("outer", "inner"), PAIRS)
def test_every_cell_of_both_layouts_is_read(outer: str, inner: str) -> None:
    report = gaireport.parse(spelled(outer, inner))
    assert {path: cell.raw for path, cell in report.cells().items()} == figures()


@pytest.mark.parametrize(("outer", "inner"), PAIRS)
def test_second_layout_is_named(outer: str, inner: str) -> None:
    found = [d for d in gaireport.parse(spelled(outer, inner)).diagnostics if d.code == "GR102"]
    assert found
    other = {outer, inner} - {gaireport.parse(spelled(outer, inner)).layout}
    assert {d.message for d in found} == {
        f"part of the text is in the layout {name}" for name in other
    }


def test_prose_is_offered_to_no_other_layout() -> None:
    text = pipes(SOUND_PARTS)
    assert not [d for d in gaireport.parse(text).diagnostics if d.code == "GR102"]


@pytest.mark.parametrize("layout", [tabs, pipes, lone_pipes, cells_a_line, plain])
def test_items_stand_in_the_order_of_the_text(layout: object) -> None:
    text = layout(SOUND_PARTS)  # type: ignore[operator]
    source = Source(text)
    adapter = gaireport.sniff(text)
    assert adapter is not None
    starts: list[int] = []
    for item in cut_text(source, adapter, alone=False).items:
        starts += [cell.start for cell in item.cells] if isinstance(item, Row) else [item.start]
    assert starts == sorted(starts)


def test_named_adapter_cuts_alone() -> None:
    text = spelled("pipe_table", "tab_table")
    made = cut_text(Source(text), registry.get_adapter("pipe_table"), alone=True)
    assert made.others == []
    assert any(isinstance(item, Line) and "2.重复申请" in item.text for item in made.items)


def test_two_lines_of_prose_with_one_bar_stay_prose() -> None:
    made: list[Part] = [*SOUND_PARTS, "首页 | 政务 | 办事", "地址 | 电话"]
    report = gaireport.parse(tabs(made))
    assert {path: cell.raw for path, cell in report.cells().items()} == figures()


@pytest.mark.parametrize("layout", DRAWINGS)
def test_a_report_is_claimed_most_by_its_layout(layout: str) -> None:
    text = draw(layout, "2021")
    claims = {name: claimed(name, text) for name in DRAWINGS}
    own = claims.pop(layout)
    assert own > max(claims.values()), claims


@pytest.mark.parametrize("layout", DRAWINGS)
def test_an_empty_text_has_no_items(layout: str) -> None:
    assert cut(layout, "") == []
