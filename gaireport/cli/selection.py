"""Which findings a command shows, and from which severity on its status is 1."""

from collections.abc import Iterable

from gaireport.errors import GaireportError, short_name
from gaireport.findings.codes import CODES
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity

NEVER = "never"
FAIL_ON = (*map(str, Severity), NEVER)
"""What ``--fail-on`` takes."""


def codes_of(asked: str | None) -> frozenset[str]:
    """The codes that a list names: ``GR303,GR5,late-date``; the beginning of codes stands for all of them.

    Raises:
        GaireportError: a part of the list names no code.
    """
    found: set[str] = set()
    for part in (asked or "").replace("，", ",").split(","):
        if not (name := part.strip()):
            continue
        upper = name.upper()
        codes = {
            code
            for code, entry in CODES.items()
            if entry.name == name.lower() or (upper.startswith("GR") and code.startswith(upper))
        }
        if not codes:
            raise GaireportError(
                f"no code begins with {short_name(name)} or has that name",
                f"没有以 {short_name(name)} 开头或以此为名的问题编号",
                reason="unknown-code",
            )
        found |= codes
    return frozenset(found)


class Selection:
    """The findings that are wanted."""

    def __init__(self, select: str | None, ignore: str | None) -> None:
        self._codes = (codes_of(select) or frozenset(CODES)) - codes_of(ignore)

    def of(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those of the findings that are wanted."""
        return tuple(each for each in findings if each.code in self._codes)


def fails(findings: Iterable[Diagnostic], fail_on: str) -> bool:
    """Whether one of the findings is as bad as that, or worse."""
    return fail_on != NEVER and any(each.severity >= Severity(fail_on) for each in findings)


def known_severity(asked: str) -> str:
    """What ``--fail-on`` was given, if it is known.

    Raises:
        GaireportError: there is no such severity.
    """
    if asked not in FAIL_ON:
        known = ", ".join(FAIL_ON)
        raise GaireportError(
            f"no severity {short_name(asked)}; there are {known}",
            f"没有级别 {short_name(asked)}；可用 {known}",
            reason="unknown-severity",
        )
    return asked
