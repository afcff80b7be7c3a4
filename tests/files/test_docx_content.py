"""Word: what is struck out, raised or no text in a cell comes out as the markup that says so."""

import pytest
from made_files import make_docx, paragraph, table
from namespaces import W

import gaireport
from gaireport.files import read_text

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
DRAWING = f"<w:drawing><a:blip {A}/></w:drawing>"


def run_of_text(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def in_cell(content: str, **parts: str) -> str:
    """The HTML of a cell that holds one paragraph of this content."""
    html = read_text(make_docx(table([f"<w:tc><w:p>{content}</w:p></w:tc>"]), **parts))
    return html.partition("<td>")[2].partition("</td>")[0]


def field_of_word(code: str, result: str | None) -> str:
    """A field that shows its result, or works out what it shows from its code alone."""
    marks = {
        kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    }
    shown = "" if result is None else marks["separate"] + run_of_text(result)
    return f"{marks['begin']}<w:r><w:instrText>eq \\s(7)</w:instrText></w:r>{code}{shown}{marks['end']}"


CELLS = {
    "struck out": (run_of_text("99", "<w:strike/>") + run_of_text("14"), "<p><del>99</del>14</p>"),
    "struck out twice": (run_of_text("99", "<w:dstrike/>") + run_of_text("14"), "<p><del>99</del>14</p>"),
    "not struck out": (run_of_text("14", '<w:strike w:val="0"/>'), "<p>14</p>"),
    "raised": (
        run_of_text("14") + run_of_text("1", '<w:vertAlign w:val="superscript"/>'),
        "<p>14<sup>1</sup></p>",
    ),
    "lowered": (run_of_text("14") + run_of_text("1", '<w:vertAlign w:val="subscript"/>'), "<p>14<sup>1</sup></p>"),
    "on the line": (run_of_text("14", '<w:vertAlign w:val="baseline"/>'), "<p>14</p>"),
    "white": (
        run_of_text("99", '<w:color w:val="ffffff"/>') + run_of_text("14", '<w:color w:val="000000"/>'),
        '<p><font color="white">99</font>14</p>',
    ),
    "tiny": (
        run_of_text("99", '<w:sz w:val="2"/>') + run_of_text("14", '<w:sz w:val="21"/>'),
        '<p><font color="white">99</font>14</p>',
    ),
    "field": (field_of_word("", "14"), "<p>14</p>"),
    "field whose code has another": (field_of_word(field_of_word("", "99"), "14"), "<p>14</p>"),
    "field without a result": (field_of_word("", None), "<p><img></p>"),
    "field without an end": ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<p><img></p>"),
    "hidden": (run_of_text("99", "<w:vanish/>") + run_of_text("14"), "<p>14</p>"),
    "inserted": (f"<w:ins>{run_of_text('14')}</w:ins>", "<p>14</p>"),
    "moved away": (f"<w:moveFrom>{run_of_text('99')}</w:moveFrom>{run_of_text('14')}", "<p>14</p>"),
    "a note": (run_of_text("14") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "<p>14<sup>[2]</sup></p>"),
    "a comment": (
        f'<w:commentRangeStart w:id="1"/>{run_of_text("14")}<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r>',
        "<p>14</p>",
    ),
    "a picture": (f"<w:r>{DRAWING}</w:r>", "<p><img></p>"),
    "a picture beside a figure": (run_of_text("14") + f"<w:r>{DRAWING}</w:r>", "<p>14<img></p>"),
    "an old picture": (f"<w:r><w:pict><v:imagedata {V}/></w:pict></w:r>", "<p><img></p>"),
    "a picture in two ways": (
        f"<w:r><mc:AlternateContent><mc:Choice>{DRAWING}</mc:Choice>"
        f"<mc:Fallback><w:pict><v:imagedata {V}/></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        "<p><img></p>",
    ),
    "a drawn line": (run_of_text("14") + f"<w:r><w:pict><v:line {V}/></w:pict></w:r>", "<p>14</p>"),
    "a content control": (f"<w:sdt><w:sdtContent>{run_of_text('14')}</w:sdtContent></w:sdt>", "<p>14</p>"),
    "a text field": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="9"/></w:textInput>'
        '</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar '
        f'w:fldCharType="separate"/></w:r>{run_of_text("14")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<p>14</p>",
    ),
    "a drop-down field": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="9"/><w:listEntry w:val="14"/></w:ddList></w:ffData></w:fldChar></w:r>',
        "<p>14</p>",
    ),
    "a drop-down field as it was made": (
        '<w:r><w:fldChar><w:ffData><w:ddList><w:listEntry w:val="14"/></w:ddList></w:ffData></w:fldChar></w:r>',
        "<p>14</p>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "html"), CELLS.values(), ids=CELLS)
def test_content_of_a_cell(content: str, html: str) -> None:
    assert in_cell(content) == html


FONT_STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="character" w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="old"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="older"><w:basedOn w:val="old"/></w:style>'
    '<w:style w:type="character" w:styleId="round"><w:basedOn w:val="round"/></w:style>'
    "</w:styles>"
)


