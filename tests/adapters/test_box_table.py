"""BoxTable: frames of box characters and listings in frames of plus signs."""

import pytest
from costs import assert_linear
from cutter import Cutter
from hypothesis import example, given
from hypothesis import strategies as st

from gaireport.adapter import Row
from gaireport.adapters.drawn.box_table import BoxTable
from gaireport.adapters.drawn.grid_table import GridTable
from gaireport.source import Source, Span

BOX = Cutter(BoxTable())

# As a text browser draws it: labels in the middle of the rows they span, so that a label stands on a drawn line.
MERGED = """\
前文
┌──────────┬───────┐
│          │情况   │
│说明      ├───┬───┤
│          │甲 │乙 │
├────┬─────┼───┼───┤
│    │子一 │1  │2  │
│大类├─────┼───┼───┤
│    │子二 │+14│   │
├────┴─────┼───┼───┤
│很长的名字│3  │4  │
│还有一行  │   │   │
└──────────┴───┴───┘
后文
"""


def test_merged_cells() -> None:
    assert BOX.rows(MERGED) == [
        [(0, "说明"), (2, "情况")],
        [(2, "甲"), (3, "乙")],
        [(0, "大类"), (1, "子一"), (2, "1"), (3, "2")],
        [(1, "子二"), (2, "+14"), (3, "")],
        [(0, "很长的名字\n还有一行"), (2, "3"), (3, "4")],
    ]
    assert BOX.lines(MERGED) == ["前文", "后文"]


def test_a_line_with_a_blank_cell_narrower_than_its_column_is_torn() -> None:
    # Five characters are lost, and the line still has as many edges as the others.
    torn = MERGED.replace("│    │子二 │+14│   │", "│ │子二 │+14│   │")
    assert BOX.sequences(torn) == [["子二", "+14"]]
    assert BOX.sequences(MERGED) == []


def test_spans() -> None:
    for row in (item for item in BOX.cut(MERGED) if isinstance(item, Row)):
        assert row.table == MERGED.index("┌")
        for cell in row.cells:
            assert "\n" in cell.text or MERGED[cell.start : cell.end] == cell.text


@pytest.mark.parametrize(
    "text",
    [
        "┏━━━━┳━━━━┓\n┃ 甲 ┃ 乙 ┃\n┡━━━━╇━━━━┩\n│ a  │ 1  │\n│ b  │ 2  │\n└────┴────┘\n",
        "╔════╦════╗\n║ 甲 ║ 乙 ║\n╠════╬════╣\n║ a  ║ 1  ║\n║ b  ║ 2  ║\n╚════╩════╝\n",
        "╭────┬────╮\n│ 甲 ┆ 乙 │\n╞════╪════╡\n│ a  ┆ 1  │\n│ b  ┆ 2  │\n╰────┴────╯\n",
        "+----+----+\n| 甲 | 乙 |\n+----+----+\n| a  | 1  |\n| b  | 2  |\n+----+----+\n",
    ],
)
def test_listing_without_rules_between_rows(text: str) -> None:
    assert BOX.rows(text) == [[(0, "甲"), (1, "乙")], [(0, "a"), (1, "1")], [(0, "b"), (1, "2")]]


def test_bars_for_corners() -> None:
    text = """\
+-----------------+
|说明   |情况     |
|       |---------|
|       |a   |b   |
|-------+----+----|
|大 |one|1   |2   |
|   |---+----+----|
|   |two|3   |    |
+-----------------+
"""
    # Every character counts one here, as where the program knows no Chinese.
    counted = (
        text.replace("大 ", "大  ")
        .replace("说明   ", "说明     ")
        .replace("情况     ", "情况       ")
    )
    for drawn in (text, counted):
        assert BOX.rows(drawn)[2:] == [
            [(0, "大"), (1, "one"), (2, "1"), (3, "2")],
            [(1, "two"), (2, "3"), (3, "")],
        ]


def test_drawn_lines_two_columns_wide() -> None:
    text = "┌──┬──┐\n│甲  │乙  │\n├──┼──┤\n│1   │2   │\n└──┴──┘\n"
    assert BOX.rows(text) == [[(0, "甲"), (1, "乙")], [(0, "1"), (1, "2")]]


