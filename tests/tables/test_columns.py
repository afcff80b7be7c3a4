"""Heads -> columns: by name, in whatever order; what no head names is in doubt."""

import pytest
from made_rows import made_heads
from printed import APPLICANTS, OUTCOMES, REVIEW_PATHS

from gaireport.tables import columns
from gaireport.tables.columns import (
    form_of,
    read_applicants,
    read_proactive,
    whole_heads,
)
from gaireport.tables.proceedings import read_five, read_outcomes, read_three

NATURAL = ". . . 自然人 法人或其他组织 . . . . 总计"
MEMBERS = ". . . . 商业企业 科研机构 社会公益组织 法律服务机构 其他 ."
DUE = ("issued", "repealed", "in_force")


def proactive_columns(line: str, usual: int = 3) -> columns.Columns:
    return read_proactive(made_heads(line), DUE, "2021", usual)


def column_names(found: columns.Columns) -> str:
    return " ".join(name or "-" for name in found.names)


# Table 2


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("信息内容 本年制发件数 本年废止件数 现行有效件数", "issued repealed in_force"),
        ("信息内容 现行有效件数 本年制发件数 本年废止件数", "in_force issued repealed"),
        ("信息内容 本年制发件数 占比 本年废止件数 现行有效件数", "issued - repealed in_force"),
    ],
)
def test_heads_name_the_columns_in_whatever_order(line: str, expected: str) -> None:
    found = proactive_columns(line)
    assert (column_names(found), found.why, found.doubted) == (expected, None, frozenset())


@pytest.mark.parametrize(
    ("line", "doubted", "why"),
    [
        ("信息内容 本年制发件数 模糊 现行有效件数", "repealed", columns.HEAD_UNREAD),
        ("信息内容 模糊 模糊 现行有效件数", "issued repealed", columns.HEAD_UNREAD),
        ("信息内容 模糊 本年制发件数 模糊", "issued repealed in_force", columns.HEAD_UNREAD),
        ("信息内容 本年制发件数 . 现行有效件数", "repealed", columns.HEADS_OF_NO_FORM),
        ("信息内容 本年制发件数 现行有效件数", "issued repealed in_force", columns.HEADS_OF_NO_FORM),
        ("信息内容 现行有效件数 本年制发件数", "issued repealed in_force", columns.HEADS_OF_NO_FORM),
        ("信息内容 现行有效件数 本年制发件数 现行有效件数", "issued repealed in_force", columns.HEADS_OF_NO_FORM),
        ("信息内容", "issued repealed in_force", columns.HEADS_LOST),
        ("信息内容 现行有效件数", "issued repealed in_force", columns.HEADS_LOST),
        ("信息内容 本年处理决定数量", "issued repealed in_force", columns.HEADS_LOST),
    ],
)  # fmt: skip
def test_columns_that_no_head_names_are_in_doubt(line: str, doubted: str, why: object) -> None:
    found = proactive_columns(line)
    assert (found.doubted, found.why) == (frozenset(doubted.split()), why)


def test_a_column_is_lost_where_rows_have_as_few_cells_as_heads() -> None:
    found = proactive_columns("信息内容 本年制发件数 现行有效件数", usual=2)
    assert (column_names(found), found.doubted) == ("issued in_force", frozenset({"repealed"}))


def test_a_row_of_one_column_without_heads_has_no_other() -> None:
    found = read_proactive([], ("decisions",), "2021", 1)
    assert (found.why, found.doubted) == (columns.HEADS_LOST, frozenset())


def test_the_form_is_that_of_the_first_head_that_shows_one() -> None:
    either = {"2021": ("issued",), "2019": ("created",)}
    assert form_of(made_heads("信息内容 本年制发件数"), either) == "2021"
    assert form_of(made_heads("信息内容 本年新制作数量"), either) == "2019"
    assert form_of(made_heads("信息内容 本年新"), either) is None


# Table 3


def test_applicants_stand_where_their_heads_stand_in_the_grid() -> None:
    found = read_applicants(made_heads(NATURAL, MEMBERS), 7)
    assert (column_names(found), found.starts, found.table) == (
        " ".join(APPLICANTS),
        (3, 4, 5, 6, 7, 8, 9),
        0,
    )
    assert found.why is None


def test_total_first_is_read_by_its_heads() -> None:
    heads = made_heads(
        ". 总计 自然人 法人或其他组织", ". . . 商业企业 科研机构 社会公益组织 法律服务机构 其他"
    )
    assert column_names(read_applicants(heads, 7)).split() == ["total", *APPLICANTS[:-1]]


