"""A path of a cell, row or column -> what a reader of either language calls it."""

from collections.abc import Sequence
from functools import cache

from gaireport.findings.words import Words
from gaireport.form import official

NOTHING = Words("", "")
_OTHER_FORM = {"2019": "2021", "2021": "2019"}
# The 2019 form prints 规范性文件 without 行政.
_NORMATIVE_DOCUMENTS_2019 = "规范性文件"


@cache
def row_name(row: str) -> Words:
    """The name of a row, given as the path without its last step: ``applications.unavailable.not_held``."""
    table, _, rest = row.partition(".")
    if table == "applications":
        return Words(rest, _application_row_names().get(rest, rest))
    if table == "proactive":
        terms = {t.path: t.term for t in official.PROACTIVE_ROWS}
        return Words(rest, terms.get(rest, rest))
    terms = {t.path: t.term for t in official.PROCEEDINGS}
    if table == "litigation" and row in terms:
        return Words(row, f"行政诉讼（{terms[row]}）")
    return Words(row, terms.get(row, row))


@cache
def _application_row_names() -> dict[str, str]:
    groups = {t.path: t.term for t in official.GROUPS} | {"other": "（六）其他处理"}
    names = {path: term for path, term in groups.items() if path}
    for term in official.APPLICATION_ROWS:
        group = groups.get(term.path.partition(".")[0]) if "." in term.path else None
        # The filling-in note of （二）部分公开 is no part of the row's name; its bracket comes after the numbering's.
        own = term.term[:3] + term.term[3:].partition("（")[0]
        names[term.path] = own if group is None or term.path == "other.all" else f"{group} {own}"
    return names


@cache
def column_name(column: str) -> Words:
    """The name of an applicant column of table 3."""
    return Words(column, {t.path: t.term for t in official.APPLICANTS}.get(column, column))


@cache
def cell_name(path: str, form: str = "2021") -> Words:
    """The name of one cell: its row and its column.

    Args:
        path: the path of the cell.
        form: the form that prints it; the two have other words for some cells, and a cell of one alone has its own.
    """
    row, _, column = path.rpartition(".")
    name = row_name(row)
    if row.startswith("applications."):
        terms = {t.path: t.term for t in official.APPLICANTS}
    elif row.startswith("proactive."):
        block = row.partition(".")[2]
        form = form if column in official.BLOCKS[form].get(block, ()) else _OTHER_FORM[form]
        columns = official.COLUMNS_2019 if form == "2019" else official.COLUMNS_2021
        terms = {t.path: t.term for t in columns}
        if form == "2019" and block == "normative_documents":
            name = Words(name.en, _NORMATIVE_DOCUMENTS_2019)
    else:
        terms = {t.path: t.term for t in official.OUTCOMES} | {"total": "总计"}
    return Words(f"{name.en}.{column}", f"{name.zh}·{terms.get(column, column)}")


def by_path(path: str) -> Words:
    """The name of a row or a cell: its path in English, its printed name in Chinese."""
    if path in official.TABLES:
        return Words(path, official.TABLES[path])
    is_cell = path.rpartition(".")[2] in _column_paths() and path.count(".") > 1
    return Words(path, (cell_name if is_cell else row_name)(path).zh)


@cache
def _column_paths() -> frozenset[str]:
    terms = (
        *official.APPLICANTS,
        *official.COLUMNS_2019,
        *official.COLUMNS_2021,
        *official.OUTCOMES,
    )
    return frozenset(term.path for term in terms)


def name_chapters(numbers: Sequence[int]) -> Words:
    """Chapters by number and heading."""
    named = [(number, official.CHAPTERS[number]) for number in numbers]
    return Words(
        ", ".join(f"{number} ({heading})" for number, heading in named),
        "、".join(f"第{number}部分（{heading}）" for number, heading in named),
    )
