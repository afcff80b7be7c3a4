"""Tree -> Report: one method per rule, named as the rule. It sorts what the grammar found; tables.py fills cells."""

import sys
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from gaireport.adapter import CutCell, Line
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.form import names, official
from gaireport.grammars.trees import Parsed
from gaireport.nodes import Cell, Chapter, Form, Label, Report, Unparsed
from gaireport.prose.annexes import Annex, find_annex, find_annex_in
from gaireport.prose.dates import drop_blanks
from gaireport.prose.ends import End, read_end
from gaireport.prose.front import Front, read_front
from gaireport.prose.look_alikes import find_look_alike
from gaireport.prose.paragraphs import join_paragraphs
from gaireport.prose.preamble import find_organ, find_organ_at_work
from gaireport.prose.years import Conflict, settle_year
from gaireport.report.tree import make_cell_tables
from gaireport.source import Span, is_page_number, span_over, unify_radicals
from gaireport.tables.alignment import align_rows
from gaireport.tables.columns import whole_heads
from gaireport.tables.filling import Tables, fill_tables
from gaireport.tables.forms import form_in_force
from gaireport.tables.printed import Block, PrintedRow, part_by_grid, print_row
from gaireport.tables.words import join_words, word_among_figures
from gaireport.tokens.headings import Heading
from gaireport.tokens.kinds import Found, Run, Token
from gaireport.tokens.lexicon import OUTCOME_HEADS, terms

_SHOWN = 40
"""Characters of a text that a message quotes."""


_TOPS = ("caption", "heads", "statistics", "head")
_RULES_OF_HEADS = frozenset(("caption", "heads", "head", "group", "stray"))

_OF_OUTCOME_HEADS = frozenset("结果维持纠正其他尚未审总计")
"""The characters of the heads of table 4."""

_start_of_label = attrgetter("span.start")


class _Ends(NamedTuple):
    """What stands before and behind the chapters, and who reports on which year by it."""

    front: Front
    end: End
    agency: str | None
    year: int | None
    conflict: Conflict | None


