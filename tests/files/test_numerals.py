import pytest

from gaireport.files.word.numerals import spell_number


@pytest.mark.parametrize(
    ("number", "numeral", "spelt"),
    [
        (3, "decimal", "3"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (21, "chineseCounting", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (23, "ideographDigital", "二三"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (11, "ideographTraditional", "甲"),
        (20, "decimalEnclosedCircleChinese", "⑳"),
        (21, "decimalEnclosedCircleChinese", "21"),
        (7, "decimalFullWidth", "７"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (0, "upperRoman", "0"),
        (99999, "chineseCounting", "99999"),
        (4, "thaiCounting", "4"),
    ],
)
def test_numbers_as_word_prints_them(number: int, numeral: str, spelt: str) -> None:
    assert spell_number(number, numeral) == spelt
