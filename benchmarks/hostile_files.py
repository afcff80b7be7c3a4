"""A hundred hostile inputs by name: floods, bombs, spans without end, deep nesting, cut-off and random files.

A str is parsed, bytes are read as a file. Marks of a report stand in front wherever the text would be refused at once
without them.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from random import Random

import gaireport
from benchmarks.documents import draw_document
from benchmarks.docx_files import W, write_docx
from benchmarks.pages import render_page

Content = str | bytes
_OPENING = "某市2023年政府信息公开工作年度报告\n一、总体情况\n第二十条第（一）项\n本年新收\n"
_SIZE = 50_000_000
_ALLOWED = 9_900_000
"""Characters that the default limit lets through."""


def hostile_inputs() -> dict[str, Callable[[], Content]]:
    """Name -> how to make it; made one at a time, since they are large."""
    found: dict[str, Callable[[], Content]] = {}
    for group in (_floods, _flood_lines, _markup, _encodings, _packages, _pdfs, _damaged):
        found.update(group())
    return found


def _repeat(unit: str, size: int) -> Callable[[], str]:
    return lambda: _OPENING + unit * (size // len(unit))


def _floods() -> Iterator[tuple[str, Callable[[], Content]]]:
    """One character or word over and over, as large as it comes, and as large as it is let in."""
    units = {
        "pipes": "|", "brackets": "（", "tabs": "\t", "digits": "7", "blanks": " ", "stars": "*",
        "wide blanks": "\u3000", "line feeds": "\n", "less-than": "<", "ampersands": "&",
        "dashes": "-", "hashes": "#", "zero-width": "\u200b", "surrogates": "\ud800",
    }  # fmt: skip
    for name, unit in units.items():
        yield f"50 million {name}", _repeat(unit, _SIZE)
        yield f"9.9 million {name}", _repeat(unit, _ALLOWED)
    yield "a line of 10 million digits", lambda: _OPENING + "1234567890" * 1_000_000
    yield (
        "a line of 9 million digits in a row of table 3",
        lambda: _OPENING + "一、本年新收政府信息公开申请数量\t" + "9" * 9_000_000 + "\t0" * 6,
    )
    yield "50 MB of pipes in a file", lambda: _OPENING.encode() + b"|" * _SIZE
    yield "50 MB of brackets in a file", lambda: (_OPENING + "（" * (_SIZE // 3)).encode()
    yield "100 MB of nothing", lambda: bytes(100_000_000)


def _flood_lines() -> Iterator[tuple[str, Callable[[], Content]]]:
    """Short lines and cells, just below and far above what is let in."""
    units = {
        "pipe rows": "| 1 | 2 |\n", "tab rows": "1\t2\n", "figures, one a line": "1\n",
        "labels, one a line": "自然人\n", "rows of table 3": "一、本年新收\t1\t2\t3\t4\t5\t6\t7\n",
        "headings": "一、总体情况\n", "rules": "+---+---+\n", "boxes": "│ 1 │\n",
        "rulers": "--- ---\n", "aligned rows": "规章     1    2    3\n",
        "aligned words": "某 局  1   2  3\n", "pieces of labels": "属于\n", "dates": "2023年1月5日\n",
        "titles": "某局2023年政府信息公开工作年度报告\n",
    }  # fmt: skip
    for name, unit in units.items():
        yield f"19,900 {name}", lambda unit=unit: _OPENING + unit * 19_900  # type: ignore[misc]
        yield f"9 million characters of {name}", _repeat(unit, 9_000_000)
    yield "399,000 figures in a line", lambda: _OPENING + "1  " * 399_000
    yield "399,000 tab cells in a line", lambda: _OPENING + "1\t" * 399_000
    yield "190,000 pipe cells in a line", lambda: _OPENING + "|1" * 190_000


def _markup() -> Iterator[tuple[str, Callable[[], Content]]]:
    row = "<tr><td colspan=999999999 rowspan=999999999>1</td><td>2</td></tr>"
    yield "spans of 999999999", lambda: _OPENING + "<table>" + row * 1000 + "</table>"
    yield "spans of 999999999, 100,000 cells", lambda: _OPENING + "<table>" + row * 50_000
    yield (
        "spans of a million digits",
        lambda: _OPENING + f"<td colspan={'9' * 1_000_000}>1</td>" * 9,
    )
    yield "100,000 nested tables", lambda: _OPENING + "<table><tr><td>" * 100_000
    yield "20,000 nested tables", lambda: _OPENING + "<table><tr><td>1<td>" * 10_000 + "x"
    yield "600,000 nested divisions", lambda: _OPENING + "<div>" * 600_000
    yield "open comments", _repeat("<!--", _ALLOWED)
    yield "open quotes", _repeat('<a b="', 1_000_000)
    yield "open scripts", _repeat("<script>", 1_000_000)
    yield "half tags", _repeat("<td", 590_000)
    yield "closing tags", _repeat("</td>", _ALLOWED)
    yield "entities", _repeat("&nbsp;", _ALLOWED)
    yield "unknown entities", _repeat("&#99999999999;", _ALLOWED)
    yield "one attribute of 9 million", lambda: _OPENING + "<td title='" + "x" * 9_000_000 + "'>1"
    page = "<table><tr><td>" + "&amp;" * 1_900_000 + "</td><td>1</td></tr></table>"
    yield "one cell of 9 million", lambda: _OPENING + page


def _encodings() -> Iterator[tuple[str, Callable[[], Content]]]:
    text = gaireport.write(gaireport.parse(render_page(draw_document(3))), "html")
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "gb18030", "hz"):
        yield f"a report in {name}", lambda name=name: text.encode(name, "replace")  # type: ignore[misc]
    yield "lone surrogates in a report", lambda: text.replace("规", "\ud83d\udc00")
    yield "UTF-16 of odd length", lambda: text.encode("utf-16")[:-1]
    yield "UTF-8 cut in a character", lambda: text.encode()[: len(text.encode()) // 2 + 1]
    yield "two encodings in one file", lambda: text.encode() + text.encode("gb18030")
    yield "a megabyte at random", lambda: Random(1).randbytes(1_000_000)
    yield "60 MB at random", lambda: Random(2).randbytes(60_000_000)
    yield "random bytes behind marks", lambda: _OPENING.encode() + Random(3).randbytes(5_000_000)


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def _document(body: str, head: str = "") -> bytes:
    return _zip(
        {
            "word/document.xml": (
                f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
            ).encode()
        }
    )


def _packages() -> Iterator[tuple[str, Callable[[], Content]]]:
    cell = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
    spans = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc>'
    lol = "<!DOCTYPE w [" + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "哈" * 10}">' for n in range(10)
    )
    yield "a zip bomb of 300 MB", lambda: _zip({"word/document.xml": b" " * 300_000_000})
    yield "a zip bomb of XML", lambda: _document("<w:p/>" * 10_000_000)
    yield "a zip bomb of tables", lambda: _document(f"<w:tbl><w:tr>{cell * 400_000}</w:tr></w:tbl>")
    yield "a billion laughs", lambda: _document("&a9;", lol + "]>")
    outside = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield "an external entity", lambda: _document("&x;", outside)
    yield "nested XML", lambda: _document("<w:p>" * 1_000_000)
    deep = "<w:tbl><w:tr><w:tc>"
    yield "nested Word tables", lambda: _document(deep * 10_000)
    yield (
        "Word spans of 999999999",
        lambda: _document(f"<w:tbl><w:tr>{spans * 10_000}</w:tr></w:tbl>"),
    )
    yield "a paragraph of 20 million", lambda: _document("<w:p><w:r><w:t>" + "局" * 6_000_000)
    yield "a zip of 30,000 files", lambda: _zip({f"{n}.xml": b"" for n in range(30_000)})
    yield "a zip that lies about sizes", _lying_zip


def _lying_zip() -> bytes:
    content = _zip({"word/document.xml": b" " * 200_000_000})
    size = struct.pack("<I", 200_000_000)
    return content.replace(size, struct.pack("<I", 100))


def _pdf(stream: bytes, pages: int = 1, filters: str = "") -> bytes:
    kids = " ".join(["3 0 R"] * pages)
    return (
        (
            f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {pages}"
            f"/Kids[{kids}]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
            "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
            f"4 0 obj<</Length {len(stream)}{filters}>>stream\n"
        ).encode()
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def _pdfs() -> Iterator[tuple[str, Callable[[], Content]]]:
    text = b"BT /F1 9 Tf 10 700 Td (2023) Tj ET\n"
    flate = "/Filter/FlateDecode"
    yield "a PDF of 100,000 pages", lambda: _pdf(text, 100_000)
    yield "a PDF of a million words", lambda: _pdf(zlib.compress(text * 1_000_000), 1, flate)
    yield "a PDF of a million lines", lambda: _pdf(b"0 0 m 9 9 l S\n" * 1_000_000)
    yield "a PDF bomb", lambda: _pdf(zlib.compress(b" " * 400_000_000), 1, flate)
    yield (
        "a PDF bomb twice packed",
        lambda: _pdf(
            zlib.compress(zlib.compress(b" " * 400_000_000)), 1, "/Filter[/FlateDecode/FlateDecode]"
        ),
    )
    yield "a PDF of open brackets", lambda: _pdf(b"[" * 5_000_000)
    yield "a PDF that is its own parent", lambda: _pdf(text).replace(b"/Kids[3 0 R", b"/Kids[2 0 R")
    yield "a PDF of nothing but its mark", lambda: b"%PDF-1.7\n" * 1_000_000
    yield "a PDF cut off", lambda: _pdf(text * 1000)[:-9000]


def _damaged() -> Iterator[tuple[str, Callable[[], Content]]]:
    word = _word_file()
    for share in (1, 50, 90, 99):
        yield f"{share}% of a Word file", lambda s=share: word[: len(word) * s // 100]  # type: ignore[misc]
    yield "a Word file with bytes changed", lambda: _changed(word, 50)
    yield "an empty file", lambda: b""
    yield "a Word file behind a megabyte", lambda: bytes(1_000_000) + word


def _word_file() -> bytes:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.docx")
        write_docx(draw_document(3), path)
        return path.read_bytes()


def _changed(content: bytes, count: int) -> bytes:
    random, changed = Random(5), bytearray(content)
    for _ in range(count):
        changed[random.randrange(30, len(changed))] = random.randrange(256)
    return bytes(changed)
