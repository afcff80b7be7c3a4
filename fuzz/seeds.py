"""Seeds of each target, made of the project's own reports and files; nothing of them is kept in the repository."""

from __future__ import annotations

import io
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import gaireport

_ROOT = Path(__file__).resolve().parent.parent
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_seeds() -> dict[str, list[bytes]]:
    """Target -> contents."""
    report = gaireport.parse((_ROOT / "gaireport" / "demo" / "report.txt").read_bytes().decode())
    texts = []
    for layout in gaireport.writable_layouts():
        try:
            texts.append(gaireport.write(report, layout))
        except gaireport.UnwritableError:
            continue
    pages = [text for text in texts if "<td" in text]
    fixtures = sorted((_ROOT / "tests" / "golden").glob("report-*.json"))
    return {
        "text": [text.encode() for text in texts],
        "html": [page.encode() for page in pages],
        "docx": [_docx(page) for page in pages],
        "pdf": [_pdf(text) for text in texts[:3]],
        "json": [gaireport.to_json(report).encode(), *(path.read_bytes() for path in fixtures)],
    }


class _WordWriter(HTMLParser):
    """A page -> the body of a Word document, spans and all."""

    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("table", "tr"):
            self.out.append({"table": "<w:tbl>", "tr": "<w:tr>"}[tag])
        elif tag in ("td", "th"):
            span = dict(attributes).get("colspan") or "1"
            self.out.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>')
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("table", "tr"):
            self.out.append({"table": "</w:tbl>", "tr": "</w:tr>"}[tag])
        elif tag in ("td", "th"):
            self.out.append("</w:tc>")
            self._in_cell = False

    def handle_data(self, text: str) -> None:
        if text.strip():
            plain = text.strip().replace("&", "&amp;").replace("<", "&lt;")
            self.out.append(f"<w:p><w:r><w:t>{plain}</w:t></w:r></w:p>")


def _docx(page: str) -> bytes:
    writer = _WordWriter()
    writer.feed(page)
    body = "".join(writer.out)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        document = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)
        package.writestr(
            "word/numbering.xml",
            f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'
            '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        )
    return target.getvalue()


def _pdf(text: str) -> bytes:
    """Lines of the text and a ruled grid on one page, in a Chinese font that is not embedded."""
    drawn = [
        f"BT /F2 9 Tf 1 0 0 1 40 {780 - 12 * number} Tm <{line[:40].encode('utf-16-be').hex()}> Tj ET"
        for number, line in enumerate(text.split("\n")[:60])
    ]
    drawn += [f"40 {y} m 500 {y} l S" for y in range(100, 400, 20)]
    drawn += [f"{x} 100 m {x} 380 l S" for x in range(40, 501, 46)]
    stream = "\n".join(drawn)
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        "/Resources<</Font<</F2 5 0 R>>>>>>endobj\n"
        f"4 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>endobj\n"
        "6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        "/Supplement 2>>/DW 1000>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    ).encode("latin-1")
