"""A report -> a LaTeX document, in which tables have the merged cells of the official form."""

from gaireport.adapters.writing import refuse
from gaireport.form.printed import FormTable, Part, Printed, print_report
from gaireport.nodes import Report

_WRITTEN_AS = {
    **{mark: f"\\{mark}" for mark in "&%$#_{}"},
    "\\": "\\textbackslash{}", "~": "\\~{}", "^": "\\^{}",
}  # fmt: skip
_PREAMBLE_OF_LATEX = "\\documentclass{ctexart}\n\\usepackage{multirow}\n\\begin{document}"


def write_latex(report: Report) -> str:
    """Write the document, with every text escaped."""
    parts = print_report(report)
    rest = [part for part in parts if part.kind == "unparsed"]
    body = [_spell_part(part) for part in parts if part.kind != "unparsed"]
    if rest:
        rows = "\n".join(f"{_escape_source(part.text, part.field)} & \\\\ \\hline" for part in rest)
        body.append(f"\\begin{{tabular}}{{|c|c|}} \\hline\n{rows}\n\\end{{tabular}}")
    return "\n\n".join([_PREAMBLE_OF_LATEX, *body, "\\end{document}"]) + "\n"


def _spell_part(part: Part) -> str:
    if part.table is not None:
        return _spell_table(part.table, part.field)
    text = _escape_source(part.text, part.field)
    return f"\\section*{{{text}}}" if part.kind in ("title", "heading") else text


def _spell_table(table: FormTable, field: str) -> str:
    width = sum(cell.columns for cell in table.rows[0])
    below: list[int] = [0] * width
    lines = []
    for row in table.rows:
        cells = iter(row)
        texts: list[str] = []
        column = 0
        while column < width:
            if below[column]:
                below[column] -= 1
                texts.append("")
                column += 1
                continue
            cell = next(cells, None)
            if cell is None:
                break
            below[column : column + cell.columns] = [cell.rows - 1] * cell.columns
            texts.append(_spell(cell, field))
            column += cell.columns
        lines.append(" & ".join(texts) + " \\\\ \\hline")
    rows = "\n".join(lines)
    return f"\\begin{{tabular}}{{|{'c|' * width}}} \\hline\n{rows}\n\\end{{tabular}}"


def _spell(cell: Printed, field: str) -> str:
    text = _escape_source(cell.text, field)
    if cell.rows > 1:
        text = f"\\multirow{{{cell.rows}}}{{*}}{{{text}}}"
    return f"\\multicolumn{{{cell.columns}}}{{c|}}{{{text}}}" if cell.columns > 1 else text


def _escape_source(text: str, field: str) -> str:
    refuse(text, field, "\n", "latex")
    return "".join(_WRITTEN_AS.get(character, character) for character in text)
