"""One thing said in both languages of the messages, and numbers that say whether one or several are meant."""

from decimal import Decimal
from typing import NamedTuple


class Words(NamedTuple):
    """The same words in English and in Chinese. A code's message takes those of its own language."""

    en: str
    zh: str

    def say(self, lang: str) -> str:
        """The words in a language: ``zh`` and its variants are Chinese, all else is English."""
        return self.zh if lang.lower().startswith("zh") else self.en


class Count:
    """A number in an English message, which chooses the words behind it: ``{n} {n:cell is|cells are} blank``."""

    __slots__ = ("_number",)

    def __init__(self, number: int | float | Decimal) -> None:
        self._number = number

    def __format__(self, spec: str) -> str:
        one, bar, several = spec.partition("|")
        if not bar:
            return format(self._number, spec)
        return one if self._number == 1 else several
