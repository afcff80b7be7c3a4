"""A Report -> its parts in printed order, with the tables as the official form prints them.

Every writer spells these parts out. This module knows which label spans which cells; it knows no layout.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gaireport.characters import CHINESE_NUMERALS
from gaireport.errors import UnwritableError
from gaireport.findings.codes import CODES
from gaireport.findings.diagnostics import in_language
from gaireport.form import official
from gaireport.nodes import Cell, Report

_CAPTION_OF = {row: caption for caption, rows in official.CAPTIONS.items() for row in rows}
_CHAPTER_OF = {"proactive": 2, "applications": 3, "review": 4}
_GROUP_TERMS = {term.terminal.lower(): term.term for term in official.GROUPS}
_APPLICANT_TERMS = tuple(term.term for term in official.APPLICANTS)
_OUTCOME_TERMS = (*(term.term for term in official.OUTCOMES), "总计")
_REVIEW_TERM, _LITIGATION_TERM, _DIRECT_TERM, _AFTER_REVIEW_TERM = (
    term.term for term in official.PROCEEDINGS
)
_OTHER_GROUP_TERM = next(t.term for t in official.APPLICATION_ROWS if t.path == "other.all")


class Printed(NamedTuple):
    """One cell of a printed table; merged cells are one.

    Attributes:
        text: what is printed; ``""`` for a blank cell.
        column: the column of the grid in which the cell begins, from 0.
        rows, columns: how many it covers.
        path: the path of the figure; empty for a label.
    """

    text: str
    """What is printed; ``""`` for a blank cell."""
    column: int
    """The column of the grid in which the cell begins, from 0."""
    rows: int = 1
    """The rows that it covers, its own included."""
    columns: int = 1
    """The columns that it covers, its own included."""
    path: str = ""
    """The path of the figure; empty for a label."""


class FormTable(NamedTuple):
    """One table as the form prints it, and the same with its labels in one column.

    Attributes:
        name: ``proactive``, ``applications`` or ``review``.
        width: the columns of the grid.
        rows: the rows with merged cells; each holds the cells that begin in it.
        flat: the rows as plain texts, all of one length, for layouts without merged cells.
    """

    name: str
    """``proactive``, ``applications`` or ``review``."""
    width: int
    """The columns of the grid."""
    rows: tuple[tuple[Printed, ...], ...]
    """Each row holds the cells that begin in it."""
    flat: tuple[tuple[str, ...], ...]
    """The rows for layouts without merged cells: a row has one label, and blanks make it as wide as the widest."""


class Part(NamedTuple):
    """One piece of the report in printed order.

    Attributes:
        kind: ``title``, ``paragraph``, ``heading``, ``table``, ``signature``, ``published`` or ``unparsed``.
        text: what is printed, without any mark; ``""`` for a table.
        field: the field of the Report that it comes from; an error names it.
        table: the table, for a part of that kind.
    """

    kind: str
    """``title``, ``paragraph``, ``heading``, ``table``, ``signature``, ``published`` or ``unparsed``."""
    text: str
    """What is printed, without any mark; ``""`` for a table."""
    field: str
    """The field of the Report that the part comes from; an error names it."""
    table: FormTable | None = None
    """The table, for a part of that kind."""


class _FormRow(NamedTuple):
    path: str
    label: str
    cells: tuple[Cell, ...]
    columns: tuple[str, ...]


def unwritable(code: str, field: str, **facts: object) -> UnwritableError:
    """The error of a code GR4xx for one field of a report, to be raised by a writer.

    Args:
        code: GR402 where a text holds a mark that the layout uses for itself; the others are on the list of codes.
        field: the field or path, as ``Part.field`` and ``Printed.path`` name it.
        facts: what the message of the code names: for GR402 ``layout`` and ``mark``.
    """
    entry = CODES[code]
    said = [
        message.format(field=field, **in_language(facts, lang))
        for message, lang in ((entry.english, "en"), (entry.chinese, "zh"))
    ]
    return UnwritableError(*said, reason=entry.name, field=field, code=code)


def print_report(report: Report) -> tuple[Part, ...]:
    """The report's parts: title, preamble, chapters with their tables, signature, date, and what no rule took.

    Raises:
        UnwritableError: a row has lost some of its cells or has unplaced ones: its figures have no known place.
    """
    return tuple(_print_parts(report, print_tables(report)))


def lay_out_report(report: Report) -> tuple[Part, ...]:
    """The same for whoever shows a faulty report: every row and cell of the form; what the document lost is empty."""
    return tuple(_print_parts(report, lay_out_tables(report)))


def print_date(report: Report) -> str:
    """``published`` as a report prints it; empty where the report has no date."""
    day = report.published
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _print_parts(report: Report, tables: Sequence[FormTable]) -> Iterator[Part]:
    if report.title is not None:
        yield Part("title", report.title, "title")
    for at, paragraph in enumerate(report.preamble):
        yield Part("paragraph", paragraph.text, f"preamble[{at}]")
    places = _place_tables(report, tables)
    yield from (Part("table", "", t.name, t) for t in tables if places[t.name] < 0)
    for number, chapter in enumerate(report.chapters):
        if not 1 <= chapter.number <= len(CHINESE_NUMERALS):
            raise unwritable("GR404", f"chapters[{number}].number", text=chapter.number)
        heading = f"{CHINESE_NUMERALS[chapter.number - 1]}、{chapter.heading}"
        yield Part("heading", heading, f"chapters[{number}].heading")
        for at, paragraph in enumerate(chapter.paragraphs):
            yield Part("paragraph", paragraph.text, f"chapters[{number}].paragraphs[{at}]")
        yield from (Part("table", "", t.name, t) for t in tables if places[t.name] == number)
    if report.signature is not None:
        yield Part("signature", report.signature, "signature")
    if report.published is not None:
        yield Part("published", print_date(report), "published")
    for at, unparsed in enumerate(report.unparsed):
        yield Part("unparsed", unparsed.text, f"unparsed[{at}]")


def _place_tables(report: Report, tables: Sequence[FormTable]) -> dict[str, int]:
    """Table -> index of the chapter at whose end it stands: its own, else the last one before it, else -1."""
    numbers = [chapter.number for chapter in report.chapters]
    places, last = {}, -1
    for table in tables:
        due = _CHAPTER_OF[table.name]
        own = [at for at, number in enumerate(numbers) if number == due]
        before = [at for at, number in enumerate(numbers) if number < due]
        last = max(last, own[0] if own else before[-1] if before else -1)
        places[table.name] = last
    return places


def print_tables(report: Report) -> tuple[FormTable, ...]:
    """The tables that the report has, in order; a row that the document lost is left out.

    Raises:
        UnwritableError: a row has lost some of its cells or has unplaced ones.
    """
    rows = [row for row in _read_rows(report) if any(cell.state != "lost" for cell in row.cells)]
    for row in rows:
        for path, cell in zip(_cell_paths(row), row.cells, strict=True):
            if cell.raw is None:
                raise unwritable("GR401", path)
    return _print_all(rows)


def lay_out_tables(report: Report) -> tuple[FormTable, ...]:
    """The tables of the report's form with every row and cell; what the document lost is empty here."""
    return _print_all(_read_rows(report))


