"""Table 2: the form of each block by its heads, its rows and its neighbours; the columns as they are printed."""

from decimal import Decimal

import pytest
from printed import applications, figures, parts, proactive, tabs
from readings import codes_with_cells

import gaireport
from gaireport.nodes import Decisions2019, Documents2019, Documents2021, Report

ROWS_2021, ROWS_2019 = proactive(figures()), proactive(figures("2019"), "2019")


def read_proactive_rows(rows: list[list[str]], form: str = "2021") -> Report:
    """A report with these rows as its table 2."""
    made = parts(form)
    first = made.index(proactive(figures(form), form)[0])
    length = len(proactive(figures(form), form))
    return gaireport.parse(tabs([*made[:first], *rows, *made[first + length :]]))


def reprint(rows: list[list[str]], before: str, after: str, nth: int = 0) -> list[list[str]]:
    """The rows with one cell printed otherwise; the nth of those that print ``before``."""
    found = [(r, c) for r, row in enumerate(rows) for c, text in enumerate(row) if text == before]
    changed = [list(row) for row in rows]
    changed[found[nth][0]][found[nth][1]] = after
    return changed


def block_values(report: Report, block: str) -> list[object]:
    return [
        cell.value
        for path, cell in report.cells().items()
        if path.startswith(f"proactive.{block}.")
    ]


def block_paths(block: str, names: str) -> tuple[str, ...]:
    return tuple(f"proactive.{block}.{name}" for name in names.split())


def test_blocks_of_the_2021_form() -> None:
    report = read_proactive_rows(ROWS_2021)
    assert (report.form, codes_with_cells(report)) == ("2021", [])
    assert isinstance(report.proactive.regulations, Documents2021)
    assert report.proactive.other_services is None
    assert report.proactive.procurement is None


def test_blocks_of_the_2019_form() -> None:
    report = read_proactive_rows(ROWS_2019, "2019")
    assert (report.form, codes_with_cells(report)) == ("2019", [])
    assert isinstance(report.proactive.regulations, Documents2019)
    assert block_values(report, "licensing") == [88, 3, 1846]


def test_blocks_of_both_forms_make_a_mixed_report() -> None:
    report = read_proactive_rows([*ROWS_2019[:4], *ROWS_2021[4:]])
    assert report.form == "mixed"
    assert isinstance(report.proactive.regulations, Documents2019)
    assert block_values(report, "regulations") == [1, 1, 4]
    assert block_values(report, "licensing") == [1846]


def test_mixed_forms_are_said_once() -> None:
    found = [
        d
        for d in read_proactive_rows([*ROWS_2019[:4], *ROWS_2021[4:]]).diagnostics
        if d.code == "GR213"
    ]
    assert [d.message for d in found] == [
        "blocks of the 2019 form and of the 2021 form stand in one report"
    ]


def test_columns_in_another_order_are_read_by_their_heads() -> None:
    rows = [list(row) for row in ROWS_2021]
    for row in rows[1:4]:
        row[1], row[3] = row[3], row[1]
    report = read_proactive_rows(rows)
    assert block_values(report, "normative_documents") == [12, 5, 37]
    assert codes_with_cells(report) == []


@pytest.mark.parametrize(
    ("rows", "form", "before", "after", "lost", "wanted"),
    [
        (ROWS_2019, "2019", "本年新公开数量", "本年新制作数量", "disclosed", [6, 6, 41]),
        (ROWS_2021, "2021", "本年废止件数", "本年制发件数", "repealed", [12, 5, 37]),
    ],
)
def test_head_typed_twice_leaves_the_column_in_doubt_that_has_none(
    rows: list[list[str]], form: str, before: str, after: str, lost: str, wanted: list[int]
) -> None:
    report = read_proactive_rows(reprint(rows, before, after), form)
    assert block_values(report, "normative_documents") == wanted
    assert codes_with_cells(report) == [
        ("GR212", (*block_paths("regulations", lost), *block_paths("normative_documents", lost)))
    ]


def test_heads_half_lost_leave_their_columns_in_doubt() -> None:
    rows = reprint(reprint(ROWS_2019, "本年新制作数量", "本年新"), "本年新公开数量", "本年新")
    (found,) = read_proactive_rows(rows, "2019").diagnostics
    assert found.message == (
        "proactive.regulations, proactive.normative_documents: a column head cannot be read;"
        " the columns are taken in the order of the form"
    )
    assert found.cells == (
        *block_paths("regulations", "created disclosed"),
        *block_paths("normative_documents", "created disclosed"),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("现行有效件数", "现行有效件"),
        ("本年制发件数", "制发件数"),
        ("本年收费金额（单位：万元）", "本年收费金额"),
    ],
)
def test_head_in_a_usual_short_spelling_says_nothing(before: str, after: str) -> None:
    assert codes_with_cells(read_proactive_rows(reprint(ROWS_2021, before, after))) == []


