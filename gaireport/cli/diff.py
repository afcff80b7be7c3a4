"""``gaireport diff``."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from gaireport.cli.arguments import AdapterName, Lang
from gaireport.cli.language import language
from gaireport.cli.reading import complain, parse_file, read_texts
from gaireport.cli.status import DONE, FAILED, WITH_ERRORS
from gaireport.errors import GaireportError
from gaireport.exports.json import from_json
from gaireport.findings.words import Words
from gaireport.form.names import cell_name
from gaireport.nodes import Cell, Report
from gaireport.view.marks import visible

_FACTS = {
    "title": Words("title", "标题"),
    "agency": Words("agency", "机关"),
    "year": Words("year", "年度"),
    "form": Words("form", "格式"),
    "signature": Words("signature", "落款"),
    "published": Words("published", "发布日期"),
}
_STATES = {
    "blank": Words("(blank)", "（空白）"),
    "unplaced": Words("(unplaced)", "（无法确定）"),
    "lost": Words("(not there)", "（没有）"),
}
_NO_FACT = Words("(none)", "（无）")
_OTHER_PROSE = Words("the text of chapter {number} differs", "第{number}部分的正文不同")
_NO_DIFFERENCE = Words("no difference", "没有差别")


def diff_command(
    before: Annotated[
        str, typer.Argument(metavar="BEFORE", help="A report, or one in JSON as parse writes it.")
    ],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="The same, to compare with it.")],
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Show what differs between two reports, or two parses of one: a line for each cell. Status 1 if they differ."""
    reports = [_load_report(name, adapter) for name in (before, after)]
    old, new = reports
    if old is None or new is None:
        return FAILED
    lines = list(_differences(old, new, language(lang)))
    for line in lines or [_NO_DIFFERENCE.say(language(lang))]:
        print(visible(line))
    return WITH_ERRORS if lines else DONE


def _load_report(file: str, adapter: str | None) -> Report | None:
    """The report in a file, which may be one that ``gaireport parse --json`` has written."""
    if file.lower().endswith((".json", ".jsonl")):
        for name, text in read_texts([file]):
            try:
                if isinstance(text, GaireportError):
                    raise text
                return from_json(_report_in(text))
            except GaireportError as error:
                complain(name, error)
        return None
    document = parse_file(file, adapter)
    return None if document is None else document.report


def _report_in(text: str) -> str:
    """The report in the first line that ``parse --json`` wrote; any other text as it is."""
    try:
        line = json.loads(text.strip().partition("\n")[0])
    except ValueError:
        return text
    is_ours = isinstance(line, dict) and "report" in line
    return json.dumps(line["report"]) if is_ours else text


def _differences(old: Report, new: Report, lang: str) -> Iterator[str]:
    for name, head in _FACTS.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            none = _NO_FACT.say(lang)
            yield f"{head.say(lang)}: {before or none} -> {after or none}"
    ours, theirs = old.cells(), new.cells()
    for path in dict.fromkeys((*ours, *theirs)):
        before, after = ours.get(path, Cell()), theirs.get(path, Cell())
        if before != after:
            yield f"{_cell_head(path, lang)}: {_say_cell(before, lang)} -> {_say_cell(after, lang)}"
    texts = [
        {chapter.number: [p.text for p in chapter.paragraphs] for chapter in report.chapters}
        for report in (old, new)
    ]
    for number in sorted(texts[0].keys() | texts[1].keys()):
        if texts[0].get(number) != texts[1].get(number):
            yield _OTHER_PROSE.say(lang).format(number=number)


def _cell_head(path: str, lang: str) -> str:
    return Words(path, f"{path} {cell_name(path).zh}").say(lang)


def _say_cell(cell: Cell, lang: str) -> str:
    return _STATES[cell.state].say(lang) if cell.state in _STATES else f"{cell.raw}"
