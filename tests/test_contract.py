"""What an adapter may give: the rules of the contract from the side of one that keeps them."""

import pytest

from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.cutting import contract, registry
from gaireport.cutting.limits import Budget
from gaireport.errors import PluginError
from gaireport.source import Source, Span


def checked(text: str, *given: Row | Line) -> list[Row | Line]:
    """What comes through of what an adapter gives for a text."""

    class Giver(Adapter):
        name = "giver"

        def claims(self, source: Source, region: Span) -> int:
            return len(given)

        def cut(self, source: Source, region: Span) -> tuple[Row | Line, ...]:
            return given

    return list(contract.cut(Giver(), Source(text), Span(0, len(text)), Budget()))


SPELLED_OTHERWISE = {
    "full-width digits": ("１２", "12"),
    "digits between full-width marks": ("（１２）", "(12)"),
    "a composed letter": ("e\u0301", "\u00e9"),
    "an accent apart": ("\u00e9", "e\u0301"),
    "a radical": ("⾏政", "行政"),
    "traditional characters": ("規章", "规章"),
    "full-width digits over two lines": ("１\n２", "12"),
    "markup between full-width digits": ("１*２", "12"),
    "an escaped mark": (r"1\*2", "1*2"),
    "an escaped character": (r"\u653f\u5e9c", "政府"),
    "an entity": ("&#25919;", "政"),
}


@pytest.mark.parametrize(("held", "printed"), SPELLED_OTHERWISE.values(), ids=SPELLED_OTHERWISE)
def test_text_may_be_spelled_otherwise(held: str, printed: str) -> None:
    line = Line(printed, 0, len(held))
    row = Row((CutCell(printed, 0, len(held), 0),), 0)
    assert checked(held, line) == [line]
    assert checked(held, row) == [row]


@pytest.mark.parametrize(
    ("held", "printed"), [("１２", "13"), ("12", "１３"), ("規章", "规定"), ("e\u0301", "\u00e8")]
)
def test_another_text_is_refused_however_it_is_spelled(held: str, printed: str) -> None:
    with pytest.raises(PluginError, match="stands"):
        checked(held, Line(printed, 0, len(held)))


def test_text_in_other_characters_is_in_one_cell_only() -> None:
    with pytest.raises(PluginError, match="twice"):
        checked("１２３", Line("123", 0, 3), Line("2", 1, 2))


@pytest.mark.parametrize(("held", "printed"), [("12", "12"), ("1*2", "12"), ("１２", "12")])
def test_blank_cells_right_behind_a_printed_one_are_in_a_place_of_their_own(
    held: str, printed: str
) -> None:
    """A line of aligned text leaves out what is blank at its end: a long text has any number of such cells."""
    size = len(held)
    rows = [
        Row(
            (
                CutCell(printed, at, at + size, 0),
                *(CutCell("", at + size, at + size, column) for column in (1, 2, 3)),
            ),
            0,
        )
        for at in range(0, 2000 * size, size)
    ]
    assert checked(held * 2000, *rows) == rows


def test_blank_cells_at_the_ends_of_aligned_lines_are_not_counted_together() -> None:
    head = "项目            甲         乙         丙\n"
    rows = "".join(
        f"第{at}行合计        {at % 10}\n"
        if at % 3
        else f"第{at}行合计        1          2          3\n"
        for at in range(4200)
    )
    text = head + rows
    adapter = registry.get_adapter("aligned_text")
    items = contract.cut(adapter, Source(text), Span(0, len(text)), Budget())
    cells = [cell for item in items if isinstance(item, Row) for cell in item.cells]
    assert sum(not cell.text for cell in cells) > 5000


DRAWN = {
    "box_table": "┌──────┬──────┐\n│规章  │12\ud8003  │\n├──────┼──────┤\n│甲    │4     │\n└──────┴──────┘\n",
    "grid_table": "+------+------+\n|规章  |12\ud8003  |\n+------+------+\n|甲    |4     |\n+------+------+\n",
    "simple_table": "名称    数量\n------- ------\n规章    12\ud8003\n甲      4\n",
}


def cut_by(layout: str, text: str) -> list[str]:
    adapter = registry.get_adapter(layout)
    items = contract.cut(adapter, Source(text), Span(0, len(text)), Budget())
    return [cell.text for item in items if isinstance(item, Row) for cell in item.cells]


@pytest.mark.parametrize(("layout", "text"), DRAWN.items(), ids=DRAWN)
def test_half_a_character_in_a_drawn_table_is_a_character_as_any(layout: str, text: str) -> None:
    assert "12\ud8003" in cut_by(layout, text)
    assert cut_by(layout, text) == [
        cell.replace("?", "\ud800") for cell in cut_by(layout, text.replace("\ud800", "?"))
    ]


@pytest.mark.parametrize(
    ("before", "after"), [("12", "1\n2"), ("\ud8003", "\n\ud8003"), ("4", "\n4")]
)
def test_half_a_character_in_a_frame_with_broken_lines(before: str, after: str) -> None:
    cells = cut_by("box_table", DRAWN["box_table"].replace(before, after))
    assert "".join(cells).replace("\n", "") == "规章12\ud8003甲4"
    assert len(cells) == 4


@pytest.mark.parametrize("layout", ["box_table", "grid_table"])
def test_half_a_character_in_a_frame_whose_lines_ran_together(layout: str) -> None:
    lines = DRAWN[layout].split("\n")
    text = "\n".join([lines[0], " ".join(lines[1:3]), *lines[3:]])
    assert "12\ud8003" in cut_by(layout, text)


def test_marks_that_mean_nothing_in_most_layouts_are_still_in_the_text_as_given() -> None:
    """A layout of lists looks for its bullets there: before every row, they are blanks in the text to be read."""
    given = "".join(f"* 第{at}行\n- {at}\n" for at in range(8))
    source = Source(given)
    assert source.given == given
    assert "*" not in source.text and "-" not in source.text
    assert source.text.find("第3行") == given.find("第3行")
