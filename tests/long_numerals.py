"""Numbers -> Chinese numerals in their long form."""


def print_han(number: int) -> str:
    """The plain long form of a numeral, by its own means."""
    if number == 0:
        return "零"
    out, gap = "", False
    for scale, name in ((10000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            shown = print_han(digit) if scale == 10000 else "零一二三四五六七八九"[digit]
            out += ("零" if gap and out else "") + shown + name
            gap = False
        elif out:
            gap = True
    return out
