"""PDF: what is typed upon a page is read, and what is struck out or printed across a table is no part of a cell."""

import pytest
from made_files import annotation, make_pdf, rule, ruled, write, write_aslant

import gaireport
from gaireport.files import load_text, read_text

pytest.importorskip("pypdfium2")

RULED_GRID = ruled([50, 150, 250, 350], [640, 660, 680, 700])
SHOWN_LABELS = (
    write(60, 686, "A") + write(60, 666, "B") + write(60, 646, "C") + write(255, 646, "Y" * 13)
)
PLACE_OF_FIELD = (152, 662, 248, 678)
"""Of the cell beside B."""


def html_of_row(page: str, *upon: str, turn: int = 0) -> str:
    """The HTML of the row of B."""
    html = read_text(make_pdf(RULED_GRID + SHOWN_LABELS + page, upon=upon, turn=turn))
    return next(line for line in html.splitlines() if "<p>B</p>" in line)


def html_row(first: str, second: str = "") -> str:
    return f"<tr><td><p>B</p></td><td>{first}</td><td>{second}</td></tr>"


def field(value: str, more: str = "/FT/Tx", box: tuple[int, ...] = PLACE_OF_FIELD) -> str:
    return annotation("Widget", box, f"/T(f{box[0]}-{box[1]})/V{value}/DA(/F1 9 Tf){more}")


UPON = {
    "a typed figure": (field("(7980)"), "<p>7980</p>"),
    "Chinese": (field(f"<{'feff' + '无'.encode('utf-16-be').hex()}>"), "<p>无</p>"),
    "type that fits itself": (field("(7980)", "/FT/Tx/DA(/F1 0 Tf)"), "<p>7980</p>"),
    "a choice": (field("(12)", "/FT/Ch/Ff 131072/Opt[(9)(12)]"), "<p>12</p>"),
    "an empty field": (field("()"), ""),
    "a field for blanks": (field("(  )"), ""),
    "two lines": (field("(12\\n34)", "/FT/Tx/Ff 4096/DA(/F1 7 Tf)"), "<p>12</p><p>34</p>"),
    "a hidden field": (field("(7980)", "/FT/Tx/F 2"), ""),
    "a password": (field("(7980)", "/FT/Tx/Ff 8192"), ""),
    "a button to tick": (field("/Yes", "/FT/Btn/AS/Yes"), ""),
    "a typed note": (annotation("FreeText", PLACE_OF_FIELD, "/Contents(7980)/DA(/F1 9 Tf)"), "<p>7980</p>"),
    "a remark at the side": (annotation("Text", PLACE_OF_FIELD, "/Contents(7980)"), ""),
    "a link": (annotation("Link", PLACE_OF_FIELD, ""), ""),
}  # fmt: skip


@pytest.mark.parametrize(("upon", "html"), UPON.values(), ids=UPON)
def test_what_is_typed_upon_a_page_stands_in_its_cell(upon: str, html: str) -> None:
    assert html_of_row("", upon) == html_row(html)


def test_fields_of_a_turned_page_stand_in_their_cells() -> None:
    assert html_of_row("", field("(7980)"), turn=90) == html_row("<p>7980</p>")


def test_fields_stand_in_columns_where_nothing_is_ruled() -> None:
    page = "".join(write(50, y, "AB") + write(200, y, "12") for y in (700, 680, 660))
    fields = [field(f"({at})", box=(300, y - 3, 340, y + 9)) for at, y in ((5, 700), (67, 660))]
    first, second, third = read_text(make_pdf(page, upon=fields)).splitlines()
    assert first.split() == ["AB", "12", "5"]
    assert second.split() == ["AB", "12"]
    assert first.index("5") == third.index("67")


@pytest.mark.parametrize("degrees", [35, 45, -30, 60])
def test_a_watermark_aslant_is_no_part_of_a_cell(degrees: float) -> None:
    mark = write_aslant(140, 640, "2025 2025", 30, degrees)
    assert html_of_row(write(160, 666, "12") + mark) == html_row("<p>12</p>")


def test_a_page_scanned_a_little_crooked_is_read() -> None:
    assert html_of_row(write_aslant(160, 666, "12", 10, 2)) == html_row("<p>12</p>")


def test_a_large_watermark_is_no_part_of_a_cell() -> None:
    mark = write(155, 660, "8", 30) + write(255, 660, "9", 30)
    # Nothing tells that it is none where the cell prints nothing else.
    assert html_of_row(write(160, 666, "12") + mark) == html_row("<p>12</p>", "<object>9</object>")


def test_large_type_in_a_cell_that_has_room_for_it_is_read() -> None:
    assert html_of_row(write(160, 662, "12", 16)) == html_row("<p>12</p>")
    tall = ruled([50, 150, 250], [600, 700, 720]) + SHOWN_LABELS + write(160, 640, "8", 40)
    assert "<p>8</p>" in read_text(make_pdf(tall))


STRIKES = {
    "a line": rule(160, 669.5, 171, 669.5),
    "a thin box": "160 669 11 1 re f\n",
    "a longer line": rule(157, 669.5, 173, 669.5),
}


@pytest.mark.parametrize("line", STRIKES.values(), ids=STRIKES)
def test_a_word_with_a_line_through_it_is_struck_out(line: str) -> None:
    page = write(160, 666, "99") + write(175, 666, "14") + line
    assert html_of_row(page) == html_row("<p>14</p><del>99</del>")


