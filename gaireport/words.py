"""One thing said in both languages of the messages."""

from typing import NamedTuple


class Words(NamedTuple):
    """English and Chinese; a code's messages are filled with the one of their own language."""

    en: str
    zh: str

    def say(self, lang: str) -> str:
        """In a language: ``zh`` and its kin are Chinese, all else English."""
        return self.zh if lang.lower().startswith("zh") else self.en