def _print_all(rows: Sequence[_FormRow]) -> tuple[FormTable, ...]:
    makers = {
        "proactive": _print_proactive,
        "applications": _print_applications,
        "review": _print_review,
    }
    found = {name: [row for row in rows if row.path.partition(".")[0] == name] for name in makers}
    return tuple(make(found[name]) for name, make in makers.items() if found[name])


def _read_rows(report: Report) -> list[_FormRow]:
    cells = report.cells()
    rows = []
    for row, paths in _row_paths(cells).items():
        columns = tuple(path.rpartition(".")[2] for path in paths)
        found = tuple(cells[path] for path in paths)
        rows.append(_FormRow(row, _label(row, columns), found, columns))
    return rows


def _cell_paths(row: _FormRow) -> Sequence[str]:
    """The paths of the cells of a row; table 4 is one row."""
    if row.path == "review":
        return official.REVIEW_PATHS
    return [f"{row.path}.{column}" for column in row.columns]


def _row_paths(cells: dict[str, Cell]) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for path in cells:
        row = "review" if path.startswith(("review", "litigation")) else path.rpartition(".")[0]
        rows.setdefault(row, []).append(path)
    return rows


def _label(row: str, columns: Sequence[str]) -> str:
    table, _, name = row.partition(".")
    if table == "review":
        return ""
    terms = official.PROACTIVE_ROWS if table == "proactive" else official.APPLICATION_ROWS
    term = next(term for term in terms if term.path == name)
    # The 2019 form prints 规范性文件 without 行政.
    return (
        term.spellings[0] if name == "normative_documents" and "created" in columns else term.term
    )


# Table 2 ------------------------------------------------------------------------------------------------------------

_COLUMN_TERMS = {
    (form, term.path, term.terminal): term.term
    for form, columns in (("2021", official.COLUMNS_2021), ("2019", official.COLUMNS_2019))
    for term in columns
}


def _column_term(row: _FormRow, column: str) -> str:
    block = row.path.partition(".")[2]
    form = next(form for form in official.BLOCKS if official.BLOCKS[form].get(block) == row.columns)
    found = [term for (of, path, _), term in _COLUMN_TERMS.items() if (of, path) == (form, column)]
    return found[-1]


def _print_proactive(rows: Sequence[_FormRow]) -> FormTable:
    width = 4
    merged: list[tuple[Printed, ...]] = []
    for caption, below in groupby(rows, lambda row: _CAPTION_OF[row.path.partition(".")[2]]):
        merged.append((Printed(caption, 0, columns=width),))
        for columns, group in groupby(below, lambda row: row.columns):
            alike = list(group)
            heads = [_column_term(alike[0], column) for column in columns]
            merged.append(_spread(official.CONTENT.term, heads, [""] * len(heads), width))
            for row in alike:
                figures = [_raw_text(cell) for cell in row.cells]
                merged.append(_spread(row.label, figures, _cell_paths(row), width))
    return FormTable("proactive", width, tuple(merged), _flatten(merged, width))