class Builder:
    """Collects the parts of one tree and makes the Report of them; used once.

    Args:
        end: where the report ends in the text, which is the place of what is missing.
    """

    def __init__(self, end: int) -> None:
        self._end = end
        self._front: list[Line] = []
        self._chapters: list[tuple[Heading, Line, list[Line]]] = []
        self._rows: list[PrintedRow] = []
        self._annex: Annex | None = None
        self._annexed: dict[int, Annex] = {}
        """The number of a row in an annex -> the caption above it."""
        self._blocks: list[Block] = []
        self._block = -1
        self._above: list[list[str]] = []
        """What is printed behind the last row, line by line and cell by cell."""
        self._column = -1
        """The column of the last cell of it; the next line begins at or before it."""
        self._labels: list[Label] = []
        self._unparsed: list[tuple[str, Span]] = []
        self._statistics = False
        self.diagnostics: list[Diagnostic] = []

    def build(self, parsed: Parsed, layout: str) -> Report:
        """The Report of one tree; what was found wrong is in ``diagnostics``."""
        self.report(parsed.tree.children)
        for token in parsed.rejected:
            self._reject(token)
        ends = self._read_ends()
        self._leave_annexes(ends.year)
        rows, in_force = self._align_rows(), form_in_force(ends.year)
        tables = fill_tables(
            rows, self._blocks, self._end, in_force, is_of_form=not self._statistics
        )
        self.diagnostics.extend(tables.diagnostics)
        for row in tables.extra:
            self._keep_aside(row)
        self._unparsed.extend((cell.text, Span(cell.start, cell.end)) for cell in tables.left_over)
        return self._assemble(tables, ends, layout)

    def _leave_annexes(self, year: int | None) -> None:
        """Set aside the rows under a caption of another year; where there are no others, none is to be trusted."""
        others = {at: annex for at, annex in self._annexed.items() if not annex.is_of(year)}
        own = [row for at, row in enumerate(self._rows) if at not in others]
        for line in dict.fromkeys(annex.line for annex in others.values()):
            self._say("GR226", Span(line.start, line.end), text=line.text)
        if others and own:
            for at in others:
                self._keep_aside(self._rows[at])
            self._rows = own

    def _align_rows(self) -> list[PrintedRow]:
        """The printed rows; those that only their place tells have their paths, and their labels are kept."""
        rows, findings = align_rows(self._rows)
        self.diagnostics.extend(findings)
        for before, row in zip(self._rows, rows, strict=True):
            if row.path and not before.path and row.label is not None:
                self._labels.extend(_labels(row.path, row.label))
        return rows

    def look_alike(self, cells: Iterable[Cell]) -> str | None:
        """The line that tells that this is no annual report, if one does; the cells are those of the report."""
        has_figures = any(cell.value is not None for cell in cells)
        return find_look_alike(self._front, has_figures=has_figures)

    # Rules of the grammars

    def report(self, parts: Sequence[Any]) -> None:
        for part in parts:
            if isinstance(part, Token):
                self._text(part)
            else:
                is_head = part.data in _RULES_OF_HEADS
                (self._head_labels if is_head else getattr(self, part.data))(part.children)

    def chapter(self, parts: Sequence[Any]) -> None:
        at = next(at for at, part in enumerate(parts) if part.type == "CHAPTER")
        heading, line = parts[at].value
        self._chapters.append((heading, line, []))
        self._annex = None
        self._block = -1
        self._above.clear()
        self.report(parts[at + 1 :])

    def block(self, parts: Sequence[Any]) -> None:
        """Heads, and the rows that they govern."""
        tops = [part for part in parts if part.data in _TOPS]
        tokens = [token for top in tops for token in top.children]
        self.report(tops)
        heads = [t.value for t in tokens if isinstance(t.value, Found)]
        self._open_block(whole_heads([head for head in heads if not find_annex_in(head.cells)]))
        self.report(parts[len(tops) :])
        self._block = -1

    def _open_block(self, heads: tuple[Found, ...]) -> None:
        above = tuple(tuple(line) for line in self._above)
        self._blocks.append(Block(self._chapter_number(), heads, above))
        self._block = len(self._blocks) - 1

    def statistics(self, tokens: Sequence[Token]) -> None:
        self._statistics = True
        self._head_labels(tokens)

    def proactive_row(self, tokens: Sequence[Token]) -> None:
        self._row("proactive_row", f"proactive.{_path(tokens[0])}", tokens)

    def applications_row(self, tokens: Sequence[Token]) -> None:
        self._row("applications_row", f"applications.{_path(tokens[0])}", tokens)

    def form_row(self, tokens: Sequence[Token]) -> None:
        table = (
            "proactive" if tokens[0].type in ("OTHER_SERVICES", "PROCUREMENT") else "applications"
        )
        self._row("form_row", f"{table}.{_path(tokens[0])}", tokens)

    def unnumbered_row(self, tokens: Sequence[Token]) -> None:
        if self._rows and self._rows[-1].rule == "column_row":
            self._row("column_row", f"review.{_path(tokens[0])}", tokens)
            return
        if self._stands_in_outcomes():
            self._row("bare_row", "review", tokens)
            return
        self._row("unnumbered_row", "", tokens)

    def proceeding_row(self, tokens: Sequence[Token]) -> None:
        self._row("proceeding_row", _path(tokens[0]), tokens)

    def column_row(self, tokens: Sequence[Token]) -> None:
        self._row("column_row", f"review.{_path(tokens[0])}", tokens)

    def bare_row(self, tokens: Sequence[Token]) -> None:
        path = "review" if self._stands_in_outcomes() else ""
        self._row("bare_row", path, [Token("", None), *tokens])

    def extra_row(self, tokens: Sequence[Token]) -> None:
        path = "review" if self._stands_in_outcomes() and len(tokens) > 1 else ""
        self._row("extra_row", path, tokens)

    # Their parts

    def _chapter_number(self) -> int:
        return self._chapters[-1][0].number if self._chapters else 0

    def _stands_in_outcomes(self) -> bool:
        """Whether the heads above are those of table 4."""
        heads = self._blocks[self._block].heads if self._block >= 0 else ()
        return any(head.entry and head.entry.term.terminal in OUTCOME_HEADS for head in heads)

    def _row(self, rule: str, path: str, tokens: Sequence[Token]) -> None:
        if self._annex is not None:
            self._annexed[len(self._rows)] = self._annex
        if self._block < 0:
            self._open_block(())
        label = tokens[0].value
        self._print_above(label.cells if label else ())
        runs: list[Run] = []
        texts_behind: list[int] = []
        followed = False
        for at, token in enumerate(tokens[1:], 1):
            if isinstance(token.value, Run):
                runs.append(token.value)
            elif isinstance(token.value, Found):
                self._labels.extend(_labels(path, token.value))
            elif token.value is not None and (word := word_among_figures(path, tokens, at)):
                runs.append(word)
            elif token.value is not None:
                self._text(token)
                if not all(is_page_number(line.text) for line in token.value):
                    texts_behind.append(len(runs))
                followed = followed or (bool(runs) and token.value[0].text.strip().isdecimal())
        if path and label is not None:
            self._labels.extend(_labels(path, label))
        first = next((at for at, run in enumerate(runs) if run.is_printed), 0)
        apart = any(count <= first for count in texts_behind)
        whole, apart_in_grid = part_by_grid(join_words(runs))
        if any(run.is_printed for run in whole):
            self._above.clear()
        self._rows.append(
            print_row(rule, path, label, whole, self._block, apart=apart, followed=followed)
        )
        if apart_in_grid:
            self._rows.append(print_row("bare_row", "", None, apart_in_grid, self._block))

    def _head_labels(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if isinstance(token.value, Found):
                self._labels.extend(_labels(token.type.lower(), token.value))
                self._print_above(token.value.cells)
                self._annex = find_annex_in(token.value.cells) or self._annex
            elif token.value is not None:
                self._text(token)

    def _print_above(self, cells: Iterable[CutCell]) -> None:
        for cell in cells:
            if cell.column <= self._column or not self._above:
                self._above.append([])
            self._above[-1].append(cell.text)
            self._column = cell.column

    def _text(self, token: Token) -> None:
        lines = self._chapters[-1][2] if self._chapters else self._front
        heads = [each for each in token.value if self._is_of_vertical_head(each)]
        self._labels.extend(Label("head", each.text, Span(each.start, each.end)) for each in heads)
        lines.extend(each for each in token.value if each not in heads)
        self._above.extend([line.text] for line in token.value)
        self._column = sys.maxsize
        self._annex = find_annex(token.value) or self._annex
        self._labels.extend(
            Label("page", line.text, Span(line.start, line.end))
            for line in token.value
            if is_page_number(line.text)
        )

    def _is_of_vertical_head(self, line: Line) -> bool:
        """Whether a line of chapter four is a character each of heads that run downwards."""
        printed = line.text.split() if self._chapter_number() == 4 else []
        return bool(printed) and set("".join(printed)) <= _OF_OUTCOME_HEADS

    # What no rule takes

    def _reject(self, token: Token) -> None:
        if isinstance(token.value, Run | Found):
            self._set_aside("GR201", [cell for cell in token.value.cells if cell.text])
        elif isinstance(token.value, list):
            self._text(token)

    def _keep_aside(self, row: PrintedRow) -> None:
        cells = [cell for cell in (*row.label_cells, *row.cells) if cell.text]
        if row.path:
            # It gave way to another row of the same path, which is said of that row.
            self._unparsed.extend((cell.text, Span(cell.start, cell.end)) for cell in cells)
        else:
            self._set_aside("GR211", cells)

    def _set_aside(self, code: str, cells: list[CutCell]) -> None:
        if cells:
            text = " ".join(cell.text for cell in cells)
            self._unparsed.extend((cell.text, Span(cell.start, cell.end)) for cell in cells)
            self._say(code, span_over(cells), text=_shown(text))

    # The whole

    def _read_ends(self) -> _Ends:
        front = read_front(self._front)
        end = read_end(self._chapters[-1][2]) if self._chapters else End(None, None, (), (), ())
        opening, published = self._opening(), end.published or front.published
        agency = front.agency or find_organ(opening) or end.signature
        agency = agency or find_organ_at_work(opening) or front.page_agency
        year, conflict = settle_year(front.years, opening, published)
        return _Ends(front, end, agency, year, conflict)

    def _assemble(self, tables: Tables, ends: _Ends, layout: str) -> Report:
        front, end, agency, year, conflict = ends
        self._check_front(front, agency, year, conflict)
        self._check_chapters()
        self._keep_trailing(end)
        form: Form | None = tables.form or ("statistics" if self._statistics else None)
        labels = [*self._labels, *front.labels, *end.labels]
        return Report(
            title=front.title,
            agency=agency,
            year=year,
            form=form,
            layout=layout,
            signature=end.signature,
            published=end.published or front.published,
            preamble=front.preamble,
            chapters=self._make_chapters(end),
            **make_cell_tables(tables.cells, tables.block_forms, tables.other_form)._asdict(),
            unparsed=tuple(
                Unparsed(text, span) for text, span in sorted(self._unparsed, key=_start_of)
            ),
            labels=tuple(sorted(labels, key=_start_of_label)),
        )

    def _make_chapters(self, end: End) -> tuple[Chapter, ...]:
        chapters = []
        for heading, line, lines in self._chapters:
            last = lines is self._chapters[-1][2]
            paragraphs = end.paragraphs if last else join_paragraphs(lines)
            span = Span(line.start, line.end)
            chapters.append(Chapter(heading.number, heading.heading, paragraphs, span))
        return tuple(chapters)

    def _keep_trailing(self, end: End) -> None:
        for line in end.trailing:
            self._unparsed.append((line.text, Span(line.start, line.end)))
        if end.trailing:
            span, text = span_over(end.trailing), _shown(end.trailing[0].text)
            self._say("GR505", span, text=text)

    def _opening(self) -> str:
        """The text of chapter one without blanks, which may hold what a preamble says."""
        lines = next((lines for heading, _, lines in self._chapters if heading.number == 1), [])
        return drop_blanks(unify_radicals("".join(line.text for line in lines)))

    def _check_front(
        self, front: Front, agency: str | None, year: int | None, conflict: Conflict | None
    ) -> None:
        start = self._front[0].start if self._front else 0
        if front.title is None:
            self._say("GR506", Span(start, start))
        if conflict is not None:
            self._say("GR504", Span(start, start), **conflict._asdict())
        if year is None:
            self._say("GR507", Span(start, start))
        if agency is None:
            self._say("GR508", Span(start, start))

    def _check_chapters(self) -> None:
        seen: set[int] = set()
        before = 0
        for heading, _, _ in self._chapters:
            span = Span(heading.start, heading.end)
            if heading.number in seen:
                self._say("GR502", span, number=heading.number)
            elif heading.number < before:
                self._say("GR503", span, number=heading.number, before=before)
            seen.add(heading.number)
            before = heading.number
        if missing := [number for number in official.CHAPTERS if number not in seen]:
            end, named = Span(self._end, self._end), names.name_chapters(missing)
            self._say("GR501", end, chapters=named)

    def _say(self, code: str, span: Span, **facts: object) -> None:
        self.diagnostics.append(diagnose(code, span, (), **facts))


def _path(token: Token) -> str:
    return terms()[token.type.removesuffix("_ROW")].path


def _labels(name: str, found: Found) -> list[Label]:
    return [Label(name, text, Span(start, end)) for text, start, end, *_ in found.cells]


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _start_of(unparsed: tuple[str, Span]) -> int:
    return unparsed[1].start
