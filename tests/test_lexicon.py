"""Every label of the forms is found in every spelling, damaged ones too, and nothing else is taken for one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import is_whole, terminal_of

from gaireport.form import official
from gaireport.form.official import Term
from gaireport.tokens.lexicon import CAPTION, find_label, squeeze, starts, terms

TERMS = [term for terminal, term in terms().items() if terminal != "CAPTION"]
SPELLINGS = [(term, spelling) for term in TERMS for spelling in (term.term, *term.spellings)]


@pytest.mark.parametrize(
    ("term", "spelling"), SPELLINGS, ids=lambda part: getattr(part, "terminal", part)
)
def test_every_spelling_of_a_term_is_found_whole(term: Term, spelling: str) -> None:
    assert terminal_of(spelling) == term.terminal
    assert is_whole(spelling) or term.terminal == "CHECK_NOTE"


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.terminal)
def test_term_is_found_broken_over_lines_at_every_place(term: Term) -> None:
    for at in range(1, len(term.term)):
        assert terminal_of(f"{term.term[:at]}\n{term.term[at:]}") == term.terminal


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.terminal)
def test_term_is_found_with_blanks_between_its_characters(term: Term) -> None:
    assert terminal_of("\u3000".join(term.term)) == term.terminal


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.terminal)
def test_term_is_found_in_bold_print(term: Term) -> None:
    assert terminal_of(f"**{term.term}**") == term.terminal


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.terminal)
def test_term_is_found_with_half_width_punctuation(term: Term) -> None:
    half = term.term.translate(str.maketrans("（）：，、．", "():,,."))
    assert terminal_of(half) == term.terminal


NUMBERED = """
STATE_SECRET|属于国家秘密|1、属于国家秘密|1．属于国家秘密|（1）属于国家秘密|(1)属于国家秘密
STATE_SECRET|１.属于国家秘密|1 .属于国家秘密
DUPLICATE|重复申请|2、重复申请|（二）重复申请|2.  重复申请
GRANTED|予以公开|(一)予以公开|（一） 予以公开|一、予以公开|㈠予以公开
DENIED|不予公开|(三)不予公开|（三）\\n不予公开
RECEIVED|本年新收政府信息公开申请数量|一、本年新收政府信息公开申请数量|一.本年新收政府信息公开申请数量|1、本年新收政府信息公开申请数量
OTHER_OUTCOME|3.其他|3、其他|（3）其他|3．其他
OUTCOMES_TOTAL|（七）总计|(七)总计|七、总计|（七）合计
OTHER_PROCESSING|（六）其他处理|(六) 其他处理|其他处理
TOTAL|总计|总 计
OTHER|其他|其 他
GRANTED|①予以公开|⑴予以公开|⒈予以公开|❶予以公开|➀予以公开|Ⅰ予以公开|㊀予以公开|㈠ 予以公开|1.予以公开
STATE_SECRET|①属于国家秘密|⑴ 属于国家秘密|⒈属于国家秘密|ⅰ属于国家秘密|㈠属于国家秘密
OTHER_OUTCOME|③其他|⑶其他|⒊其他|㈢其他|Ⅲ 其他
OUTCOMES_TOTAL|⑦总计|㈦合计|Ⅶ、总计
OTHER_PROCESSING|⑥其他处理|㈥其他处理
CAPTION|第二十条第（一）项|第二十条 第(一)项|第二十条第㈠项|第二十条第(1)项
CAPTION|第二十条第一项|第二十条第（五）项|二十条第（六）项|第二十条第（八）项|第二十条第（九）项
"""


@pytest.mark.parametrize(
    "line",
    NUMBERED.strip().splitlines(),
)
def test_label_is_found_in_every_way_to_number_it(line: str) -> None:
    terminal, *printed = line.replace("\\n", "\n").split("|")
    assert {text: terminal_of(text) for text in printed} == dict.fromkeys(printed, terminal)


@pytest.mark.parametrize(
    ("printed", "terminal"),
    [
        ("三 （一）予以公开", "GRANTED"),
        ("三、本年 （二）部分公开", "PARTIALLY_GRANTED"),
        ("（五）不予 2.重复申请", "DUPLICATE"),
        # What stands in front begins no label of a group.
        ("一 规章", None),
        ("2 规章", None),
        ("三 项", None),
    ],
)
def test_row_is_found_behind_the_first_piece_of_its_group(
    printed: str, terminal: str | None
) -> None:
    assert terminal_of(printed) == terminal


TRADITIONAL = """
REGULATIONS|規章
NORMATIVE_DOCUMENTS|行政規範性文件
LICENSING|行政許可
PENALTIES|行政處罰
COERCION|行政強制
FEES|行政事業性收費
ISSUED|本年制發件數
REPEALED|本年廢止件數
IN_FORCE|現行有效件數
DECISIONS_THIS_YEAR|本年處理決定數量
NATURAL_PERSON|自然人
BUSINESS|商業企業
RESEARCH|科研機構
PUBLIC_INTEREST|社會公益組織
LEGAL_SERVICE|法律服務機構
TOTAL|總計
RECEIVED|一、本年新收政府信息公開申請數量
CARRIED_IN|二、上年結轉政府信息公開申請數量
RESULTS|三、本年度辦理結果
GRANTED|（一）予以公開
DENIED|（三）不予公開
STATE_SECRET|1.屬於國家秘密
SECURITY_AND_STABILITY|3.危及“三安全一穩定”
ENFORCEMENT_FILES|7.屬於行政執法案卷
NOT_HELD|1.本機關不掌握相關政府信息
PETITION_OR_COMPLAINT|1.信訪舉報投訴類申請
DUPLICATE|2.重複申請
CARRIED_OUT|四、結轉下年度繼續辦理
UPHELD|結果維持
CORRECTED|結果糾正
PENDING|尚未審結
REVIEW|行政復議
REVIEW|行政複議
CONTENT|資訊內容
CREATED|本年新製作數量
CHANGE|本年增/減
FEE_AMOUNT|本年收費金額（單位：萬元）
PREVIOUS_ITEMS|上一年專案數量
PROJECTS|採購專案數量
NORMATIVE_DOCUMENTS|行政規範性檔案
RECEIVED|一、本年新收政府資訊公開申請數量
CHECK_NOTE|（本列資料的勾稽關係爲：第一項加第二項之和，等於第三項加第四項之和）
PARTIALLY_GRANTED|（二）部分公開（區分處理的，只計這一情形，不計其他情形）
REQUIRES_CREATION|2.沒有現成資訊需要另行製作
EXCESSIVE|4.無正當理由大量反覆申請
STATE_SECRET|1.屬於國家祕密
STATISTICS|統計指標
LITIGATION|行政訴訟
DIRECT|未經復議直接起訴
AFTER_REVIEW|復議後起訴
"""


@pytest.mark.parametrize("line", TRADITIONAL.strip().splitlines())
def test_traditional_characters_are_the_same_label(line: str) -> None:
    terminal, printed = line.split("|")
    assert terminal_of(printed) == terminal


@pytest.mark.parametrize(
    ("printed", "terminal"),
    [
        ("⾏政许可", "LICENSING"),
        ("⾃然⼈", "NATURAL_PERSON"),
        ("⼀、本年新收政府信息公开申请数量", "RECEIVED"),
    ],
)
def test_radicals_are_the_same_label(printed: str, terminal: str) -> None:
    assert terminal_of(printed) == terminal


LONG_TERMS = [
    term for term in TERMS if len(squeeze(term.term)) >= 8 and term.terminal != "CHECK_NOTE"
]


@pytest.mark.parametrize("term", LONG_TERMS, ids=lambda term: term.terminal)
def test_label_with_one_wrong_character_is_found_as_unusual(term: Term) -> None:
    name = re.sub(r"^[（(]?[一二三四五六七八九1-8][）).、]", "", term.term)
    damaged = name[:3] + "某" + name[4:]
    entry = find_label(damaged)
    assert entry is not None
    assert (entry.term.terminal, entry.usual) == (term.terminal, False)


@pytest.mark.parametrize("term", LONG_TERMS, ids=lambda term: term.terminal)
def test_label_without_its_last_character_is_found(term: Term) -> None:
    assert terminal_of(term.term.rstrip("）")[:-1]) == term.terminal


CUT_OFF = """
RECEIVED|一、本年新收政府信|息公开申请数量
CARRIED_IN|二、上年结转政府|信息公开申请数量
PROHIBITED_BY_LAW|2.其他法律行政|法规禁止公开
RECONFIRMATION|5.要求行政机关确|认或重新出具已获取信息
NOT_CORRECTED_IN_TIME|1.申请人无正当理由逾期不补正、行政|机关不再处理其政府信息公开申请
FEE_UNPAID|申请人逾期未按收费|通知要求缴纳费用
STILL_UNCLEAR|补正后申请|内容仍不明确
"""


@pytest.mark.parametrize("line", CUT_OFF.strip().splitlines())
def test_cut_off_label_says_what_is_still_to_come(line: str) -> None:
    terminal, printed, rest = line.split("|")
    entry = find_label(printed)
    assert entry is not None
    assert (entry.term.terminal, entry.rest) == (terminal, rest)


@pytest.mark.parametrize(
    ("printed", "rest"),
    [
        ("（二）部分公开（区分处理的，只计这一情", "形不计其他情形"),
        ("（二）部分公开（区分", "处理的只计这一情形不计其他情形"),
    ],
)
def test_cut_in_an_open_bracket_goes_on(printed: str, rest: str) -> None:
    entry = find_label(printed)
    assert entry is not None
    assert (entry.term.terminal, entry.rest, entry.usual) == ("PARTIALLY_GRANTED", rest, True)


@pytest.mark.parametrize("printed", ["属于", "本年", "行政", "其他法", "申请人", "要求"])
def test_start_that_several_labels_share_is_none_of_them(printed: str) -> None:
    assert terminal_of(printed) is None


NOTED = """
NORMATIVE_DOCUMENTS|规范性文件（指以本机关名义印发、仍然有效的）
REGULATIONS|规章（由政府令公布）
PREVIOUS_ITEMS|上一年项目数量（指2019年事项数）
CHANGE|本年增/减（与上年相比）
OTHER_SERVICES|其他对外管理服务事项（不含行政许可，含行政处罚、行政强制以外的公共服务）
PENALTIES|行政处罚（按案件计）
FEES|行政事业性收费（附目录清单）
PROJECTS|采购项目数量（以合同数计）
FEE_AMOUNT|本年收费金额（万元）
GRANTED|（一）予以公开（含主动公开后告知获取方式的）
"""


@pytest.mark.parametrize("line", NOTED.strip().splitlines())
def test_note_in_brackets_does_not_make_another_label(line: str) -> None:
    terminal, printed = line.split("|")
    assert terminal_of(printed) == terminal


def test_note_longer_than_any_label_is_left_aside() -> None:
    assert terminal_of(f"规范性文件（{'以本机关名义印发的文件，' * 12}）") == "NORMATIVE_DOCUMENTS"


def test_name_before_a_long_note_counts_and_not_the_labels_in_it() -> None:
    printed = "其他对外管理服务事项（指行政许可、行政处罚、行政强制、行政事业性收费、政府集中采购之外的事项）"
    assert terminal_of(printed) == "OTHER_SERVICES"


def test_half_a_head_is_neither_of_the_two_that_begin_so() -> None:
    assert terminal_of("本年新") == "UNREAD_HEAD"


def test_squeeze_leaves_the_words_only() -> None:
    assert squeeze(" 1．危及“三安全一穩定” ") == "1危及三安全一稳定"


def test_starts_hold_every_beginning_of_a_label() -> None:
    assert {"商", "商业", "商业企", "商业企业"} <= starts()
    assert "业企业" not in starts()


def test_every_terminal_names_one_term() -> None:
    every = [
        official.CONTENT, *official.COLUMNS_2021, *official.COLUMNS_2019, official.UNREAD_HEAD,
        official.CHECK_NOTE, *official.PROACTIVE_ROWS, official.APPLICANT_STATUS, official.ORGANISATIONS,
        *official.APPLICANTS, *official.GROUPS,
        *official.APPLICATION_ROWS, *official.OUTCOMES, *official.PROCEEDINGS, official.STATISTICS, CAPTION,
        official.SUBTOTAL,
    ]  # fmt: skip
    assert sorted(terms()) == sorted(term.terminal for term in every)


@given(st.text())
def test_any_text_is_looked_up(text: str) -> None:
    entry = find_label(text)
    assert entry is None or entry.term.terminal in terms()


@given(st.sampled_from(SPELLINGS), st.text(max_size=4), st.text(max_size=4))
def test_label_amid_other_characters_is_its_own_or_none_of_another_kind(
    spelled: tuple[Term, str], before: str, after: str
) -> None:
    entry = find_label(before + spelled[1] + after)
    assert entry is None or entry.term.terminal in terms()


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.terminal)
@pytest.mark.parametrize("times", [2, 3, 7])
def test_term_is_found_where_a_merged_cell_is_printed_several_times(term: Term, times: int) -> None:
    assert terminal_of(" ".join([term.term] * times)) == term.terminal


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.terminal)
@pytest.mark.parametrize("mark", "\u200b\u202c\u2066\u061c\u3164\ufe0f")
def test_term_is_found_with_characters_that_print_nothing(term: Term, mark: str) -> None:
    assert terminal_of(mark.join(term.term)) == term.terminal


JOINED = """
DUPLICATE|（五）不予处理2.重复申请|不予处理-重复申请|（五）不予处理\\n2.重复申请|三、本年度办理结果（五）不予处理2.重复申请
STATE_SECRET|（三）不予公开1.属于国家秘密|（三）不予公开 / 属于国家秘密
OTHER_OUTCOME|（六）其他处理3.其他|其他处理：其他|（六）其他处理（3）其他
GRANTED|三、本年度办理结果（一）予以公开
DENIED|三、本年度办理结果（三）不予公开|本年度办理结果 不予公开
BUSINESS|法人或其他组织商业企业|申请人情况法人或其他组织商业企业
NATURAL_PERSON|申请人情况自然人
OTHER|法人或其他组织其他
"""


@pytest.mark.parametrize("line", JOINED.strip().splitlines())
def test_label_is_found_behind_that_of_its_group(line: str) -> None:
    terminal, *printed = line.replace("\\n", "\n").split("|")
    assert {text: terminal_of(text) for text in printed} == dict.fromkeys(printed, terminal)


SLIPS = """
REGULATIONS|视章
CONTENT|倍息内容
LICENSING|行政讦可
PENALTIES|行政处罢
COERCION|行政弱制
NATURAL_PERSON|自然入
RESEARCH|科研枫构
OTHER|共他|其她
TOTAL|总汁
GRANTED|子以公开|（一）子以公开
PENDING|尚末审结
"""


@pytest.mark.parametrize("line", SLIPS.strip().splitlines())
def test_short_label_is_found_with_one_character_taken_for_another(line: str) -> None:
    terminal, *printed = line.split("|")
    for text in printed:
        entry = find_label(text)
        assert entry is not None, text
        assert (entry.term.terminal, entry.usual) == (terminal, False)


@pytest.mark.parametrize(
    "text",
    "其中 累计 统计 规定 规划 内部 增加 减少 自然村 行政处理 行政确认 行政检查 主动公开 其余".split(),
)
def test_other_word_is_no_slip_of_a_short_label(text: str) -> None:
    assert find_label(text) is None


@pytest.mark.parametrize("note", ["[1]", "①", "*", "（件）", "(单位：人)", "〔2〕"])
@pytest.mark.parametrize("label", ["规章", "自然人", "其他", "总计", "（七）总计", "2.重复申请"])
def test_note_mark_or_measure_behind_a_label_is_no_part_of_it(label: str, note: str) -> None:
    assert find_label(label + note) == find_label(label) is not None


def test_words_behind_the_note_of_a_label_make_another_one() -> None:
    label = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    assert find_label(label + "上年同期") is None
