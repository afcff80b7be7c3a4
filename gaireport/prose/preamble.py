"""Running text at the beginning of a report -> the organ whose report it says that it is.

The text comes without blanks; what a sentence calls an organ is believed where the sentence speaks of the report.
"""

import re

from gaireport.prose.organs import is_organ, names_place
from gaireport.prose.titles import read_title
from gaireport.source import fold

_QUOTED = re.compile(r"《([^《》]{6,100})》")
_OTHER_PAPERS = re.compile(
    r"《[^《》]*(?:条例|通知|意见|办法|规定|格式|法|要点|细则|方案)[^《》]*》"
)
_SHORT_NAMES = re.compile(r"\((?:以下|下同|简称|下称)[^()]{0,30}\)")
_ANY_YEAR = r"(?:20[0-3][0-9]|[二2][〇○零Oo0][〇○零Oo0一二三][〇○零Oo0一二三四五六七八九])"

_SPEAKS_OF_REPORT = re.compile(
    rf"(?:关于|的|对|就)?(?:本年度|{_ANY_YEAR}年?(?:度|全年)?)(?=[^,。;:]{{0,16}}(?:公开|报告|年报|总结))"
    r"|(?<!人民)(?:政府|政务|政府政务)?信息公开(?!条例)|政务公开|(?<=人民政府)信息公开"
    r"|(?:负责|组织|特|已|予以|[依按遵参]照?[^,。;]{1,40}|根据[^,。;]{1,40})?(?:编制|编写|编撰|撰写|起草|拟定|形成了?本)"
    r"|(?:[依按遵]照|根据|依据)(?=[^。;]{0,90}(?:编制|编写|撰写|报告|公布))"
    r"|(?:工作)?实际"
)
_TELLS_OF_WORK = re.compile(
    r"(?:认真|严格|坚持|深入|积极|高度重视|全面|切实|不断|持续|始终|紧紧|扎实|围绕|贯彻|深化|加强|按照|依照|在|以)"
)
_LAUNCH = re.compile(
    r"(?:特|现)?向社会(?:公[布佈开]|发布)|[特现](?:予以?)?(?:编制|公[布佈开]|发布)了?|现[将就对]|(?:编制|编写|公[布佈开]|发布)了?|结合|由|本报告[是为]|[将就对]"
)
_WORDS_END = re.compile(r"[,。;:!《》\"“”]")
_OF_OURSELVES = re.compile(
    r"[我本](?:单位|机关|局|镇|乡|县|市|区|委|办|厅|街道|院|校|中心)\(([^()]{2,40})\)"
)
_CONTACT = re.compile(
    r"(?:请|可)(?:直接)?(?:与|向|和|同)([^,。;:()]{2,40}?)(?:\([^()]*\))?(?:联系|咨询|反映|垂询)"
)
_SITE = re.compile(r"(?:在|从|登[录陆]|访问|查阅)([^,。;:()]{2,40}?)(?:门户|官方|政府|政务)?网站")
_INNER_OFFICE = re.compile(r"(?:办公室|办|科|股|室|中心|政府|站)$")
_LONGEST_BEFORE = 44
"""Characters before the words that speak of the report in which its organ may stand."""


def find_organ(text: str) -> str | None:
    """The organ that the text says prepares the report, or whose report it is.

    Args:
        text: the preamble without blanks, as printed.
    """
    printed = _speak_plainly(text)
    folded = fold(printed)
    for quoted in _QUOTED.finditer(folded):
        parts = read_title(printed[quoted.start(1) : quoted.end(1)])
        if parts is not None and parts.agency is not None and is_organ(parts.agency):
            return parts.agency
    for own in _OF_OURSELVES.finditer(folded):
        if is_organ(own[1]):
            return printed[own.start(1) : own.end(1)]
    return _find_before(printed, folded, _SPEAKS_OF_REPORT)


def _speak_plainly(text: str) -> str:
    """The text without the short names that it gives in brackets, and without what other papers are called."""
    for pattern in (_SHORT_NAMES, _OTHER_PAPERS):
        pieces, at = [], 0
        for found in pattern.finditer(fold(text)):
            pieces.append(text[at : found.start()])
            at = found.end()
        text = "".join([*pieces, text[at:]])
    return text


def _find_before(printed: str, folded: str, words: re.Pattern[str]) -> str | None:
    """The organ that ends where some of the words begin, and begins with its clause or behind a verb."""
    for found in words.finditer(folded):
        end = found.start()
        if found[0].startswith("政府") and folded.endswith("人民", 0, end):
            end += 2
        low = max(0, end - _LONGEST_BEFORE)
        begin = max((mark.end() for mark in _WORDS_END.finditer(folded, low, end)), default=low)
        starts = [begin, *(verb.end() for verb in _LAUNCH.finditer(folded, begin, end))]
        for start in starts:
            # A bare 某局 in a sentence is any; an organ is named with its place, or as the clause's subject.
            if is_organ(folded[start:end]) and (start > begin or names_place(folded[start:end])):
                return printed[start:end]
    return None


def find_organ_at_work(text: str) -> str | None:
    """The organ of which the first sentences tell what it did: 2023年，某县水务局认真执行条例."""
    head = text[:300]
    folded = fold(head)
    for found in _TELLS_OF_WORK.finditer(folded):
        end = found.start()
        begin = max((mark.end() for mark in _WORDS_END.finditer(folded, 0, end)), default=0)
        name = folded[begin:end]
        if len(name) > 4 and names_place(name) and is_organ(name):
            return head[begin:end]
        if "。" in folded[:end]:
            break
    return None


def find_contact(text: str) -> str | None:
    """The organ that answers questions, or on whose site the report can be had; an office within it may be meant."""
    folded = fold(text)
    for pattern in (_CONTACT, _SITE):
        for found in pattern.finditer(folded):
            name = found[1]
            inner = _INNER_OFFICE.search(name) and not re.search(
                r"[镇乡]人民政府$|街道办事处$", name
            )
            if names_place(name) and is_organ(name) and not inner:
                return text[found.start(1) : found.end(1)]
    return None
