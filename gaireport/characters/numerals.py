"""Chinese numerals -> the numbers that they say."""

from gaireport.characters import CHINESE_DIGITS

DIGIT_VALUES = {
    **{char: value for value, char in enumerate(CHINESE_DIGITS)},
    **dict.fromkeys("零○◯", 0),
    **{"两": 2, "壹": 1, "贰": 2, "叁": 3},
}
"""The digits in every spelling that reports have."""
_SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
LARGE_UNITS = {"万": 10**4, "亿": 10**8}
NUMERAL_CHARACTERS = "零〇○一二两三四五六七八九十百千万亿"
"""The characters of counts in running text; the digits of documents against forgery are not among them."""


def read_han(text: str) -> int | None:
    """Read a Chinese numeral: 一万四千零六十九, 两百, 十万零一千, 一百二 (120), 二〇二三. None for other text.

    A bare 零 or 〇 is 0; digits without 十, 百, 千 or 万 are read one by one, as years are written.
    """
    if not text or any(c not in NUMERAL_CHARACTERS for c in text):
        return None
    if all(c in DIGIT_VALUES for c in text):
        return int("".join(str(DIGIT_VALUES[c]) for c in text))
    total, section_start = 0, 0
    scale_before = 10**13
    for at, c in enumerate(text):
        if c in LARGE_UNITS:
            section = _read_section(text[section_start:at], scale_before)
            if section is None or (section == 0 and total == 0):
                return None
            total = (
                (total + section) * LARGE_UNITS[c]
                if c == "亿"
                else total + section * LARGE_UNITS[c]
            )
            section_start, scale_before = at + 1, LARGE_UNITS[c]
    rest = _read_section(text[section_start:], scale_before)
    return None if rest is None else total + rest


def _read_section(text: str, scale_before: int) -> int | None:
    """The value of a numeral below 万. A last digit without a unit counts tenths of the unit before: 一百二, 三万五."""
    section, last_unit, digit = 0, scale_before, None
    zero = False
    for at, c in enumerate(text):
        if c in _SMALL_UNITS:
            if (
                _SMALL_UNITS[c] >= last_unit
                or (digit is None and (c != "十" or section))
                or digit == 0
            ):
                return None
            section += (1 if digit is None else digit) * _SMALL_UNITS[c]
            last_unit, digit, zero = _SMALL_UNITS[c], None, False
        elif DIGIT_VALUES[c] == 0:
            if digit is not None or (zero and at):
                return None
            zero = True
        elif digit is not None:
            return None
        else:
            digit = DIGIT_VALUES[c]
    if digit is None:
        return section
    short = last_unit if not zero and 10 < last_unit < 10**13 else 10
    return section + digit * (short // 10)
