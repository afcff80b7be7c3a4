"""Word paragraphs -> their automatic numbers, which stand in no run: ``一、`` of a heading, ``1.`` of a row label."""

from xml.etree.ElementTree import Element

import attrs

from gaireport.files.word.numerals import spell_number

_MAX_LEVELS = 9
_MAX_STYLES = 20  # of a chain of basedOn; Word itself stops far earlier


@attrs.frozen
class _Level:
    start: int = 1
    numeral: str = "decimal"
    text: str = ""
    arabic: bool = False
    """Whether the numbers of the levels above are spelt in digits (``isLgl``)."""
    restart: int | None = None
    style: str | None = None


@attrs.frozen
class _List:
    """One ``w:num``: the counters it shares with others, its levels, and the starts it sets anew."""

    counters: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs as Word does; ask for each paragraph once, in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {} if styles is None else _read_styles(styles)
        self._lists = {} if numbering is None else self._read_lists(numbering)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str:
        """The number that Word prints before the paragraph with these ``w:pPr``, or nothing."""
        if not self._lists:
            return ""
        found = self._find(properties)
        if found is None:
            return ""
        number, depth = found
        numbered = self._lists.get(number)
        level = None if numbered is None else numbered.levels.get(depth)
        if numbered is None or level is None:
            return ""
        return self._spell(numbered, level, self._count(number, numbered, depth), depth)

    def _find(self, properties: Element | None) -> tuple[str, int] | None:
        """The number and level of the list that the paragraph is in: its own, or else its style's."""
        own = None if properties is None else properties.find("numPr")
        number = _value_of(own, "numId")
        depth = _whole(_value_of(own, "ilvl"))
        style = _value_of(properties, "pStyle") or self._default_style()
        if number is None:
            number, style = self._inherited(style)
        if number is None or number == "0":
            return None
        if depth is None:
            levels = self._lists[number].levels if number in self._lists else {}
            depth = next((at for at, level in levels.items() if style and level.style == style), 0)
        return number, depth

    def _default_style(self) -> str | None:
        return next(
            (name for name, style in self._styles.items() if style.get("default") == "1"), None
        )

    def _inherited(self, style: str | None) -> tuple[str | None, str | None]:
        """The list of a style or of the styles it is based on, and the style that names it."""
        for _ in range(_MAX_STYLES):
            element = self._styles.get(style or "")
            if element is None:
                break
            number = _value_of(element.find("pPr/numPr"), "numId")
            if number is not None:
                return number, style
            style = _value_of(element, "basedOn")
        return None, None

    def _count(self, number: str, numbered: _List, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(numbered.counters, {})
        if depth in numbered.starts and (number, depth) not in self._begun:
            counts[depth] = numbered.starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = numbered.levels[depth].start
        self._begun.add((number, depth))
        for deeper in [at for at in counts if at > depth]:
            restart = numbered.levels.get(deeper, _Level()).restart
            if restart is None or (restart and depth < restart):
                del counts[deeper]
        return counts

    def _spell(self, numbered: _List, level: _Level, counts: dict[int, int], depth: int) -> str:
        if level.numeral in ("bullet", "none"):
            return ""
        text = level.text
        for at in range(min(depth + 1, _MAX_LEVELS)):
            mark = f"%{at + 1}"
            if mark in text:
                other = numbered.levels.get(at, _Level())
                numeral = "decimal" if level.arabic and at < depth else other.numeral
                text = text.replace(mark, spell_number(counts.get(at, other.start), numeral))
        return text

    def _read_lists(self, numbering: Element) -> dict[str, _List]:
        abstracts = {a.get("abstractNumId", ""): a for a in numbering.iterfind("abstractNum")}
        lists = {}
        for num in numbering.iterfind("num"):
            counters = self._linked(_value_of(num, "abstractNumId") or "", abstracts, numbering)
            levels = _read_levels(abstracts.get(counters))
            starts = {}
            for override in num.iterfind("lvlOverride"):
                depth = _whole(override.get("ilvl")) or 0
                own = override.find("lvl")
                if own is not None:
                    levels[depth] = _read_level(own)
                start = _whole(_value_of(override, "startOverride"))
                if start is not None:
                    starts[depth] = start
            lists[num.get("numId", "")] = _List(counters, levels, starts)
        return lists

    def _linked(self, counters: str, abstracts: dict[str, Element], numbering: Element) -> str:
        """The list that holds the levels; one made by a list style only names the style."""
        link = _value_of(abstracts.get(counters), "numStyleLink")
        if link is None:
            return counters
        number, _ = self._inherited(link)
        for num in numbering.iterfind("num"):
            if num.get("numId") == number:
                return _value_of(num, "abstractNumId") or counters
        return counters


def _read_styles(styles: Element) -> dict[str, Element]:
    kinds = ("paragraph", "numbering")
    return {s.get("styleId", ""): s for s in styles.iterfind("style") if s.get("type") in kinds}


def _read_levels(abstract: Element | None) -> dict[int, _Level]:
    if abstract is None:
        return {}
    return {_whole(lvl.get("ilvl")) or 0: _read_level(lvl) for lvl in abstract.iterfind("lvl")}


def _read_level(level: Element) -> _Level:
    # Newer numerals stand in mc:AlternateContent; the fallback is what older programs print.
    numeral = _value_of(level, "numFmt") or _value_of(
        level.find("mc:AlternateContent/mc:Fallback"), "numFmt"
    )
    start = _whole(_value_of(level, "start"))
    return _Level(
        start=1 if start is None else start,
        numeral=numeral or "decimal",
        text=_value_of(level, "lvlText") or "",
        arabic=_value_of(level, "isLgl", absent="") not in (None, "0", "false", "off"),
        restart=_whole(_value_of(level, "lvlRestart")),
        style=_value_of(level, "pStyle"),
    )


def _value_of(parent: Element | None, name: str, absent: str | None = None) -> str | None:
    """``w:val`` of the child of this name; ``absent`` where the child is there without one."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get("val", absent)


def _whole(text: str | None) -> int | None:
    if text is not None and text.isascii() and text.isdigit() and len(text) < 7:
        return int(text)
    return None
