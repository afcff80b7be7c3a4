"""Files of a known report as packages of JavaScript write them; one that is missing is left out."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.commands import run_node
from benchmarks.drawn import DrawnDocument, Heading
from benchmarks.pdf_producers import find_font
from benchmarks.producers import Producer, placed_boxes
from benchmarks.templates import OfficialTable

_READ = (
    "const fs = require('fs'); const [source, target, font] = process.argv.slice(1);"
    "const blocks = JSON.parse(fs.readFileSync(source));"
    "const value = text => /^[0-9]+$/.test(text) ? Number(text) : text === '' ? null : text;"
)
_EXCELJS = """
const X = require('exceljs'); const book = new X.Workbook(); const sheet = book.addWorksheet('a'); let top = 1;
for (const b of blocks) {
  for (const c of b.boxes) {
    sheet.getCell(top + c[0], c[1] + 1).value = value(c[4]);
    if (c[2] * c[3] > 1) sheet.mergeCells(top + c[0], c[1] + 1, top + c[0] + c[2] - 1, c[1] + c[3]);
  }
  top += b.rows;
}
book.xlsx.writeFile(target);
"""
_SHEETJS = """
const X = require('xlsx'); const sheet = {}; const merges = []; let top = 0;
for (const b of blocks) {
  for (const c of b.boxes) {
    const v = value(c[4]);
    if (v !== null) X.utils.sheet_add_aoa(sheet, [[v]], {origin: {r: top + c[0], c: c[1]}});
    if (c[2] * c[3] > 1) merges.push({s: {r: top + c[0], c: c[1]}, e: {r: top + c[0] + c[2] - 1, c: c[1] + c[3] - 1}});
  }
  top += b.rows;
}
sheet['!merges'] = merges; const book = X.utils.book_new(); X.utils.book_append_sheet(book, sheet, 'a');
X.writeFile(book, target);
"""
_DOCX = """
const D = require('docx');
const cells = (b, at) => b.boxes.filter(c => c[0] === at).map(c => new D.TableCell(
  {rowSpan: c[2], columnSpan: c[3], children: [new D.Paragraph(c[4])]}));
const children = blocks.map(b => b.width === 0 ? new D.Paragraph(b.boxes[0][4]) : new D.Table(
  {rows: [...Array(b.rows).keys()].map(at => new D.TableRow({children: cells(b, at)}))}));
D.Packer.toBuffer(new D.Document({sections: [{children}]})).then(made => fs.writeFileSync(target, made));
"""
_PDFKIT = """
const P = require('pdfkit'); const pdf = new P({size: 'A4', margin: 40, layout: 'landscape'});
const faces = require('fontkit').openSync(font).fonts;
pdf.registerFont('c', font, faces ? faces[0].postscriptName : undefined);
pdf.pipe(fs.createWriteStream(target)); pdf.font('c').fontSize(8);
for (const b of blocks) {
  if (b.width === 0) { pdf.text(b.boxes[0][4]); pdf.moveDown(0.3); continue; }
  const data = [...Array(b.rows).keys()].map(at => b.boxes.filter(c => c[0] === at).map(
    c => ({rowSpan: c[2], colSpan: c[3], text: c[4]})));
  pdf.table({defaultStyle: {border: 1, padding: 2}, data}); pdf.moveDown();
}
pdf.end();
"""


def _blocks_of(document: DrawnDocument) -> list[dict[str, object]]:
    """The blocks as rows of boxes; a line of text has no width."""
    found: list[dict[str, object]] = []
    for block in document.blocks:
        if isinstance(block, OfficialTable):
            boxes = [list(box) for box in placed_boxes(block)]
            found.append({"width": block.columns, "rows": len(block.rows), "boxes": boxes})
        else:
            text = block.text if isinstance(block, Heading) else block
            found.append({"width": 0, "rows": 1, "boxes": [[0, 0, 1, 1, text]]})
    return found


def _run(script: str, ending: str) -> Callable[[DrawnDocument, Path], bytes]:
    def make(document: DrawnDocument, folder: Path) -> bytes:
        with tempfile.TemporaryDirectory() as work:
            source, target = Path(work, "blocks.json"), Path(work, f"made.{ending}")
            source.write_text(json.dumps(_blocks_of(document)), encoding="utf-8")
            run_node(_READ + script, str(source), str(target), find_font())
            return target.read_bytes()

    return make


NODE_PRODUCERS: dict[str, Producer] = {
    "xlsx-exceljs": Producer("xlsx", "node exceljs", _run(_EXCELJS, "xlsx")),
    "xlsx-sheetjs": Producer("xlsx", "node xlsx", _run(_SHEETJS, "xlsx")),
    "xls-sheetjs": Producer("xls", "node xlsx", _run(_SHEETJS, "xls")),
    "ods-sheetjs": Producer("ods", "node xlsx", _run(_SHEETJS, "ods")),
    "docx-javascript": Producer("docx", "node docx", _run(_DOCX, "docx")),
    "pdf-pdfkit": Producer("pdf", "node pdfkit", _run(_PDFKIT, "pdf")),
}
"""Kind and producer -> how it is made."""