def test_a_mark_of_deletion_strikes_out() -> None:
    quads = "/QuadPoints[160 674 171 674 160 664 171 664]"
    mark = annotation("StrikeOut", (160, 664, 171, 674), quads)
    page = write(160, 666, "99") + write(175, 666, "14")
    assert html_of_row(page, mark) == html_row("<p>14</p><del>99</del>")


@pytest.mark.parametrize("height", [664.5, 674.5])
def test_a_line_below_or_above_a_word_is_no_deletion(height: float) -> None:
    assert html_of_row(write(160, 666, "99") + rule(160, height, 171, height)) == html_row(
        "<p>99</p>"
    )


NOTES = {
    "raised": write(171.5, 670, "1", 6),
    "on the line": write(171.5, 666, "[1]", 6),
    "a little behind": write(174, 669, "*", 7),
}


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_a_small_mark_behind_a_figure_is_a_note(note: str) -> None:
    html = html_of_row(write(160, 666, "12") + note)
    assert html.partition("<sup>")[0] == "<tr><td><p>B</p></td><td><p>12</p>"


@pytest.mark.parametrize(
    "beside", [write(171.5, 666, "5", 9), write(255, 666, "5", 6), write(154, 666, "5", 6)]
)
def test_other_type_beside_a_figure_is_no_note(beside: str) -> None:
    assert "<sup>" not in html_of_row(write(160, 666, "12") + beside)


def test_a_note_mark_in_aligned_text_is_no_digit() -> None:
    rows = "".join(write(50, y, "AB") + write(200, y, "12") for y in (700, 680))
    read = read_text(make_pdf(rows + write(211.5, 704, "1", 6)))
    assert [line.split() for line in read.splitlines()] == [["AB", "12^1^"], ["AB", "12"]]


def picture(x: float, y: float, wide: float, high: float) -> str:
    place = f"q {wide} 0 0 {high} {x} {y} cm"
    return f"{place} BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q\n"


def test_a_picture_in_a_cell_makes_it_incomplete() -> None:
    page = picture(160, 662, 30, 12) + write(255, 666, "3") + picture(300, 662, 12, 12)
    assert html_of_row(page) == html_row("<img>", "<p>3</p><img>")


@pytest.mark.parametrize("box", [(0, 0, 600, 800), (140, 640, 60, 60), (155, 670, 90, 1)])
def test_a_picture_larger_than_the_cell_or_thin_as_a_line_is_none_of_it(
    box: tuple[float, ...],
) -> None:
    assert html_of_row(picture(*box)) == html_row("")


def outlined(x: float, y: float, size: float = 8) -> str:
    """Drawing commands for a filled shape like that of a figure 1 or 7."""
    return f"{x} {y} m {x + size / 2} {y} l {x + size / 2} {y + size} l {x} {y + size * 0.7} l f\n"


def test_type_drawn_as_outlines_makes_a_cell_incomplete() -> None:
    page = outlined(160, 664) + write(255, 666, "3") + outlined(300, 664)
    assert html_of_row(page) == html_row("<img>", "<p>3</p>")


def test_a_shape_that_fills_a_cell_or_is_larger_than_type_is_its_ground() -> None:
    assert html_of_row(outlined(160, 661, 18) + outlined(100, 640, 60)) == html_row("")


def test_pages_of_outlines_are_named_and_a_file_of_them_is_refused() -> None:
    drawn = "".join(
        outlined(50 + 10 * at, 700 - 20 * line) for at in range(20) for line in range(10)
    )
    printed = write(50, 700, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert load_text(make_pdf(printed, drawn)).picture_pages == (2,)
    with pytest.raises(gaireport.UnsupportedFileError, match="no text layer"):
        read_text(make_pdf(drawn))


def test_what_is_struck_out_in_aligned_text_is_no_figure() -> None:
    rows = "".join(write(50, y, "AB") + write(200, y, "12") for y in (700, 680))
    read = read_text(make_pdf(rows + rule(200, 703.5, 211, 703.5)))
    assert [line.split() for line in read.splitlines()] == [["AB", "~~12~~"], ["AB", "12"]]


def test_cells_of_such_a_page_are_named() -> None:
    title = "澄山县水务局2023年政府信息公开工作年度报告"
    xs, ys = [50, 200, 300, 400, 500], [620, 640, 660]
    heads = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    page = (
        write(50, 750, title) + write(50, 720, "二、主动公开政府信息情况") + ruled(xs, [*ys, 680])
    )
    page += write(60, 664, "第二十条第（一）项")
    page += "".join(write(x + 5, 646, head) for x, head in zip(xs, heads, strict=False))
    page += (
        write(60, 626, "规章")
        + write(210, 626, "7")
        + write(220, 626, "3")
        + rule(209, 629.5, 217, 629.5)
    )
    page += write(310, 620, "8", 30)
    report = gaireport.parse(
        read_text(make_pdf(page, upon=[field("(2)", box=(402, 622, 498, 638))]))
    )
    names = ("issued", "repealed", "in_force")
    paths = [f"proactive.regulations.{name}" for name in names]
    assert [report.cells()[path].raw for path in paths] == ["3", "", "2"]
    assert [d.cells for d in report.diagnostics if d.code == "GR220"] == [tuple(paths[:2])]
