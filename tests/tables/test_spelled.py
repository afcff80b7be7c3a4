"""Heads in pieces above a table: which orders are the form's, and which leave it open."""

import pytest

from gaireport.tables.spelled import (
    spells_applicants,
    spells_outcomes,
    spells_proactive,
    stacks_applicants,
)


def printed_lines(text: str) -> list[list[str]]:
    """Lines, with a bar between cells and ¶ inside of one."""
    return [
        [cell.strip().replace("¶", "\n") for cell in line.split("|")] for line in text.split("/")
    ]


@pytest.mark.parametrize(
    "above",
    [
        "自然人|法人或其他组织|总计/商业企业|科研机构|社会公益组织|法律服务机构|其他",
        "自然/人/法人或其他组织/总/计商业/企业/科研/机构/社会公/益组织/法律服/务机构/其/他",
        "自然人|商业|科研|社会公|法律服|其他|总计/企业|机构|益组织|务机构",
        "和）/法人或/其他组织/自然人|总计/商业|科研|社会公|法律服|其他/企业|机构|益组织|务机构",
        "自然人|法人或¶其他组织|法人或¶其他组织|总¶计/自然人|商业|科研|社会公|法律服|其他|总¶计/企业|机构|益组织|务机构",
        "申请人情况/自然人/商业企业/法人或其他组织|总计/科研机构/社会公益组织/法律服务机构/其他",
        "全年无变化。/自然人/法人或其他组织/总计/商业企业 科研机构 社会公益组织 法律服务机构 其他/一、本年新收政府",
        # Heads of three lines begin higher than those of two, and these higher than those of one.
        "法人或其他组织/自然|社会|法律/商业|科研|总计/人|公益|服务|其他/企业|机构/组织|机构",
        "法人或其他组织/自然/社会 法律/商业 科研/总计/人/公益 服务 其他/企业 机构 组织 机构",
        "<p>自然人 法人或其他组织 总计/<p>商业企业 科研机构 社会公益组织 法律服务机构 其他",
        # The note beside the heads is cut in two, and its second half stands before one of them.
        "（本列数据的勾稽关系为：第一项加第二项之/法人或其他组织/和，等于第三项加第四项之和）商业企业/自然人|总计"
        "/科研机构|社会公益组织|法律服务机构|其他",
    ],
)
def test_heads_in_pieces_are_those_of_table_3(above: str) -> None:
    assert spells_applicants(printed_lines(above))


@pytest.mark.parametrize(
    "above",
    [
        "",
        "自然人|法人或其他组织|总计/商业企业|科研机构|社会公益组织|法律服务机构",
        "自然人|法人或其他组织|总计/科研机构|商业企业|社会公益组织|法律服务机构|其他",
        "法人或其他组织|自然人|总计/商业企业|科研机构|社会公益组织|法律服务机构|其他",
        "法人或其他组织/自然人/总计/商业企业/科研机构/社会公益组织/法律服务机构/其他",
        "法人或其他组织/自然|社会|法律/科研|商业|总计/人|公益|服务|其他/机构|企业/组织|机构",
        "自然/人/社会/公益/组织/商业/企业/科研/机构/法律服务/机构/其他/总计",
        "自然人|总计|法人或其他组织/商业企业|科研机构|社会公益组织|法律服务机构|其他",
        "自然人|法人或其他组织|总计|占比/商业企业|科研机构|社会公益组织|法律服务机构|其他",
        "自然人|法人或其他组织|总计/商业企业|科研机构|社会公益组织|法律服务机构|其他/占比",
    ],
)
def test_heads_that_are_not_whole_or_in_another_order_are_not(above: str) -> None:
    assert not spells_applicants(printed_lines(above))


MEMBER_LINE = "商业企业|科研机构|社会公益组织|法律服务机构|其他"


