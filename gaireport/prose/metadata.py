"""Lines that a site prints around a report (index number, publisher, day, visits) -> what they say.

A day among them is that of the page: no period, and not the date that the report bears.
"""

import re
from collections.abc import Iterable, Sequence

from gaireport.prose.dates import drop_blanks
from gaireport.prose.organs import is_organ, names_place
from gaireport.prose.paragraphs import Piece
from gaireport.source import fold, unify_radicals

_PUBLISHERS = (
    r"(?:发布|公开|制作|发文|制发|编制|责任|供稿|所属|报告|填报|报送)?(?:机构|机关|主体|单位|部门)"
    r"|发布者|(?:信息|稿件|文章)?来源"
)
_DAYS = (
    r"(?:发布|成文|生成|发文|更新|印发|公开|添加|录入|发稿|上传|编辑|制发)(?:日期|时间)|日期|时间"
)
_OTHERS = (
    r"索引号|文号|发文字号|名称|标题|题名|主题词|关键[词字]|主题分类|信息分类|分类|类别|体裁|组配分类|公开类别|公开方式|公开形式|公开属性"
    r"|有效性|有效期|时效|失效日期|废止日期|作者|编辑|责任编辑|审核|点击[数量率]?|点击次数|浏览[数量]?|浏览次数|阅读[数量]?|访问[数量]?"
    r"|访问次数|字体|字号|打印|分享到?|统一编号|信息编号|上一[篇条]|下一[篇条]"
    r"|相关(?:链接|阅读|文章|文件|信息|推荐)|延伸阅读|往[年期](?:年报|回顾)?"
)
_ENTRY_NAME = rf"(?:{_PUBLISHERS}|{_DAYS}|{_OTHERS})"
_SPACED_NAME = r"[\u4e00-\u9fff](?:[ \t]+[\u4e00-\u9fff]){1,3}"
_ENTRY = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:{_ENTRY_NAME}|{_SPACED_NAME})\s*[:|]\s*(?:\[[^\]]*\]|[^\s,。;|]*)"
)
_SPACED = re.compile(
    r"(?<![\u4e00-\u9fff][\u4e00-\u9fff])(?<=[\u4e00-\u9fff])[ \t]+(?=[\u4e00-\u9fff][ \t\u4e00-\u9fff]{0,6}:)"
)
_PUBLISHER = re.compile(rf"(?<![\u4e00-\u9fff])(?:{_PUBLISHERS})\s*[:|]?\s*([^\s|:;,。]*)")
_DAY_OF_PAGE = re.compile(rf"(?<![\u4e00-\u9fff])(?:{_DAYS})[:|]*(20[0-3][0-9])[年./-]")
_BARE_DAY = re.compile(
    r"[(\[【]?(20[0-3][0-9])[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?(?:[0-9]{1,2}:[0-9:]+)?[)\]】]?(?=$|[来信作浏点阅发]|\|)"
)
"""The day of a page that stands without a word of what it is, with the hour or alone."""
_WAY_MARK = re.compile(r">+|»|›|→|(?<= )/")
_FEWEST_STEPS = 3
_LONGEST_LINE = 200
_MAY_BE_ENTRY = re.compile("[:：|｜]|机构|机关|单位|部门|主体|来源")


def _unspaced(piece: Piece) -> str:
    return _SPACED.sub("", fold(unify_radicals(piece.text)))


def without_metadata(pieces: Iterable[Piece], between: str = "") -> str:
    """The text of the lines, as printed but without blanks and without what the site says of the page.

    Args:
        between: stands between two lines; a page may break a name or the period in two, which are then read as one.
    """
    return between.join(
        [
            _without_entries(unify_radicals(piece.text))
            for piece in pieces
            if len(_steps_to_page(piece)) < _FEWEST_STEPS
        ]
    )


def _steps_to_page(piece: Piece) -> list[str]:
    """The steps that lead to the page, as a site prints them above it; empty for a line of text."""
    if len(piece.text) > _LONGEST_LINE or not _WAY_MARK.search(piece.text):
        return []
    return [drop_blanks(step) for step in _WAY_MARK.split(_unspaced(piece))]


def _without_entries(printed: str) -> str:
    kept, at = [], 0
    if _MAY_BE_ENTRY.search(printed):
        for found in _ENTRY.finditer(fold(printed)):
            kept.append(printed[at : found.start()])
            at = found.end()
    return drop_blanks("".join([*kept, printed[at:]]))


def find_page_year(pieces: Iterable[Piece]) -> int | None:
    """The year in which the page was published, as the lines above the text state it: 发布日期：2024-01-12."""
    for piece in pieces:
        if len(piece.text) <= _LONGEST_LINE:
            line = drop_blanks(_unspaced(piece))
            if found := _DAY_OF_PAGE.search(line) or _BARE_DAY.match(line):
                return int(found[1])
    return None


def find_publisher(pieces: Sequence[Piece]) -> str | None:
    """The organ that the page names as its publisher, or else the last organ among the steps that lead to it."""
    for at, piece in enumerate(pieces):
        if len(piece.text) > _LONGEST_LINE or not _MAY_BE_ENTRY.search(piece.text):
            continue
        for found in _PUBLISHER.finditer(_unspaced(piece)):
            name = found[1]
            if not name and found.end() == len(_unspaced(piece)) and at + 1 < len(pieces):
                name = pieces[at + 1].bare  # The name stands on a line of its own, as cells do.
            if is_organ(name):
                return name
    for piece in pieces:
        if (name := piece.bare).endswith("文件") and is_organ(name.removesuffix("文件")):
            return name.removesuffix("文件")
    for piece in reversed(pieces):
        steps = _steps_to_page(piece)
        organs = [step for step in steps if is_organ(step) and names_place(step)]
        if organs and len(steps) >= _FEWEST_STEPS:
            return organs[-1]
    return None
