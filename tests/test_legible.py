"""What prints nothing, or means nothing where it stands, is a blank; all else keeps its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaireport.characters.legible import make_legible, without_ignorables

INVISIBLE = (
    "\u00ad\u061c\u200b\u200d\u200e\u202a\u202c\u2060\u2066\u2069\u3164\ufe0f\ufeff\U000e0100"
)


def legible(text: str) -> str:
    return make_legible(text).text


@pytest.mark.parametrize("mark", INVISIBLE, ids=lambda mark: f"{ord(mark):x}")
@pytest.mark.parametrize(
    ("printed", "read"),
    [("12?", "12 "), ("?12", "12 "), ("1?2", "12 "), ("| 1?2? |", "| 12   |"), ("行?政", "行政 ")],
)
def test_character_that_prints_nothing_is_a_blank_behind_its_word(
    mark: str, printed: str, read: str
) -> None:
    assert legible(printed.replace("?", mark)) == read


@pytest.mark.parametrize("printed", ["👨\u200d👩\u200d👧", "❤\ufe0f", "ن\u200cم"])
def test_what_shapes_a_picture_or_a_letter_of_another_script_stays(printed: str) -> None:
    assert legible(printed) == printed
    assert without_ignorables(printed) != printed


@pytest.mark.parametrize("end", ["\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_end_of_a_line_is_a_line_feed(end: str) -> None:
    assert legible(f"规章{end}3{end}{end}5") == "规章\n3\n\n5"


@pytest.mark.parametrize("text", ["a\r\nb", "a\r\r\nb", "a\n\fb", "\fa", "a\f\nb"])
def test_line_feed_with_something_before_or_behind_it_is_one_end(text: str) -> None:
    assert legible(text) == text


def test_backslashes_that_markdown_puts_before_signs_print_nothing() -> None:
    text = "1\\.属于\n\\-961\n7\\.9808\n\\#\n"
    assert legible(text) == "1.属于 \n-961 \n7.9808 \n# \n"
    # In LaTeX, before another backslash and where there are few they may be meant.
    for other in (text + "\\begin{tabular}", text.replace("\\", "\\\\"), "1\\.属于\n\\-961\n"):
        assert legible(other) == other


def test_blanks_for_the_style_of_a_figure_take_as_many_columns() -> None:
    text = 'a  [12]{style="font-family:仿宋"}  3\n'
    assert legible(text) == "a   12" + " " * 21 + "\u3000\u3000" + " " * 4 + "3\n"


ROW_TEXTS = [*("规章 3 5 74 行政规范性文件 564 984 41 行政许可 113".split()), "公开情况 -5"]


@pytest.mark.parametrize("mark", ["> ", ">", "> > ", "- ", "+ ", "* ", "• ", "> - "])
def test_mark_before_every_line_of_a_stretch_is_blank(mark: str) -> None:
    marked = "".join(f"{mark}{line}\n" for line in ROW_TEXTS)
    blank = " " * len(mark)
    assert legible(f"前言\n{marked}后记") == f"前言\n{marked.replace(mark, blank)}后记"


@pytest.mark.parametrize("mark", ["\\", "<br>", "<br/>", "<BR />", "\\  "])
def test_mark_behind_every_line_of_a_stretch_is_blank(mark: str) -> None:
    marked = "".join(f"{line}{mark}\n\n" for line in ROW_TEXTS)
    assert legible(f"{marked}后记") == f"{marked.replace(mark, ' ' * len(mark))}后记"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"- {line}" for line in ROW_TEXTS[:7]),
        "\n".join(
            [
                *(f"- {line}" for line in ROW_TEXTS[:5]),
                "无",
                *(f"- {line}" for line in ROW_TEXTS[5:]),
            ]
        ),
        "\n".join(f"- 加强第{numeral}项工作" for numeral in "一二三四五六七八九十"),
        "\n".join(f"-{at}" for at in range(20)),
        "\n".join(["+---+---+", "| a | 1 |"] * 8),
        "\n".join(["-- --", "a  1"] * 8),
        "<p>" + "\n".join(f"{line}<br>" for line in ROW_TEXTS) + "</p>",
    ],
    ids=["short", "broken off", "prose", "minus signs", "grid", "ruled", "html"],
)
def test_mark_that_may_mean_something_stays(text: str) -> None:
    assert legible(text) == text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("**12**", "  12  "),
        ("*12*", " 12 "),
        ("__12__", "  12  "),
        ("`12`", " 12 "),
        ("$1,234.5$", " 1,234.5 "),
        ("$ 12 $", "  12  "),
        ("$\\mathbf{12}$", " " * 9 + "12" + " " * 2),
        ("\\textbf{-3}", " " * 8 + "-3 "),
        ("\\(12\\)", "  12  "),
        ('[12]{style="font-size:10pt"}', " 12" + " " * 25),
        ("**[12]{.mark}**", "   12          "),
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "规章 | {} | 5", "规章\t{}\t{}", "<td>{}</td>", "a {} {}"]
)
def test_marks_around_a_figure_are_blank(around: str, printed: str, read: str) -> None:
    assert legible(around.replace("{}", printed)) == around.replace("{}", read)


@pytest.mark.parametrize(
    "text",
    [
        "12*",
        "*12",
        "**12",
        "3*5*7",
        "a**12**b",
        "~~12~~",
        "[12]{.strikeout}",
        r"\sout{12}",
        r"$\cancel{12}$",
        "[12]",
        "共 **12** 件。",
        "$12",
        "**1 2**",
        "**规章**",
    ],
)
def test_marks_that_are_no_pair_around_one_figure_stay(text: str) -> None:
    assert legible(text) == text


@pytest.mark.parametrize(
    ("printed", "read"), [("{}.", "{} "), ("（{}）", " {} "), ("({})", " {} "), ("{} 件", "{}  ")]
)
def test_mark_at_most_figures_is_blank(printed: str, read: str) -> None:
    def table(cell: str) -> str:
        cells = (cell.replace("{}", str(at)) for at in range(9, 30))
        return "\n".join(f"规章 | {each} | {each} | 7" for each in cells)

    assert legible(table(printed)) == table(read)
    few = (
        "\n".join(f"规章 | {at} | 5" for at in range(9, 30))
        + f"\n| {printed.replace('{}', '12')} |"
    )
    assert legible(few) == few


def test_numbers_of_rows_keep_their_points() -> None:
    text = "\n".join(f"{at}.\n属于国家秘密\n0\n5" for at in range(1, 9))
    assert legible(text) == text


def test_words_that_fill_blank_cells_are_blank() -> None:
    text = "\n".join(f"规章 | {at} | nan | Unnamed: 3 | None" for at in range(3))
    assert legible(text) == re.sub("nan|Unnamed: 3|None", lambda word: " " * len(word[0]), text)
    assert legible("规章 | 3 | nan | 5") == "规章 | 3 | nan | 5"


@pytest.mark.parametrize("letter", "〇○OoОΟ")
def test_letter_is_zero_where_no_zero_is_printed(letter: str) -> None:
    text = "".join(f"规章 | {letter} | {at} | {letter}\n" for at in range(1, 9))
    read = make_legible(text)
    assert read.text == text.replace(letter, "0")
    assert [text[at] for at in read.guessed] == [letter] * 16
    assert legible(f"{text}规章 | 0") == f"{text}规章 | 0"
    assert legible(text[:50]) == text[:50], "a few are no habit"


def test_written_line_ends_are_line_ends() -> None:
    text = "\\n".join([*ROW_TEXTS, *ROW_TEXTS])
    assert legible(text) == text.replace("\\n", " \n")


LEGIBLE_PIECES = st.sampled_from(
    ["\u200b", "\u202c", "规章", "12", "0", "〇", "\r", "\n", "\u2028", "> ", "- ", "|", "\t", " ", "**", "$", "nan",
     "\\", "<br>", "👨", "[", "]{a}", ".", "（", "）", "件"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(LEGIBLE_PIECES, max_size=200).map("".join)))
def test_length_is_kept_and_every_character_has_its_place(given: str) -> None:
    read = make_legible(given)
    assert len(read.text) == len(given)
    places = list(range(len(given)))
    for word in read.moved:
        places[word.start : word.start + len(word.places)] = word.places
    for at, place in enumerate(places):
        same = read.text[at] == given[place] or read.text[at].isspace() or at in read.guessed
        assert same, (at, place)
    shown = [place for at, place in enumerate(places) if not read.text[at].isspace()]
    assert len(shown) == len(set(shown)), "nothing stands twice"


@given(st.lists(LEGIBLE_PIECES, max_size=200).map("".join))
def test_legible_text_is_legible(given: str) -> None:
    once = legible(given)
    assert make_legible(once).moved == []


def test_a_line_that_is_a_link_is_what_the_link_says() -> None:
    text = "# [青禾县水务局年报](http://a.example/1.html)\n又见[此处](b.html)。\n"
    shown = legible(text)
    assert shown.split("\n")[0].split() == ["#", "青禾县水务局年报"]
    assert shown.split("\n")[1] == "又见[此处](b.html)。"
    assert len(shown) == len(text)


def test_numbers_that_a_program_puts_before_its_rows_go() -> None:
    rows = "".join(f"{at},规章,{at}\n" for at in range(9))
    assert legible(",名称,数量\n" + rows).split("\n")[3].split() == [",规章,2"]
    few = ",名称,数量\n" + "".join(f"{at},规章,{at}\n" for at in range(4))
    assert legible(few) == few


@pytest.mark.parametrize(
    "printed",
    ["<u>12</u>", '<font color="red">12</font>', "<strong><span>12</span></strong>", "**$12$**"],
)
def test_tags_that_mean_nothing_around_a_figure_are_blanks(printed: str) -> None:
    assert legible(f"规章 {printed} 3").split() == ["规章", "12", "3"]


@pytest.mark.parametrize(
    "printed",
    [
        "<s>12</s>",
        '<span style="display:none">12</span>',
        "<sup>12</sup>",
        "1<b>2</b>",
        "<b>1</b>2",
    ],
)
def test_tags_that_mean_something_stay(printed: str) -> None:
    assert legible(f"规章\t{printed}\t3") == f"规章\t{printed}\t3"


def test_word_for_none_between_blanks_keeps_its_place() -> None:
    text = "规章 nan 3 nan nan\n" * 4
    assert legible(text) == text


def test_tags_that_are_written_out_are_tags() -> None:
    text = "&lt;tr&gt;&lt;td class=&quot;a&quot;&gt;3&lt;/td&gt;&lt;/tr&gt;" * 20
    shown = legible(text)
    assert len(shown) == len(text)
    assert "".join(shown.split())[:28] == '<tr><tdclass="a">3</td></tr>'
    assert legible("a &lt; b" * 30) == "a &lt; b" * 30


def test_figures_one_a_line_are_no_numbers_of_rows() -> None:
    text = "\n".join(f"行政许可 |\n{number} |" for number in range(12))
    assert legible(text) == text
    numbered = legible("\n".join(["信息内容", *(f"{at} | 行政许可 | 7" for at in range(12))]))
    assert numbered.split("\n")[12] == "   | 行政许可 | 7"


WHOLE_TEXT = [
    "青禾县水务局2023年政府信息公开工作年度报告",
    "",
    *(line for line in ROW_TEXTS for _ in range(3)),
    "",
    "没有需要另行说明的情况。",
]


@pytest.mark.parametrize("mark", ["# ", "◆ ", "·", "■ ", "│ ", "// ", "; ", ": ", "-", "+"])
def test_one_sign_before_every_line_of_the_text_is_blank(mark: str) -> None:
    text = "\n".join(mark + line for line in WHOLE_TEXT)
    assert legible(text).split("\n") == [" " * len(mark) + line for line in WHOLE_TEXT]


@pytest.mark.parametrize("mark", ["\\r", "^M", "_x000D_", "&#13;", "¶", "↵", "$"])
def test_line_end_that_is_written_out_behind_every_line_is_blank(mark: str) -> None:
    text = "\n".join(line and line + mark for line in WHOLE_TEXT)
    assert [line.rstrip() for line in legible(text).split("\n")] == WHOLE_TEXT


@pytest.mark.parametrize("first", [1, 118])
@pytest.mark.parametrize("pattern", ["{:6d}\t", "{}:", "{}. ", "{:4d}  ", "report.txt:{}:"])
def test_numbers_of_lines_are_blank(pattern: str, first: int) -> None:
    text = "\n".join(pattern.format(first + at) + line for at, line in enumerate(WHOLE_TEXT))
    assert [line.strip() for line in legible(text).split("\n")] == WHOLE_TEXT


def test_numbers_of_lines_that_skip_blank_ones_are_blank() -> None:
    printed = [line for line in WHOLE_TEXT if line]
    text = "\n\n".join(f"{at}\t{line}" for at, line in enumerate(printed, 1))
    assert [line.strip() for line in legible(text).split("\n\n")] == printed


@pytest.mark.parametrize(
    "lines",
    [
        [str(number) for number in range(40)],
        [f"{number + number // 9}、第{number}项" for number in range(40)],
        ["|a|b|"] * 40,
        ["┌──┬──┐", *["│甲│1│"] * 40],
        [f"·{line}" for line in WHOLE_TEXT[:20]] + WHOLE_TEXT,
    ],
    ids=["figures", "skipping", "bars", "frame", "half"],
)
def test_what_not_every_line_bears_or_means_something_stays(lines: list[str]) -> None:
    assert legible("\n".join(lines)) == "\n".join(lines)


@pytest.mark.parametrize("pattern", ["# ", "·", "{}:", "{:5d}  "])
def test_marks_of_lines_are_blank_where_most_lines_hold_nothing_else(pattern: str) -> None:
    text = "\n\n\t\n\n".join(WHOLE_TEXT)
    marked = "\n".join(pattern.format(at) + line for at, line in enumerate(text.split("\n"), 1))
    assert legible(marked).split() == text.split()
