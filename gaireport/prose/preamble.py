"""Running text at the beginning of a report -> the organ whose report it says that it is.

The text comes without blanks; what a sentence calls an organ is believed where the sentence speaks of the report.
"""

import re
from collections.abc import Iterator

from gaireport.prose.organs import is_organ, is_place, names_place
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
    r"|(?:综合|汇总)(?=[各全所本][^。;]{0,40}(?:编制|编写|汇编|形成))"
    rf"|(?:关于)?(?:公布|发布|公开|印发)?《(?={_ANY_YEAR}[^《》]*(?:公开|报告|年报))"
    r"|(?:工作)?实际"
)
_TELLS_OF_WORK = (
    r"(?:认真|严格|坚持|深入|积极|高度重视|全面(?!依法治|深化改革委)|切实|不断|持续|始终|紧[紧扣]|扎实|围绕|贯彻|落实|深化(?!改革委)|加强|聚焦|立足"
    r"|着力|稳步|进一步|[依按遵参对]照|根据|依据|结合|通过|组织(?![部委])|总结|综合(?![行执办服治保事])|汇总|现(?!代)|特[编向此]"
    r"|编制(?![委办管])|编写|共[收公发受主有]|收到|主动|依法(?!治)|在(?!线)|以(?!外)|将|对(?![外口])|位于|地处|[下管]辖|负责)"
)
_IS_AT_WORK = re.compile(_TELLS_OF_WORK)
_WORKS_IN_YEAR = re.compile(
    rf"(?:^|[。;]|情况){_ANY_YEAR}年(?:度|以来|度以来)?,?([\u4e00-\u9fff]{{2,16}}?)(?={_TELLS_OF_WORK})"
)
"""A short name of which the first words tell the work of a year: 2023年，临河镇认真执行条例."""
_IS_OF_ANOTHER = re.compile(
    r"门户|网|[门路街号楼]|关于|[印下]发|《|要求|领导|通知|部署|安排|文件|规定|的|等|[和与及、]|统一|办公"
)
"""Behind the name of an organ: what belongs to it, so that it is no subject."""
_ABOVE = re.compile("[党省市县区镇乡]委|党中央|国务院|党政")
_LAUNCH = re.compile(
    r"(?:特|现)?向社会(?:公[布佈开]|发布)|[特现](?:予以?)?(?:编制|编写|制作)?[并和、]?(?:编制|公[布佈开]|发布)了?|现[将就对]|(?:编制|编写|公[布佈开]|发布)了?|结合|综合|汇总|由|本报告[是为]|[将就对]|了解|反映"
)
_WORDS_END = re.compile(r"[,。;:!《》\"“”\n]")
_OF_OURSELVES = re.compile(
    r"[我本](?:单位|机关|局|镇|乡|县|市|区|委|办|厅|街道|院|校|中心)\(([^()]{2,40})\)"
)
_CONTACT = re.compile(
    r"(?:请|可)(?:直接)?(?:与|向|和|同)([^,。;:()]{2,40}?)(?:\([^()]*\))?(?:联系|咨询|反映|垂询)"
    r"|(?:请|可)(?:直接)?(?:联系|咨询):?([^,。;:()]{2,40})"
)
_SITE = re.compile(r"(?:在|从|登[录陆]|访问|查阅)([^,。;:()]{2,40}?)(?:门户|官方|政府|政务)?网站")
_INNER_OFFICE = re.compile(
    r"(?<=[局厅会镇乡])(?:党政|综合)?(?:办公室|办|[\u4e00-\u9fff]{0,4}[科股室])$"
)
_MAY_BE_ABOVE = re.compile(r"(?:办公室|办|科|股|室|中心|(?<![镇乡]人民)政府|站)$")
"""An office that answers for another organ, or a government that does for one of its own."""
_CLAUSE_OPENING = re.compile(
    rf"(?:截至)?{_ANY_YEAR}年(?:度|以?来|度以来|全年|12月(?:31日|底))?,?|(?:一年来|今年以?来|本年度),?"
)
_TELLING_START = 400
"""Characters in which a text says whose work it tells of."""
_NO_SUBJECT = "在如可请"
"""Words before an organ that is not what the clause speaks of."""
_SHORTEST_NAME = 4
"""Characters of a name that is believed wherever it stands."""
_LONGEST_STEP = 14
"""Characters from the end of a name to the end of a longer one that begins with it."""
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
            name = folded[start:end]
            if name.count("(") != name.count(")"):
                continue
            if is_organ(name) and (start > begin or names_place(name)):
                return printed[start:end]
    return None


def find_organ_at_work(text: str) -> str | None:
    """The organ of which the first sentences tell what it did: 2023年，某县水务局认真执行条例."""
    printed = _speak_plainly(text[:_TELLING_START])
    folded = fold(printed)
    for begin in _clauses(folded):
        end = _end_of_subject(folded, begin)
        if end is not None:
            return printed[begin:end]
    for found in _WORKS_IN_YEAR.finditer(folded):
        if is_organ(found[1]) and _ABOVE.search(found[1]) is None:
            return printed[found.start(1) : found.end(1)]
    return None


def _clauses(folded: str) -> Iterator[int]:
    """The places where a clause begins, behind the year that it tells of."""
    for mark in (0, *(found.end() for found in _WORDS_END.finditer(folded))):
        opening = _CLAUSE_OPENING.match(folded, mark)
        yield opening.end() if opening else mark


def _end_of_subject(folded: str, begin: int) -> int | None:
    """The end of the organ, named with its place, of which the clause that begins there speaks."""
    end = None
    mark = _WORDS_END.search(folded, begin)
    stop = mark.start() if mark else len(folded)
    for at in range(begin + 3, min(stop, begin + _LONGEST_BEFORE) + 1):
        if _IS_AT_WORK.match(folded, at - 1) or (end is not None and at - end > _LONGEST_STEP):
            break
        name = folded[begin:at]
        if not name.endswith("政府") or name.endswith("人民政府"):
            end = at if names_place(name) and is_organ(name) else end
    if end is None or end - begin < _SHORTEST_NAME or folded[begin] in _NO_SUBJECT:
        return None
    # The place itself is at work only where a verb says so: 青禾县政务公开网 is a site.
    follows = _IS_AT_WORK.match(folded, end) is not None
    if not follows and (is_place(folded[begin:end]) or _IS_OF_ANOTHER.match(folded, end)):
        return None
    return end if end < len(folded) else None


def find_contact(text: str) -> str | None:
    """The organ that answers questions, or on whose site the report can be had; an office within it may be meant."""
    folded = fold(text)
    for pattern in (_CONTACT, _SITE):
        for found in pattern.finditer(folded):
            start, end = found.span(found.lastindex or 0)
            if inner := _INNER_OFFICE.search(folded, start, end):
                end = inner.start()
            name = folded[start:end]
            if names_place(name) and is_organ(name) and not _MAY_BE_ABOVE.search(name):
                return text[start:end]
    return None
