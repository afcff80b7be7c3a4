"""What only resembles a label of the form is none of them."""

import pytest
from readings import is_whole, terminal_of

from gaireport.tokens.lexicon import find_label

NOT_LABELS = """
其他规范性文件
部门规章制度
行政许可法
行政许可和行政处罚
行政处罚决定书
行政复议法
行政机关
行政诉讼案件办理
总计划
自然资源
自然人名单
商业
企业
法律
科研
公益
其他事项
其他情况说明
信息
申请
申请情况
申请人
情况
结果
维持
数量
项目数量
金额
采购
本年
上年
单位
备注
无
否
全年新收申请14件，上年结转1件。
（二）依申请公开。全年新收政府信息公开申请14件
对不予公开的申请逐件说明理由
本机关共收到行政复议2件、行政诉讼1件
我局对行政许可、行政处罚、行政强制等事项逐项公示
（三）政府信息管理
（四）平台建设
（一）主动公开
一、总体情况
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
1.
第二十条规定
2024年
12
/
"""


@pytest.mark.parametrize("printed", NOT_LABELS.strip().splitlines())
def test_what_only_resembles_a_label_is_none(printed: str) -> None:
    assert terminal_of(printed) is None


@pytest.mark.parametrize("printed", ["", " ", "\n", "（）", "**", "、", "。" * 500, "行" * 500])
def test_text_without_a_label_is_none(printed: str) -> None:
    assert find_label(printed) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("本年新制作数量", "CREATED"),
        ("本年新公开数量", "DISCLOSED"),
        ("对外公开总数量", "TOTAL_DISCLOSED"),
        ("处理决定数量", "DECISIONS"),
        ("本年处理决定数量", "DECISIONS_THIS_YEAR"),
        ("结果维持", "UPHELD"),
        ("结果纠正", "CORRECTED"),
        ("行政处罚", "PENALTIES"),
        ("行政强制", "COERCION"),
    ],
)
def test_labels_of_nearly_one_spelling_are_told_apart(left: str, right: str) -> None:
    assert (terminal_of(left), is_whole(left)) == (right, True)