def test_heads_of_two_lines_in_a_sequence_are_put_in_the_place_of_organisations() -> None:
    heads = made_heads(NATURAL, MEMBERS, table=-1)
    assert column_names(read_applicants(heads, 7)) == " ".join(APPLICANTS)


@pytest.mark.parametrize("table", [0, -1])
def test_an_unread_applicant_is_in_doubt(table: int) -> None:
    heads = made_heads(NATURAL, MEMBERS.replace("科研机构", "模糊"), table=table)
    found = read_applicants(heads, 7)
    assert column_names(found) == " ".join(APPLICANTS)
    assert found.why is columns.HEAD_UNREAD
    assert found.doubted == ({"research"} if table == 0 else set(APPLICANTS))


def test_exchanged_heads_exchange_the_columns() -> None:
    heads = made_heads(NATURAL, MEMBERS.replace("商业企业 科研机构", "科研机构 商业企业"))
    assert column_names(read_applicants(heads, 7)).split()[1:3] == ["research", "business"]


# Table 4

OUTCOME_COLUMNS = "结果维持 结果纠正 其他结果 尚未审结 总计"


def test_outcomes_in_the_order_of_the_form() -> None:
    heads = made_heads(
        "行政复议 行政诉讼",
        f"{OUTCOME_COLUMNS} 未经复议直接起诉 复议后起诉",
        f"{OUTCOME_COLUMNS} {OUTCOME_COLUMNS}",
        table=-1,
    )
    found = read_outcomes(heads)
    assert (found.names, found.why) == (REVIEW_PATHS, None)


def test_litigation_before_review() -> None:
    heads = made_heads(
        "行政诉讼 . . . . . . . . . 行政复议",
        f"未经复议直接起诉 . . . . 复议后起诉 . . . . {OUTCOME_COLUMNS}",
        f"{OUTCOME_COLUMNS} {OUTCOME_COLUMNS}",
    )
    found = read_outcomes(heads)
    assert found.names == (*REVIEW_PATHS[5:], *REVIEW_PATHS[:5])
    assert found.starts == tuple(range(15))


def test_outcomes_not_alike_in_all_groups_are_in_doubt() -> None:
    other = "结果纠正 结果维持 其他结果 尚未审结 总计"
    heads = made_heads(
        "行政复议 行政诉讼",
        f"{OUTCOME_COLUMNS} 未经复议直接起诉 复议后起诉",
        f"{OUTCOME_COLUMNS} {other}",
        table=-1,
    )
    found = read_outcomes(heads)
    assert (found.why, found.doubted) == (columns.HEADS_OF_NO_FORM, frozenset(REVIEW_PATHS))


def test_outcomes_without_heads_are_in_doubt() -> None:
    found = read_outcomes(made_heads("行政诉讼"))
    assert (found.why, found.doubted) == (columns.HEADS_LOST, frozenset(REVIEW_PATHS))


def test_a_proceeding_alone_and_an_outcome_alone() -> None:
    assert column_names(read_five(made_heads(OUTCOME_COLUMNS))) == " ".join(OUTCOMES)
    assert read_three(made_heads("复议后起诉 行政复议 未经复议直接起诉")).names == (
        "litigation.after_review",
        "review",
        "litigation.direct",
    )


# Heads in pieces


def test_pieces_below_one_another_are_one_head() -> None:
    found = whole_heads(made_heads(". 商业 科研", ". 企业 机构"))
    assert [head.entry.term.terminal for head in found if head.entry] == ["BUSINESS", "RESEARCH"]


def test_a_merged_head_written_out_on_each_line_is_one() -> None:
    assert len(whole_heads(made_heads("自然人 总计", "自然人 总计"))) == 2
    assert len(whole_heads(made_heads("自然人 总计", "自然人 总计", table=-1))) == 4


def test_heads_side_by_side_leave_those_before_and_behind_to_the_sums() -> None:
    # 自然人 and 总计 stand on the page before.
    found = read_applicants(made_heads(MEMBERS), 7)
    assert (found.names, found.starts) == (columns.APPLICANT_PATHS, tuple(range(3, 10)))
    assert (found.why, found.doubted) == (columns.UNDER_NO_HEADS, {"natural_person", "total"})
    for other in (MEMBERS.replace("其他 .", ". 其他"), MEMBERS.replace("商业企业 ", "")):
        assert read_applicants(made_heads(other), 7).doubted == frozenset(columns.APPLICANT_PATHS)