@pytest.mark.parametrize(
    ("style", "html"),
    [
        ("gone", "<p>14</p>"),
        ("old", "<p><del>99</del>14</p>"),
        ("older", "<p><del>99</del>14</p>"),
        ("round", "<p>9914</p>"),
        ("unknown", "<p>9914</p>"),
    ],
)
def test_character_styles_say_so_as_well(style: str, html: str) -> None:
    content = run_of_text("99", f'<w:rStyle w:val="{style}"/>') + run_of_text("14")
    assert in_cell(content, styles=FONT_STYLES) == html


def test_a_run_is_not_struck_out_against_its_own_word() -> None:
    content = run_of_text("14", '<w:rStyle w:val="old"/><w:strike w:val="false"/>')
    assert in_cell(content, styles=FONT_STYLES) == "<p>14</p>"


def test_pictures_and_notes_of_prose_are_left_out() -> None:
    note = f'<w:r><w:footnoteReference w:id="2"/>{DRAWING}</w:r>'
    text = f"<w:p>{run_of_text('甲')}{note}{run_of_text('9', '<w:strike/>')}</w:p>"
    assert read_text(make_docx(text)) == "<p>甲<del>9</del></p>\n"


def test_a_hidden_row_is_left_out() -> None:
    hidden = f"<w:trPr><w:hidden/></w:trPr><w:tc>{paragraph('9')}</w:tc>"
    assert (
        read_text(make_docx(table([hidden], [f"<w:tc>{paragraph('1')}</w:tc>"]))).count("<tr>") == 1
    )


DOCUMENT_COLUMNS = ("issued", "repealed", "in_force")


def test_figures_among_such_content_are_named() -> None:
    def row(*cells: str) -> list[str]:
        return [f"<w:tc><w:p>{each}</w:p></w:tc>" for each in cells]

    content = make_docx(
        paragraph("澄山县水务局2023年政府信息公开工作年度报告")
        + paragraph("二、主动公开政府信息情况")
        + table(
            row(run_of_text("第二十条第（一）项")),
            row(*map(run_of_text, ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"))),
            row(
                run_of_text("规章"),
                run_of_text("7", "<w:strike/>") + run_of_text("3"),
                f"<w:r>{DRAWING}</w:r>",
                run_of_text("2"),
            ),
        )
    )
    report = gaireport.parse(read_text(content))
    found = [
        cell.raw
        for cell in (report.cells()[f"proactive.regulations.{name}"] for name in DOCUMENT_COLUMNS)
    ]
    assert found == ["3", "", "2"]
    named = [d.cells for d in report.diagnostics if d.code == "GR220"]
    assert named == [("proactive.regulations.issued", "proactive.regulations.repealed")]


def test_a_cell_that_was_deleted_with_the_change_kept_is_none() -> None:
    gone = "<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p/></w:tc>"
    shown = f"<w:tc><w:p>{run_of_text('14')}</w:p></w:tc>"
    html = read_text(make_docx(table([gone, shown])))
    assert "<tr><td><p>14</p></td></tr>" in html
