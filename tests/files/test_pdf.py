import sys

import pytest
from made_files import make_pdf, rule, ruled, write

from gaireport.errors import InputTooLargeError, MissingExtraError, UnsupportedFileError
from gaireport.files import read_text
from gaireport.files.pdf.grid import find_grids
from gaireport.files.pdf.paths import Painted, Stroke

pytest.importorskip("pypdfium2")


def test_a_ruled_table_between_lines() -> None:
    page = (
        write(50, 750, "二、主动公开")
        + ruled([50, 150, 250], [660, 680, 700])
        + write(60, 686, "规章")
        + write(160, 686, "3")
        + write(160, 666, "-")
        + write(290, 30, "- 1 -")
    )
    assert read_text(make_pdf(page)) == (
        "<p>二、主动公开</p>\n<table>\n<tr><td><p>规章</p></td><td><p>3</p></td></tr>\n"
        "<tr><td></td><td><p>-</p></td></tr>\n</table>\n<p>- 1 -</p>\n"
    )


def test_missing_lines_are_merged_cells() -> None:
    frame = "".join(rule(*line) for line in [(0, 0, 90, 0), (0, 60, 90, 60), (0, 0, 0, 60)])
    inner = rule(90, 0, 90, 60) + rule(30, 0, 30, 60) + rule(30, 30, 90, 30) + rule(60, 0, 60, 30)
    text = write(2, 26, "A") + write(40, 42, "B") + write(40, 12, "1") + write(70, 12, "2")
    assert (
        '<tr><td rowspan="2"><p>A</p></td><td colspan="2"><p>B</p></td></tr>\n'
        "<tr><td><p>1</p></td><td><p>2</p></td></tr>"
    ) in read_text(make_pdf(frame + inner + text))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_drawn(turn: int) -> None:
    page = ruled([50, 150, 250], [660, 680, 700]) + write(60, 686, "A") + write(160, 686, "12")
    straight = read_text(make_pdf(page))
    # Shown sideways, its text runs sideways too; it is turned back by the way most text runs.
    assert read_text(make_pdf(page, turn=turn)) == straight


def test_a_figure_broken_by_a_narrow_cell_is_one_figure() -> None:
    page = ruled([50, 70, 90, 110], [640, 680, 700])
    page += write(53, 665, "263") + write(53, 653, "528") + write(53, 645, "7", 10)
    page += write(73, 665, "12") + write(93, 665, "3") + write(93, 650, "4")
    read = read_text(make_pdf(page))
    assert "<td><p>2635287</p></td><td><p>12</p></td><td><p>3</p><p>4</p></td>" in read


def test_a_figure_that_runs_over_its_cell_stays_whole() -> None:
    page = ruled([50, 70, 90, 200], [680, 700]) + write(53, 685, "11398889") + write(73, 685, "0")
    page += write(95, 685, "66105")
    assert "<td><p>11398889</p></td><td><p>0</p></td><td><p>66105</p></td>" in read_text(
        make_pdf(page)
    )


def test_boxes_of_colour_are_cells_where_no_line_is_drawn() -> None:
    boxes = "0 0 0 rg 49 659 202 42 re f 1 1 1 rg " + "".join(
        f"{x} {y} 99 19 re f " for x in (50, 151) for y in (660, 681)
    )
    text = "0 0 0 rg " + write(60, 686, "A") + write(160, 686, "1") + write(160, 665, "2")
    rows = "<tr><td><p>A</p></td><td><p>1</p></td></tr>\n<tr><td></td><td><p>2</p></td></tr>"
    assert rows in read_text(make_pdf(boxes + text))


def test_dashed_lines_made_of_pieces() -> None:
    dashes = "".join(rule(x, y, x + 2, y) for x in range(50, 250, 4) for y in (660, 700))
    dashes += "".join(rule(x, y, x, y + 2) for y in range(660, 700, 4) for x in (50, 150, 252))
    text = write(60, 680, "A") + write(160, 680, "7")
    assert "<td><p>A</p></td><td><p>7</p></td>" in read_text(make_pdf(dashes + text))


def test_a_frame_round_the_page_is_no_table() -> None:
    page = ruled([20, 580], [20, 780]) + write(50, 700, "x")
    assert "<table>" not in read_text(make_pdf(page))