def test_frame_round_a_text_or_a_page() -> None:
    assert BOX.lines("┌────┐\n│甲文│\n│乙文│\n└────┘\n") == ["甲文", "乙文"]
    page = "┌────────────┐\n│题          │\n│┌───┬──────┐│\n││甲 │1     ││\n│└───┴──────┘│\n└────────────┘\n"
    assert BOX.rows(page) == [[(0, "甲"), (1, "1")]]
    assert BOX.lines(page) == ["题"]


def test_line_that_fits_no_way_of_counting_goes_by_its_order() -> None:
    text = "┌──────┬────┐\n│a     │1   │\n├──────┼────┤\n│很很      │2   │\n└──────┴────┘\n"
    assert BOX.rows(text)[1] == [(0, "很很"), (1, "2")]


WIDE_TABLE = """\
┌────────┬───┬───┬────┐
│一、某行│1  │2  │3   │
├────────┼───┼───┼────┤
│二、    │   │5  │5   │
│某行    │   │   │    │
├────────┼───┼───┼────┤
│三、某行│7  │8  │15  │
└────────┴───┴───┴────┘
"""


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        ("│5  │5   │", "│5  \n│5   │"),
        ("│二、    │   │5  │5   │", "│二、    \n│   │5  \n│5   │"),
        ("│3   │\n├", "│3   │ ├"),
        ("│5   │\n│某行", "│5   │ │某行"),
    ],
)
def test_lines_cut_in_two_or_run_together_are_made_whole(whole: str, damaged: str) -> None:
    assert whole in WIDE_TABLE
    assert BOX.rows(WIDE_TABLE.replace(whole, damaged)) == BOX.rows(WIDE_TABLE)


def test_line_between_two_of_a_frame_ends_none() -> None:
    for between in ("\n", "- 3 -\n"):
        text = WIDE_TABLE.replace("│某行", between + "│某行")
        assert BOX.rows(text) == BOX.rows(WIDE_TABLE)
        assert BOX.lines(text) == BOX.lines(between)


def columns_are_known(text: str) -> list[bool]:
    """Whether the columns of each row are told."""
    return [item.table >= 0 for item in BOX.cut(text) if isinstance(item, Row)]


def test_line_that_does_not_fit_tells_no_columns() -> None:
    """An edge is lost, and the ones behind stand elsewhere: of which column 5 and 5 are is not told."""
    text = WIDE_TABLE.replace("│二、    │   │5  │5   │", "│二、      5  │5   │")
    assert BOX.rows(text)[1] == [(0, "二、      5\n某行"), (2, "5")]
    assert columns_are_known(WIDE_TABLE) == [True] * 3
    assert columns_are_known(text) == [True, False, True]


def test_line_that_ends_inside_the_frame() -> None:
    text = WIDE_TABLE[: WIDE_TABLE.index("│5   │")].replace("│5  ", "│5")
    assert BOX.rows(text)[1] == [(0, "二、"), (2, "5")]
    assert columns_are_known(text) == [True, False]


def test_claims_of_boxes() -> None:
    listing = "+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n+---+---+\n"
    assert BOX.claims(MERGED) > MERGED.count("│")
    assert BOX.claims(listing) > listing.count("|")
    assert GridTable().claims(Source(listing), Span(0, len(listing))) == 0
    assert BOX.claims("甲 | 乙\n--- | ---\n") == BOX.claims("━━━━━━\n甲\n") == 0


BOX_PIECES = st.sampled_from(
    [
        "┌",
        "─",
        "──",
        "┬",
        "┐\n",
        "│",
        "├",
        "┼",
        "┤\n",
        "└",
        "┘\n",
        "═",
        "║",
        "甲",
        "1",
        " ",
        "   ",
        "\n",
        "“",
        "+--",
        "|",
    ]
)


@example("┌┌\r0┊┊┊")
@given(st.one_of(st.text(), st.lists(BOX_PIECES, max_size=80).map("".join)))
def test_any_text_with_boxes_is_cut_and_nothing_printed_is_lost(text: str) -> None:
    BOX.check_that_nothing_printed_is_lost(text)


@pytest.mark.parametrize("unit", ["│", "┼", "├┼┤\n", "│中│\n", "┌─┐\n│x│\n", "│x\n"])
def test_cost_of_boxes_grows_with_length_only(unit: str) -> None:
    def work(count: int) -> None:
        text = "┌" + "─┬" * count + "┐\n" + unit * count
        BOX.cut(text)
        BOX.claims(text)

    assert_linear(work, 2_000)
