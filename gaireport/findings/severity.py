"""How bad a finding is."""

from enum import StrEnum


class Severity(StrEnum):
    """In rising order. An error means that a figure is lost, is unreadable or contradicts another."""

    INFO = "notice"
    WARNING = "warning"
    ERROR = "error"

    @property
    def _rank(self) -> int:
        return tuple(Severity).index(self)

    # As texts they would be ordered by the alphabet.

    def __lt__(self, other: str) -> bool:
        return self._rank < Severity(other)._rank

    def __le__(self, other: str) -> bool:
        return self._rank <= Severity(other)._rank

    def __gt__(self, other: str) -> bool:
        return self._rank > Severity(other)._rank

    def __ge__(self, other: str) -> bool:
        return self._rank >= Severity(other)._rank
