"""A report reads the same in every layout, whatever a program put around its lines and figures."""

import re
from collections.abc import Callable

import pytest

import gaireport
from gaireport.source import Source

_FIGURE = re.compile(r"(?<![^\s|>,])([0-9]+)(?![^\s|<,])")
_PROSE = re.compile("[。；！？：]|[0-9] ?[年月]")


def _at_figures(printed: str) -> Callable[[str], str]:
    """A change of every figure in the lines that hold no sentence."""

    def change(text: str) -> str:
        return "\n".join(
            line if _PROSE.search(line) else _FIGURE.sub(printed.replace("12", r"\1"), line)
            for line in text.split("\n")
        )

    return change


def _at_lines(pattern: str, mark: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, lambda _: mark, text, flags=re.MULTILINE)


def _in_labels(mark: str) -> Callable[[str], str]:
    """A mark between any two characters of the lines that hold no sentence."""

    def change(text: str) -> str:
        return "\n".join(
            line if _PROSE.search(line) else re.sub(f"(?<={_HAN})(?={_HAN})", mark, line)
            for line in text.split("\n")
        )

    return change


def _within_figures(mark: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        return "\n".join(
            line if _PROSE.search(line) else _LONG_FIGURE.sub(rf"\1{mark}\2", line)
            for line in text.split("\n")
        )

    return change


def _with_numbers_from(first: int) -> Callable[[str], str]:
    """Enumerators of one character (①) for 1. to 9."""

    def change(text: str) -> str:
        return re.sub(
            f"(?<![0-9])([1-9])[.．](?={_HAN})", lambda n: chr(first + int(n[1]) - 1), text
        )

    return change


def _with_brackets_from(first: int) -> Callable[[str], str]:
    """Enumerators of one character (㈠) for （一） to （九）."""

    def change(text: str) -> str:
        return re.sub(
            "（([一二三四五六七八九])）", lambda n: chr(first + _NUMERALS.index(n[1])), text
        )

    return change


def _in_traditional(*phrases: tuple[str, str]) -> Callable[[str], str]:
    """The whole text in traditional characters, after some phrases were put as Taiwan has them."""

    def change(text: str) -> str:
        for simplified, phrase in phrases:
            text = text.replace(simplified, phrase)
        return text.translate(_IN_TAIWAN)

    return change


_IN_TAIWAN = str.maketrans(
    "规范发废现数据处决许强总项采购额乡镇县区门关会机构业组织体况报开条请办结转续复诉讼维纠审经后该无备属于国险稳类执访举确认获缴费补齐闭单个与从应罚计询权护过继动问题进减这没实导监团线网电话设专",
    "規範發廢現數據處決許強總項採購額鄉鎮縣區門關會機構業組織體況報開條請辦結轉續復訴訟維糾審經後該無備屬於國險穩類執訪舉確認獲繳費補齊閉單個與從應罰計詢權護過繼動問題進減這沒實導監團線網電話設專",
)
_HAN = "[\u4e00-\u9fff]"
_NUMERALS = "一二三四五六七八九"
_LONG_FIGURE = re.compile(r"(?<![^\s|>,])([0-9])([0-9]+)(?![^\s|<,])")
CHANGES = {
    "CR": _at_lines("\n", "\r"),
    "LS": _at_lines("\n", "\u2028"),
    "PS": _at_lines("\n", "\u2029"),
    "NEL": _at_lines("\n", "\x85"),
    "embedded": _at_figures("\u202b12\u202c"),
    "Arabic mark": _at_figures("\u061c12"),
    "zero width": _within_figures("\u200b"),
    "soft hyphen": _within_figures("\xad"),
    "zero width in labels": _in_labels("\u200b"),
    "soft hyphen in labels": _in_labels("\xad"),
    "direction in labels": _in_labels("\u202d"),
    "circled": _with_numbers_from(0x2460),
    "in one bracket": _with_numbers_from(0x2474),
    "with one point": _with_numbers_from(0x2488),
    "Chinese in one bracket": _with_brackets_from(0x3220),
    "circled white on black": _with_numbers_from(0x2776),
    "Roman": _with_numbers_from(0x2160),
    "small Roman": _with_numbers_from(0x2170),
    "Chinese in a circle": _with_brackets_from(0x3280),
    "traditional": _in_traditional(),
    "traditional, Taiwan": _in_traditional(("信息", "資訊"), ("项目", "專案"), ("文件", "檔案")),
    "other look-alikes": lambda text: text.translate(str.maketrans("己护属讼", "已沪厲讼")),
    "look-alike in figures' heads": lambda text: text.replace("构", "枸"),
    "embedded from left": _at_figures("\u202a12\u202c"),
    "override from left": _at_figures("\u202d12\u202c"),
    "override from right": _at_figures("\u202e12\u202c"),
    "end of an override": _at_figures("12\u202c"),
    "look-alike of a label": lambda text: text.replace("予", "子"),
    "direction": _at_figures("\u206612\u2069"),
    "variant": _at_figures("12\ufe0f"),
    "bold": _at_figures("**12**"),
    "dollars": _at_figures("$12$"),
    "fraction": _at_figures("12.0"),
    "measure": _at_figures("12件"),
    "measure of persons": _at_figures("12人次"),
    "measure apart": _at_figures("12 件"),
    **{f"measure {word}": _at_figures(f"12{word}") for word in "篇份家例宗次条个项部起"},
    "emphasis around a formula": _at_figures("**$12$**"),
}
"""Of all layouts."""
LINE_CHANGES = {
    "quoted": _at_lines("^", "> "),
    "listed": _at_lines("^(?=.)", "- "),
    "hard breaks": _at_lines("$", "\\"),
    "tags": _at_lines("(?<=.)$", "<br>"),
}
"""Of layouts of lines."""
CHANGED_LAYOUTS = [
    pytest.param(layout, change, id=f"{layout} {name}")
    for layout in gaireport.writable_layouts()
    for name, change in (CHANGES if layout == "html" else CHANGES | LINE_CHANGES).items()
]


@pytest.mark.parametrize(("layout", "change"), CHANGED_LAYOUTS)
def test_report_reads_the_same(demo_text: str, layout: str, change: Callable[[str], str]) -> None:
    text = gaireport.write(gaireport.parse(demo_text), layout)
    changed = change(text)
    assert changed != text
    sound, report = gaireport.parse(text), gaireport.parse(changed)
    assert report.layout == layout
    assert {path: cell.value for path, cell in report.cells().items()} == {
        path: cell.value for path, cell in sound.cells().items()
    }
    assert (report.year, len(report.chapters)) == (sound.year, len(sound.chapters))
    for path, cell in report.cells().items():
        if cell.raw and cell.span is not None:
            held = changed[cell.span.start : cell.span.end]
            assert Source(held).text.strip() == cell.raw, path


FEET = (
    "- 3 -",
    "第 3 页",
    "第3页 共8页",
    "共8页第3页",
    "P.3",
    "Page 3 of 8",
    "[3]",
    "=== Page 3 ===",
    "3 / 8",
)


@pytest.mark.parametrize("foot", FEET)
def test_feet_of_pages_among_cells_belong_to_none(demo_text: str, foot: str) -> None:
    sound = gaireport.parse(gaireport.write(gaireport.parse(demo_text), "pipe_lines"))
    lines = "".join(gaireport.write(sound, "pipe_lines").split(" |")).split("\n")
    pages = [lines[at : at + 45] for at in range(0, len(lines), 45)]
    report = gaireport.parse("\n".join(line for page in pages for line in (*page, foot)))
    assert report.layout == "plain_lines"
    assert {path: cell.value for path, cell in report.cells().items()} == {
        path: cell.value for path, cell in sound.cells().items()
    }


_ZERO_CELL = re.compile(r"(?<![^\s|>,])0(?![^\s|<,])")


@pytest.mark.parametrize("layout", gaireport.writable_layouts())
@pytest.mark.parametrize("letter", ["〇", "O", "○"])
def test_letters_for_zero_are_zeros_and_doubted(demo_text: str, layout: str, letter: str) -> None:
    text = gaireport.write(gaireport.parse(demo_text), layout)
    changed = "\n".join(
        line if _PROSE.search(line) else _ZERO_CELL.sub(letter, line) for line in text.split("\n")
    )
    sound, report = gaireport.parse(text), gaireport.parse(changed)
    doubted = report.doubted()
    for path, cell in sound.cells().items():
        assert report.cells()[path].value == cell.value, path
        assert cell.value != 0 or path in doubted or report.cells()[path].raw == "0", path
