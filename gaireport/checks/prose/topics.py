"""The topics that prose counts, how Chinese reports word them, and which cells answer to them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gaireport.findings.words import Words

Readings = tuple[tuple[str, ...], ...]


class Topic(NamedTuple):
    """Something that prose counts. Each reading is a set of cells whose sum the count may be."""

    name: str
    title: Words
    readings: Readings


def _total_cells(group: str, *rows: str) -> tuple[str, ...]:
    return tuple(
        f"applications.{group}.{row}.total" if group else f"applications.{row}.total"
        for row in rows
    )


_RECEIVED, _CARRIED_IN = _total_cells("", "received"), _total_cells("", "carried_in")
_GRANTED, _PARTLY = _total_cells("", "granted"), _total_cells("", "partially_granted")
TOTAL_CELLS = _total_cells("", "total")
_DENIED = _total_cells(
    "denied", "state_secret", "prohibited_by_law", "security_and_stability", "third_party_rights",
    "internal_affairs", "deliberative_process", "enforcement_files", "administrative_query",
)  # fmt: skip
_UNAVAILABLE = _total_cells("unavailable", "not_held", "requires_creation", "still_unclear")
_NOT_PROCESSED = _total_cells(
    "not_processed", "petition_or_complaint", "duplicate", "published_material", "excessive", "reconfirmation"
)  # fmt: skip
_OTHER_CELLS = _total_cells("other", "not_corrected_in_time", "fee_unpaid", "other", "all")
_REVIEW_CELLS = ("review.total",)
_DIRECT_CELLS = ("litigation.direct.total",)
_AFTER_REVIEW_CELLS = ("litigation.after_review.total",)
_LAWSUIT_CELLS = _DIRECT_CELLS + _AFTER_REVIEW_CELLS

TOPICS: dict[str, Topic] = {
    topic.name: topic
    for topic in (
        Topic("received", Words("requests received", "收到申请"), (_RECEIVED, _RECEIVED + _CARRIED_IN)),
        Topic("carried_in", Words("requests carried in", "上年结转"), (_CARRIED_IN,)),
        Topic("carried_out", Words("requests carried out", "结转下年度"), (_total_cells("", "carried_out"),)),
        Topic(
            "answered", Words("requests answered", "答复申请"),
            (TOTAL_CELLS, _RECEIVED, _RECEIVED + _CARRIED_IN),
        ),
        Topic(
            "requests", Words("requests", "依申请公开"),
            (_RECEIVED, _RECEIVED + _CARRIED_IN, TOTAL_CELLS),
        ),
        Topic("granted", Words("granted", "予以公开"), (_GRANTED, _GRANTED + _PARTLY)),
        Topic("partially_granted", Words("partly granted", "部分公开"), (_PARTLY,)),
        Topic(
            "granted_or_partially", Words("granted and partly granted", "予以公开和部分公开"),
            (_GRANTED + _PARTLY,),
        ),
        Topic("denied", Words("denied", "不予公开"), (_DENIED,)),
        Topic("unavailable", Words("could not be provided", "无法提供"), (_UNAVAILABLE,)),
        Topic("not_processed", Words("not processed", "不予处理"), (_NOT_PROCESSED,)),
        Topic("other", Words("other outcomes", "其他处理"), (_OTHER_CELLS,)),
        Topic("reviews", Words("reviews", "行政复议"), (_REVIEW_CELLS,)),
        Topic("lawsuits", Words("lawsuits", "行政诉讼"), (_LAWSUIT_CELLS, _DIRECT_CELLS, _AFTER_REVIEW_CELLS)),
        Topic(
            "proceedings", Words("reviews and lawsuits", "行政复议和行政诉讼"),
            (_REVIEW_CELLS + _LAWSUIT_CELLS,),
        ),
        Topic("fees", Words("administrative fees", "行政事业性收费"), (("proactive.fees.amount",),)),
    )
}  # fmt: skip

_COUNT_UNITS = frozenset(("件", "条", "次", "宗", "份", "起", "例", "件次"))
_REQUEST = re.compile("申请")
_RECEIVING = re.compile("收到|新收|受理|接到|接收|收取|收件|提出")
_ANSWERING = re.compile("答复|办结|办理完|处理完|回复")
_REQUESTS = re.compile("依申请公开(?:政府)?(?:信息)?(?:申请|事项|件)?[共总合计为]*$")
# These name a part of a whole, another year, or a change against it.
_NARROWING = re.compile(
    "其中|通过|网站|线上|线下|当场|当天|领域|集中在|应诉|代理|邮递|信件|快递|专递|挂号|系统|受理点|小程序|公众号|客户端|类|涉及(?!(?:政府)?信息公开|政务公开)|方面|以来|累计|历年|网络|网上|在线|互联网|信函|邮寄|来信|当面|现场|窗口|传真|邮件|邮箱|微信|平台|渠道|电话|来访|同比|环比|增长|增加|"
    "减少|下降|上升|较|去年|上年(?!度?结转)|上一年|往年|月|季度|半年|平均|每|逾期|超期|延期|按期|按时|补正|撤回|"
    "本级|撤销|维持|纠正|驳回|败诉|胜诉|审结|重复|以上|以下|各|分别|占|率|第[一二三四五六七八九十]"
)
# 县公安局收到申请5件 beside 县水务局3件; 我局, 全镇 and 区政府信息公开 are the whole.
_OF_A_UNIT = re.compile(
    "(?:^|[、和及与])(?![我本全])(?:[^、我本全年]{1,12}(?:局|委|街道|镇|乡|村|所|中心|部门|单位|办公室|办|厅)|县市区|县区|[县区市](?=收|受))(?:共|合计|分别)?(?:收到|受理|接收|办理|答复|新收)?[^、]{0,8}$"
)
_OTHER_MATTERS = re.compile(
    "文件|标注|文书|模板|指南|发布|咨询|留言|信访|来电|热线|网民|诉求|建议|提案|议案|投诉|举报|信箱|公文|稿|行政许可|行政处罚|行政确认|救助|执法|培训"
)
_OF_ANOTHER_FRAME = re.compile(
    "(?:施行|实施|成立|开通|开展|建立|运行|组建)以?来|近[一二两三四五几0-9]{1,2}年|20[0-9]{2}年?[至到—~-]20[0-9]{2}年?(?![0-9]{1,2}月)"
    "|主要(?:集中|涉及)|从[^,，]{1,14}看|作为复议机关|分布"
)
"""What a sentence begins with that counts by kind, by way or over years, or what another organ dealt with."""
_PERSON, _BODY = (
    re.compile("自然人|公民|个人"),
    re.compile("法人|企业|律师|科研机构|公益组织|法律服务"),
)
_DENIAL = re.compile("(?:未|没有|无|尚无|暂无)(?!偿|正当|论|法|条件)")
_DENIED_REQUEST = re.compile(
    "(?:未|没有|无|暂无|尚无)(?:曾)?(?:收到|接到|受理|接收|发生|产生|出现)?[^，,。；;：:]{0,24}?"
    "(?:依申请公开|政府信息公开(?:的)?申请|信息公开申请|公开申请)"
)
_DENIED_PROCEEDING = re.compile(
    "(?:未|没有|无|暂无|尚无)(?:曾)?(?:发生|收到|出现|产生|被|涉及|因|提起)?[^，,。；;：:]{0,28}?(行政复议|行政诉讼|复议|诉讼)"
)
_NOT_A_DENIAL = re.compile(
    "逾期|超期|按时|按期|答复|收费|错误|纠错|纠正|败诉|撤销|违法|未能|未按|问题|投诉|纠纷|不当|推诿|理由|无法|无关"
)


def is_narrowed(before: str, after: str, sentence: str = "") -> bool:
    """Whether the count is of a part, of another time, or of a change.

    Args:
        before: the clause that leads to the count.
        after: the rest of its clause.
        sentence: all that stands before the count in its sentence.
    """
    if _OF_ANOTHER_FRAME.search(sentence):
        return True
    # 公民、法人或者其他组织 is everyone; one kind of applicant alone is a part.
    if _REQUEST.search(before) and (_PERSON.search(before) is None) != (
        _BODY.search(before) is None
    ):
        return True
    return (
        _NARROWING.search(before + after[:12]) is not None or _OF_A_UNIT.search(before) is not None
    )


def find_topic(before: str, after: str, sentence: str, unit: str) -> Topic | None:
    """Find the topic of a count.

    Args:
        before: the clause that leads to the count.
        after: the rest of its clause.
        sentence: the whole sentence, for its subject.
        unit: ``件``, ``元`` and so on.
    """
    if unit in ("元", "万元"):
        # 信息处理费 is charged for requests and reported in chapter six; table 2 has the fees of the whole office.
        is_fee = "行政事业性收费" in before and "信息处理费" not in before + after
        return TOPICS["fees"] if is_fee else None
    if unit not in _COUNT_UNITS or _OTHER_MATTERS.search(before + after):
        return None
    return (
        _by_outcome(before)
        or _by_proceeding(before, after, sentence)
        or _by_request(before, after, sentence)
    )


def _by_outcome(before: str) -> Topic | None:
    if re.search("上年度?结转", before):
        return TOPICS["carried_in"]
    if re.search("(?:结转|转入|顺延)[^，]{0,6}下一?年|下一?年度?(?:继续)?办理", before):
        return TOPICS["carried_out"]
    if "部分公开" in before and re.search("予以公开|同意公开|全部公开", before):
        return TOPICS["granted_or_partially"]
    for words, name in (
        ("不予公开", "denied"), ("部分公开", "partially_granted"), ("不予处理", "not_processed"),
        ("其他处理", "other"), ("无法提供", "unavailable"), ("予以公开", "granted"), ("同意公开", "granted"),
    ):  # fmt: skip
        if words in before:
            return TOPICS[name]
    return None


def _by_proceeding(before: str, after: str, sentence: str) -> Topic | None:
    # A justice bureau counts all its reviews in prose; table 4 has only those about disclosure.
    if "公开" not in sentence:
        return None
    for words in (before, after):
        review, lawsuit = "复议" in words, "诉讼" in words
        if (
            review
            and lawsuit
            and re.search("复议(?:后|决定)[^，]*诉讼|复议[^、和及与]*(?:提起|转)", words)
        ):
            review = False
        if review and lawsuit:
            return TOPICS["proceedings"]
        if review or lawsuit:
            return TOPICS["reviews" if review else "lawsuits"]
    return None


def _by_request(before: str, after: str, sentence: str) -> Topic | None:
    asked = (
        _REQUEST.search(before)
        or _REQUEST.match(after.lstrip("的"))
        or "公开申请" in after
        or "依申请公开" in after
    )
    if _RECEIVING.search(before) and asked:
        return TOPICS["received"]
    if _ANSWERING.search(before) and (asked or "申请" in sentence) and "公开" in sentence:
        return TOPICS["answered"]
    return TOPICS["requests"] if _REQUESTS.search(before.rstrip()) else None


def find_denials(sentence: str) -> Iterator[tuple[Topic, int, int]]:
    """Find where a sentence says that there was no request, no review or no lawsuit."""
    if _DENIAL.search(sentence) is None:
        return
    for clause in re.finditer("[^，,：:（）()]+", sentence):
        words, offset = clause.group(), clause.start()
        if _NOT_A_DENIAL.search(words) or _NARROWING.search(words) or _OTHER_MATTERS.search(words):
            continue
        match = _DENIED_PROCEEDING.search(words)
        if match is not None and "公开" in sentence:
            tail = words[match.start() :]
            name = (
                "proceedings"
                if "诉讼" in tail and "复议" in tail
                else "reviews"
                if "复议" in tail
                else "lawsuits"
            )
            yield TOPICS[name], offset + match.start(), offset + len(words)
        elif match is None and (match := _DENIED_REQUEST.search(words)) is not None:
            yield TOPICS["received"], offset + match.start(), offset + match.end()
