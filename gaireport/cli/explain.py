"""``gaireport explain``."""

from typing import Annotated

import typer

from gaireport.checks import check as check_report
from gaireport.checks.across.together import Document
from gaireport.checks.explain import explain as explain_code
from gaireport.checks.explain import find_code
from gaireport.cli.arguments import AdapterName, Lang
from gaireport.cli.language import language
from gaireport.cli.places import find_cells, has_lines, near_cells
from gaireport.cli.printing import print_findings
from gaireport.cli.reading import complain, parse_file
from gaireport.cli.status import DONE, FAILED, WITH_ERRORS
from gaireport.errors import GaireportError, short_name
from gaireport.exports.findings import has_errors
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.words import Words
from gaireport.form.names import cell_name
from gaireport.form.place_words import place_words
from gaireport.report.tree import form_paths
from gaireport.view.cell import describe_cell
from gaireport.view.places import quote

_NOT_FOUND = Words("findings of {code}: none in this report", "这份报告中没有 {code} 的诊断")
_MEANT_SEVERAL = Words("{asked} may be any of these:", "{asked} 可以是以下各格：")


def explain_command(
    target: Annotated[
        str,
        typer.Argument(metavar="WHAT|FILE", help="A code, its name or a cell; or a file to read."),
    ],
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHAT]",
            help="Of that file: a cell (path, tail of a path or Chinese label), or a code.",
        ),
    ] = None,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Explain a code or a cell; of a file, show where the cell or the findings of the code are, and their lines."""
    said = language(lang)
    if what is None:
        return _explain_word(target, said)
    document = parse_file(target, adapter)
    if document is None:
        return FAILED
    if (code := find_code(what)) is not None:
        return _show_findings(document, code, said)
    return _show_cell(document, what, said)


def _explain_word(word: str, lang: str) -> int:
    if find_code(word) is not None:
        print(explain_code(word, lang), end="")
        return DONE
    paths = dict.fromkeys((*form_paths("2021"), *form_paths("2019")))
    found = find_cells(word, paths)
    for path in found:
        print(f"{path}\n  {cell_name(path).zh}")
    if found:
        return DONE
    complain("explain", _unknown(word, near_cells(word, paths)))
    return FAILED


def _unknown(word: str, near: list[str]) -> GaireportError:
    hint = f"; near it: {', '.join(near)}" if near else ""
    hint_zh = f"；相近的有 {'、'.join(near)}" if near else ""
    shown = short_name(word)
    return GaireportError(
        f"there is no code and no cell {shown}{hint}; for a place: gaireport explain FILE CELL",
        f"没有问题编号或单元格 {shown}{hint_zh}；查看文件中的位置：gaireport explain FILE CELL",
        reason="unknown-cell",
    )


def _show_findings(document: Document, code: str, lang: str) -> int:
    findings = [d for d in check_report(document.report, document.text) if d.code == code]
    if not findings:
        print(_NOT_FOUND.say(lang).format(code=code))
        return DONE
    for finding in findings:
        print_findings(document.name, document.report, [finding], lang)
        _print_quote(document, finding)
    return WITH_ERRORS if has_errors([(document.name, findings)]) else DONE


def _print_quote(document: Document, finding: Diagnostic) -> None:
    if finding.span.end and has_lines(document.name):
        print("\n".join(quote(document.text, finding.span)))


def _show_cell(document: Document, asked: str, lang: str) -> int:
    cells = document.report.cells()
    found = find_cells(asked, cells)
    if not found:
        near = near_cells(asked, cells)
        hint, hint_zh = (
            f"{mark}{', '.join(near)}" if near else "" for mark in ("; near it: ", "；相近的有 ")
        )
        shown = asked if len(asked) < len(document.name) + 80 else short_name(asked)
        complain(
            document.name,
            GaireportError(
                f"this report has no cell {shown}{hint}", f"这份报告没有单元格 {shown}{hint_zh}"
            ),
        )
        return FAILED
    if len(found) > 1:
        print(_MEANT_SEVERAL.say(lang).format(asked=asked))
        for path in found:
            print(f"{path}\n  {cell_name(path).zh}")
        return FAILED
    (path,) = found
    place = None if has_lines(document.name) else place_words(cells)[path]
    for line in describe_cell(document.name, document.text, path, cells[path], lang, place):
        print(line)
    findings = [d for d in check_report(document.report, document.text) if path in d.cells]
    print_findings(document.name, document.report, findings, lang)
    return WITH_ERRORS if has_errors([(document.name, findings)]) else DONE
