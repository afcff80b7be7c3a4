"""Numbers that a program printed before rows and above columns are no figures; a report's own numbers stay."""

from test_lexer import line, row, token_texts

from gaireport.adapter import Line, Row
from gaireport.tokens.lexer import Lexer
from gaireport.tokens.numbered import part_numbering

BLANK_HEAD = [" | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"]
ROWS_TO_NUMBER = [
    "规章 | 1 | 0 | 4",
    "行政规范性文件 | 2 | 1 | 9",
    "行政许可 | 3 | 3 | 3",
    "行政处罚 | 4 | 4 | 4",
]


def number_rows(first: int = 0) -> list[str]:
    return [f"{first + at} | {text}" for at, text in enumerate(ROWS_TO_NUMBER)]


def part_rows(*texts: str, table: int = 0) -> list[Row | Line]:
    return list(part_numbering([row(text, table) for text in texts]))


def texts_in(items: list[Row | Line]) -> list[list[str]]:
    return [[cell.text for cell in item.cells] for item in items if isinstance(item, Row)]


def test_numbers_of_rows_go_into_the_labels() -> None:
    expected = [text.split(" | ") for text in ROWS_TO_NUMBER]
    assert texts_in(part_rows(*number_rows())) == expected
    assert texts_in(part_rows(*BLANK_HEAD, *number_rows(1)))[1:] == expected


def test_names_of_columns_are_no_figures() -> None:
    for names in (
        " | 0 | 1 | 2 | 3",
        " | V1 | V2 | V3 | V4",
        " | c0~str | c1~str | c2~str | c3~str",
    ):
        items = part_rows(names, *number_rows(1 if "V" in names else 0))
        assert texts_in(items) == [text.split(" | ") for text in ROWS_TO_NUMBER], names


def test_numbers_before_figures_are_lines() -> None:
    items = list(
        part_numbering([*(row(text) for text in number_rows()), row("0 | 5 | 6 | 7", table=1)])
    )
    assert items[-2:] == [line("0"), Row(row(" | 5 | 6 | 7").cells[1:], 1)]


def test_numbers_that_do_not_count_up_are_figures() -> None:
    texts = ["0 | 规章 | 1", "1 | 行政许可 | 1", "3 | 行政处罚 | 1", "4 | 行政强制 | 1"]
    assert part_rows(*texts) == [row(text) for text in texts]


def test_a_table_alone_with_one_row_is_not_numbered() -> None:
    assert part_rows(" | 结果维持 | 结果纠正", "0 | 1 | 2") == [
        row(" | 结果维持 | 结果纠正"),
        row("0 | 1 | 2"),
    ]


def test_numbers_from_one_without_a_blank_head_are_the_reports_own() -> None:
    assert part_rows(*number_rows(1)) == [row(text) for text in number_rows(1)]


def test_words_for_nothing_fill_up_a_row_behind_its_heads() -> None:
    heads = "0 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | NaN | NaN"
    body = [f"{at} | {text} | NaN | NaN" for at, text in enumerate(ROWS_TO_NUMBER, 1)]
    assert texts_in(part_rows(heads, *body))[1] == ["规章", "1", "0", "4", "", ""]
    kept = body[1].replace("| 9", "| NaN")
    assert texts_in(part_rows(heads, body[0], kept, *body[2:]))[2] == [
        "行政规范性文件",
        "2",
        "1",
        "NaN",
        "",
        "",
    ]


def test_numbers_stay_in_the_labels_of_the_tokens() -> None:
    tokens = Lexer().lex(part_numbering([row(text) for text in number_rows()]))
    assert token_texts(tokens[1]) == ["1", "0", "4"]