def test_a_row_cut_by_the_page_is_one_row() -> None:
    above = "".join(rule(x, 20, x, 60) for x in (50, 150, 250)) + rule(50, 60, 250, 60)
    above += rule(50, 40, 250, 40) + write(160, 46, "1") + write(160, 26, "2")
    below = "".join(rule(x, 700, x, 780) for x in (50, 150, 250))
    below += rule(50, 740, 250, 740) + rule(50, 700, 250, 700) + write(60, 750, "B")
    below += write(160, 720, "3")
    read = read_text(make_pdf(above, below))
    assert read.count("<table>") == 1
    assert "<tr><td><p>B</p></td><td><p>2</p></td></tr>" in read


@pytest.mark.parametrize(("rest", "tables"), [("B", 2), ("人", 1), ("2.人", 2)])
def test_the_rest_of_a_label_below_heads_that_are_repeated_goes_to_its_row(
    rest: str, tables: int
) -> None:
    heads = write(60, 745, "名") + write(160, 745, "数")
    above = "".join(rule(x, 20, x, 60) for x in (50, 150, 250)) + rule(50, 60, 250, 60)
    above += rule(50, 40, 250, 40) + write(60, 45, "名") + write(160, 45, "数")
    above += write(60, 25, "申请") + write(160, 25, "12")
    below = ruled([50, 150, 250], [700, 720, 740, 760]) + heads
    below += write(60, 725, rest) + write(60, 705, "C") + write(160, 705, "3")
    read = read_text(make_pdf(above, below))
    assert read.count("<table>") == tables
    assert ("<p>申请人</p></td><td><p>12</p>" in read) is (tables == 1)


def test_a_closed_row_at_the_end_of_the_page_is_left_alone() -> None:
    page = ruled([50, 150, 250], [660, 680, 700]) + write(60, 665, "A") + write(160, 665, "1")
    assert read_text(make_pdf(page, page)).count("<table>") == 2


def test_without_lines_text_is_aligned() -> None:
    rows = "".join(
        write(50, y, "规章") + write(200, y, left) + write(300, y, right)
        for y, left, right in ((700, "12", "3"), (680, "4", "567"))
    )
    first, second = read_text(make_pdf(rows)).splitlines()
    assert first.index("12") == second.index("4")
    assert first.index("3") == second.index("567")
    assert read_text(make_pdf(rows, rows)).count("\f") == 1


def test_prose_is_joined_where_the_margin_broke_it() -> None:
    page = ruled([50, 150, 250], [60, 80, 100])
    page += write(70, 700, "一二三四五六七八九十") + write(50, 686, "甲乙丙。")
    page += write(70, 672, "子丑")
    assert "<p>一二三四五六七八九十甲乙丙。</p>\n<p>子丑</p>" in read_text(make_pdf(page))


def test_what_cannot_be_read_says_why() -> None:
    with pytest.raises(UnsupportedFileError, match="no text layer"):
        read_text(make_pdf(ruled([50, 150, 250], [660, 680])))
    with pytest.raises(UnsupportedFileError, match="damaged"):
        read_text(b"%PDF-1.4\n" + b"[" * 1000)
    with pytest.raises(UnsupportedFileError, match="damaged"):
        read_text(make_pdf(write(50, 700, "1"))[:100])
    with pytest.raises(InputTooLargeError, match="3 pages, more than 2"):
        read_text(make_pdf("", "", ""), max_pages=2)
    flood = "".join(write(50, 700 - line / 4, "1" * 100, 0.1) for line in range(2100))
    with pytest.raises(InputTooLargeError, match="too many characters"):
        read_text(make_pdf(flood))


def test_an_encrypted_file_says_so() -> None:
    password = "00" * 32
    encrypted = (
        f"/Encrypt<</Filter/Standard/V 1/R 2/O<{password}>/U<{password}>/P -4>>/ID[<00><00>]"
    )
    with pytest.raises(UnsupportedFileError, match="encrypted"):
        read_text(make_pdf(write(50, 700, "1"), extra=encrypted))


def test_without_pypdfium2_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2.raw", None)
    with pytest.raises(MissingExtraError, match=r"pip install gaireport\[pdf\]"):
        read_text(make_pdf(write(50, 700, "1")))


def test_double_rules_of_two_cells_with_a_gap_between_them_are_one_edge() -> None:
    # border: 3px double; border-spacing: 3px; in points.
    def double(at: float, start: float, end: float) -> list[Stroke]:
        return [Stroke(at + offset, start, end) for offset in (0.0, 1.5, 3.8, 5.3)]

    level = [stroke for at in (30.0, 60.0, 90.0) for stroke in double(at, 30.0, 215.3)]
    upright = [stroke for at in (30.0, 120.0, 210.0) for stroke in double(at, 30.0, 95.3)]
    (grid,) = find_grids(Painted(level, upright))
    assert [(cell.row, cell.column) for cell in grid.cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
