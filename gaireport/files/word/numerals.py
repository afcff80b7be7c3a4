"""A number -> its spelling in a numeral system of Word's automatic numbering."""

from collections.abc import Callable

from gaireport.characters import CHINESE_DIGITS

_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_HEAVENLY = "甲乙丙丁戊己庚辛壬癸"
_EARTHLY = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def spell_number(number: int, numeral: str) -> str:
    """The number as Word prints it under this ``w:numFmt``; digits where the system is unknown or ends before it."""
    spell = _SYSTEMS.get(numeral)
    spelt = spell(number) if spell is not None and 0 <= number < 10_000 else ""
    return spelt or str(number)


def _counting(digits: str, units: tuple[str, ...]) -> Callable[[int], str]:
    """Spell numbers as Chinese says them: 12 is 十二, 105 is 一百零五."""
    zero = "零"

    def spell(number: int) -> str:
        if number == 0:
            return digits[0]
        spelt, gap = "", False
        for power in range(3, -1, -1):
            digit = number // 10**power % 10
            if digit:
                spelt += (zero if gap and spelt else "") + digits[digit] + units[power]
                gap = False
            else:
                gap = True
        # 十二, not 一十二; the legal numerals keep the 壹
        return spelt[1:] if 10 <= number < 20 and digits == CHINESE_DIGITS else spelt

    return spell


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else ""


def _letters(first: str) -> Callable[[int], str]:
    """Spell numbers as letters; after z Word continues with aa, bb, cc."""
    return lambda number: (
        chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 500 else ""
    )


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else ""


def _roman(number: int) -> str:
    spelt = ""
    for value, letters in _ROMAN:
        while number >= value and len(spelt) < 30:
            spelt, number = spelt + letters, number - value
    return spelt


def _full_width(number: int) -> str:
    return str(number).translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})


def _digit_by_digit(number: int) -> str:
    return "".join(CHINESE_DIGITS[int(digit)] for digit in str(number))


def _sexagenary(number: int) -> str:
    return _HEAVENLY[(number - 1) % 10] + _EARTHLY[(number - 1) % 12] if number else ""


_COUNTING = _counting(CHINESE_DIGITS, ("", "十", "百", "千"))
_SYSTEMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _COUNTING,
    "chineseCountingThousand": _COUNTING,
    "taiwaneseCounting": _COUNTING,
    "taiwaneseCountingThousand": _COUNTING,
    "japaneseCounting": _COUNTING,
    "koreanCounting": _COUNTING,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "koreanDigital2": _digit_by_digit,
    "chineseLegalSimplified": _counting(_LEGAL, ("", "拾", "佰", "仟")),
    "ideographLegalTraditional": _counting(_LEGAL_TRADITIONAL, ("", "拾", "佰", "仟")),
    "ideographTraditional": _cycle(_HEAVENLY),
    "ideographZodiac": _cycle(_EARTHLY),
    "ideographZodiacTraditional": _sexagenary,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
}