def _spread(
    label: str, texts: Sequence[str], paths: Sequence[str], width: int
) -> tuple[Printed, ...]:
    """A row of table 2, whose last column reaches to the edge."""
    cells = [
        Printed(text, 1 + at, path=path)
        for at, (text, path) in enumerate(zip(texts, paths, strict=True))
    ]
    cells[-1] = cells[-1]._replace(columns=width - len(cells))
    return (Printed(label, 0), *cells)


# Table 3 ------------------------------------------------------------------------------------------------------------


def _print_applications(rows: Sequence[_FormRow]) -> FormTable:
    width = 3 + len(_APPLICANT_TERMS)
    person, *organisations, total = _APPLICANT_TERMS
    merged: list[tuple[Printed, ...]] = [
        (
            Printed(official.CHECK_NOTE.term, 0, 3, 3),
            Printed(official.APPLICANT_STATUS.term, 3, 1, len(_APPLICANT_TERMS)),
        ),
        (
            Printed(person, 3, 2),
            Printed(official.ORGANISATIONS.term, 4, 1, len(organisations)),
            Printed(total, width - 1, 2),
        ),
        tuple(Printed(name, 4 + at) for at, name in enumerate(organisations)),
    ]
    flat = [(official.CHECK_NOTE.term, official.APPLICANT_STATUS.term), ("", *_APPLICANT_TERMS)]
    names = [row.path.partition(".")[2] for row in rows]
    results = [name for name in names if name not in ("received", "carried_in", "carried_out")]
    seen: set[str] = set()
    for row, name in zip(rows, names, strict=True):
        labels: list[Printed] = []
        if name in results and "results" not in seen:
            labels.append(Printed(_GROUP_TERMS["results"], 0, len(results)))
        group = name.partition(".")[0] if "." in name and name != "other.all" else ""
        if group and group not in seen:
            members = sum(each.startswith(f"{group}.") for each in names)
            labels.append(Printed(_GROUP_TERMS.get(group, _OTHER_GROUP_TERM), 1, members))
        flat.extend((label.text,) for label in labels)
        seen |= {"results", group} if name in results else set()
        column = 2 if group else 1 if name in results else 0
        labels.append(Printed(row.label, column, columns=3 - column))
        flat.append((row.label, *map(_raw_text, row.cells)))
        figures = [
            Printed(_raw_text(cell), 3 + at, path=path)
            for at, (cell, path) in enumerate(zip(row.cells, _cell_paths(row), strict=True))
        ]
        merged.append((*labels, *figures))
    return FormTable(
        "applications", width, tuple(merged), _pad_rows(flat, 1 + len(_APPLICANT_TERMS))
    )


# Table 4 ------------------------------------------------------------------------------------------------------------


def _print_review(rows: Sequence[_FormRow]) -> FormTable:
    width = len(official.REVIEW_PATHS)
    merged = [
        (Printed(_REVIEW_TERM, 0, 1, 5), Printed(_LITIGATION_TERM, 5, 1, 10)),
        (
            *(Printed(name, at, 2) for at, name in enumerate(_OUTCOME_TERMS)),
            Printed(_DIRECT_TERM, 5, 1, 5),
            Printed(_AFTER_REVIEW_TERM, 10, 1, 5),
        ),
        tuple(Printed(name, 5 + at) for at, name in enumerate(_OUTCOME_TERMS * 2)),
        tuple(
            Printed(_raw_text(cell), at, path=path)
            for at, (cell, path) in enumerate(zip(rows[0].cells, _cell_paths(rows[0]), strict=True))
        ),
    ]
    # Each column has its own label above it, in one line: without merged cells nothing else shows which it heads.
    heads, proceedings, _, figures = merged
    leaves = tuple(Printed(name, at) for at, name in enumerate(_OUTCOME_TERMS * 3))
    flat = _flatten([heads, proceedings[len(_OUTCOME_TERMS) :], leaves, figures], width)
    return FormTable("review", width, tuple(merged), flat)


# Without merged cells -----------------------------------------------------------------------------------------------


def _flatten(merged: Sequence[Sequence[Printed]], width: int) -> tuple[tuple[str, ...], ...]:
    """Every cell in its own column, blanks where a merged cell covers others."""
    flat = []
    for row in merged:
        line = [""] * width
        for cell in row:
            line[cell.column] = cell.text
        flat.append(line)
    return _pad_rows(flat, width)


def _pad_rows(rows: Sequence[Sequence[str]], width: int) -> tuple[tuple[str, ...], ...]:
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _raw_text(cell: Cell) -> str:
    return cell.raw or ""
