"""The code table for people: one code explained, and the list for the README."""

from gaireport.errors import GaireportError, require, short_name
from gaireport.findings.codes import CODES
from gaireport.findings.severity import Severity
from gaireport.findings.words import Words

_SEVERITY_WORDS = {
    Severity.ERROR: Words("error", "错误"),
    Severity.WARNING: Words("warning", "警告"),
    Severity.INFO: Words("notice", "提示"),
}
_FIELD_HEADS = {"why": Words("Why it matters", "影响"), "example": Words("Example", "示例")}


def explain(code: str, lang: str = "en") -> str:
    """Say what a code means and why it matters, and give an example.

    Args:
        code: ``GR303`` or ``row-total-mismatch``; lower case is taken too.
        lang: ``zh`` and its variants give Chinese, all else gives English.

    Raises:
        GaireportError: there is no such code.
    """
    require(code, str, "code")
    require(lang, str, "lang")
    known = find_code(code)
    if known is None:
        raise GaireportError(
            f"there is no code {short_name(code)}",
            f"没有问题编号 {short_name(code)}",
            reason="unknown-code",
        )
    entry = CODES[known]
    lines = [f"{known} {entry.name} ({_SEVERITY_WORDS[entry.severity].say(lang)})"]
    lines += ["", entry.meaning.say(lang)]
    for field, head in _FIELD_HEADS.items():
        mark = "：" if head.say(lang) == head.zh else ": "
        lines += ["", f"{head.say(lang)}{mark}{getattr(entry, field).say(lang)}"]
    return "\n".join(lines) + "\n"


def find_code(asked: str) -> str | None:
    """The code that is meant by a code or the name of one, or None."""
    word = asked.strip()
    if word.upper() in CODES:
        return word.upper()
    return next((code for code, entry in CODES.items() if entry.name == word.lower()), None)


def codes_table(lang: str = "en") -> str:
    """The list of all codes as a Markdown table, as it stands in the README."""
    heads = Words("| code | name | severity | meaning |", "| 问题编号 | 名称 | 级别 | 含义 |").say(
        lang
    )
    rows = [
        f"| {code} | `{e.name}` | {_SEVERITY_WORDS[e.severity].say(lang)} | {e.meaning.say(lang)} |"
        for code, e in sorted(CODES.items())
    ]
    return "\n".join([heads, "|---|---|---|---|", *rows]) + "\n"