@pytest.mark.parametrize(
    ("above", "is_stacked"),
    [
        (f"法人或其他组织/总计/{MEMBER_LINE}/自然人", True),
        # The total is the last of the three: this may be the order of the columns.
        (f"申请人情况/法人或其他组织/自然人/总计/{MEMBER_LINE}", False),
        # One head a line says nothing of heights: this may be the order of the columns.
        ("法人或其他组织/总计/商业企业/科研机构/社会公益组织/法律服务机构/其他/自然人", False),
        (f"申请人情况¶自然人|总计/法人或其他组织/{MEMBER_LINE}", True),
        (f"总计|自然人/法人或其他组织/{MEMBER_LINE}", False),
        (f"自然人|法人或其他组织|总计/{MEMBER_LINE}", False),
        ("法人或其他组织/总计/科研机构|商业企业|社会公益组织|法律服务机构|其他/自然人", False),
        (f"法人或其他组织/总计/{MEMBER_LINE}|自然人", False),
        (f"总计/{MEMBER_LINE}/自然人", False),
        (f"法人或其他组织/总计/占比/{MEMBER_LINE}/自然人", False),
    ],
)
def test_heads_printed_by_their_heights(above: str, is_stacked: bool) -> None:
    assert stacks_applicants(printed_lines(above)) is is_stacked


OUTCOME_LINE = "结果维持|结果纠正|其他结果|尚未审结|总计"


@pytest.mark.parametrize(
    ("above", "is_of_form"),
    [
        (
            f"行政复议|行政诉讼/{OUTCOME_LINE}|未经复议直接起诉|复议后起诉/{OUTCOME_LINE}|{OUTCOME_LINE}",
            True,
        ),
        (
            "行政|行政/复议|诉讼/结果|结果|其他|尚未|总计|未经复议|复议/维持|纠正|结果|审结|直接起诉|后起诉"
            + "/结果|结果|其他|尚未|总计|结果|结果|其他|尚未|总计"
            + "/维持|纠正|结果|审结|维持|纠正|结果|审结",
            True,
        ),
        (
            f"行政诉讼|行政复议/{OUTCOME_LINE}|未经复议直接起诉|复议后起诉/{OUTCOME_LINE}|{OUTCOME_LINE}",
            False,
        ),
        (
            f"行政复议|行政诉讼/{OUTCOME_LINE}|复议后起诉|未经复议直接起诉/{OUTCOME_LINE}|{OUTCOME_LINE}",
            False,
        ),
        (
            f"行政复议|行政诉讼/{OUTCOME_LINE}|未经复议直接起诉|复议后起诉/{OUTCOME_LINE}|结果纠正|结果维持|其他结果|尚未审结|总计",
            False,
        ),
        (
            "行政|行政/复议|诉讼/结果|结果|其他|尚未|总计|未经复议|复议/纠正|维持|结果|审结|直接起诉|后起诉"
            + f"/{OUTCOME_LINE}|{OUTCOME_LINE}",
            False,
        ),
        (f"行政复议|行政诉讼/{OUTCOME_LINE}|未经复议直接起诉|复议后起诉/{OUTCOME_LINE}", False),
    ],
)
def test_heads_of_table_4(above: str, is_of_form: bool) -> None:
    assert spells_outcomes(printed_lines(above)) is is_of_form


@pytest.mark.parametrize(
    ("above", "is_of_form"),
    [
        ("第二十条/第（一）项/信息/内容/本年新/制作数量/本年新/公开数量/对外公/开总数量", True),
        ("信息|本年新|本年新|对外公/内容|制作数量|公开数量|开总数量/规章", True),
        ("信息/内容/本年新/公开数量/本年新/制作数量/对外公/开总数量", False),
        ("信息/内容/本年新/制作数量/本年新/公开数量", False),
    ],
)
def test_heads_of_table_2(above: str, is_of_form: bool) -> None:
    columns = ("created", "disclosed", "total_disclosed")
    assert spells_proactive(printed_lines(above), "2019", columns) is is_of_form