def test_blocks_whose_heads_are_dropped_take_the_form_of_the_others() -> None:
    report = read_proactive_rows(
        [row for row in ROWS_2021 if row[0] != "信息内容" or row[1] == "本年制发件数"]
    )
    assert report.form == "2021"
    assert block_values(report, "licensing") == [1846]
    assert block_values(report, "fees") == [Decimal("52.36")]
    assert codes_with_cells(report) == []


def test_table_without_any_head_takes_the_form_of_table_three_and_doubts_its_columns() -> None:
    report = read_proactive_rows([row for row in ROWS_2021 if row[0] != "信息内容"])
    assert block_values(report, "normative_documents") == [12, 5, 37]
    assert [(d.message, d.cells) for d in report.diagnostics] == [
        (
            "proactive.regulations, proactive.normative_documents: the column heads were not found;"
            " the columns are taken in the order of the form",
            tuple(
                path
                for block in ("regulations", "normative_documents")
                for path in block_paths(block, "issued repealed in_force")
            ),
        )
    ]


def test_lost_row_is_named_and_its_cells_are_there_without_print() -> None:
    report = read_proactive_rows([row for row in ROWS_2021 if row[0] != "行政处罚"])
    cell = report.cells()["proactive.penalties.decisions"]
    assert (cell.raw, cell.value) == (None, None)
    assert codes_with_cells(report) == [("GR203", block_paths("penalties", "decisions"))]


def test_local_row_is_kept_aside_and_shifts_nothing() -> None:
    report = read_proactive_rows(
        [*ROWS_2021[:4], ["其他规范性文件", "3", "1", "2"], *ROWS_2021[4:]]
    )
    assert block_values(report, "normative_documents") == [12, 5, 37]
    assert codes_with_cells(report) == [("GR211", ())]
    assert [each.text for each in report.unparsed] == ["其他规范性文件", "3", "1", "2"]


def test_row_stands_again_with_the_same_figures() -> None:
    found = read_proactive_rows([*ROWS_2021[:4], ROWS_2021[3], *ROWS_2021[4:]]).diagnostics
    assert [(d.code, d.message) for d in found if d.code != "GR211"] == [
        (
            "GR221",
            "here again, with the same figures: proactive.normative_documents",
        )
    ]


def test_row_stands_again_with_other_figures_and_the_first_are_kept() -> None:
    report = read_proactive_rows(
        [*ROWS_2021[:4], ["行政规范性文件", "9", "9", "9"], *ROWS_2021[4:]]
    )
    assert block_values(report, "normative_documents") == [12, 5, 37]
    assert [(d.code, d.message, d.cells) for d in report.diagnostics if d.code != "GR211"] == [
        (
            "GR204",
            "proactive.normative_documents: the row stands in the text again, with other figures",
            block_paths("normative_documents", "issued repealed in_force"),
        )
    ]


def test_lost_table_is_named_with_the_cells_of_the_form_of_the_others() -> None:
    report = read_proactive_rows([])
    found = next(d for d in report.diagnostics if d.code == "GR202")
    assert (found.code, found.message) == (
        "GR202",
        "one of the three tables was not found: 主动公开政府信息情况表",
    )
    lost = [path for path in report.cells() if path.startswith("proactive.")]
    assert len(lost) == 10 and sorted(found.cells) == sorted(lost)


def test_three_figures_beside_a_decision_of_the_2021_form_are_not_guessed() -> None:
    rows = list(ROWS_2021)
    rows[rows.index(["行政许可", "1846"])] = ["行政许可", "88", "3", "1846"]
    report = read_proactive_rows(rows)
    assert block_values(report, "licensing") == [None]
    assert ("GR205", block_paths("licensing", "decisions")) in codes_with_cells(report)


def test_fourth_figure_of_a_document_row_is_not_guessed() -> None:
    rows = [list(row) for row in ROWS_2021]
    rows[3] = ["行政规范性文件", "12", "5", "1", "37"]
    report = read_proactive_rows(rows)
    assert block_values(report, "normative_documents") == [None, None, None]
    assert (
        "GR205",
        block_paths("normative_documents", "issued repealed in_force"),
    ) in codes_with_cells(report)


def test_single_cells_keep_the_type_of_their_form() -> None:
    assert isinstance(
        read_proactive_rows(ROWS_2019, "2019").proactive.other_services, Decisions2019
    )


def test_a_table_that_stands_twice_is_read_from_the_first() -> None:
    again = applications(figures(applications__received__natural_person="29"))
    report = gaireport.parse(tabs([*parts(), *again]))
    assert report.applications.received.natural_person.value == 28
    assert {d.code for d in report.diagnostics} >= {"GR204", "GR221"}
