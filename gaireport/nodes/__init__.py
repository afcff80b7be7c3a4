"""The AST: frozen attrs classes, compared by content. The attribute chain from the Report is a cell's path.

Spans, labels, diagnostics and the layout take no part in comparison: two texts that say the same give equal reports.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from importlib import import_module
from operator import attrgetter
from typing import Any, Literal, NamedTuple, get_args

import attrs

from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity
from gaireport.nodes import packing
from gaireport.nodes.cell import LOST as LOST
from gaireport.nodes.cell import UNPLACED as UNPLACED
from gaireport.nodes.cell import Cell as Cell
from gaireport.nodes.cell import Number as Number
from gaireport.nodes.cell import State as State
from gaireport.source import Span

Form = Literal["2019", "2021", "mixed", "statistics"]
"""``statistics`` is the table of the years before 2019, of which no cell is read."""


@attrs.frozen
class Paragraph:
    """One paragraph of prose, in which lines that a page broke are joined."""

    text: str
    span: Span | None = attrs.field(default=None, eq=False)


@attrs.frozen
class Chapter:
    """One chapter with its prose in order, without tables."""

    number: int
    """The number, from 1 to 6 in the official outline; a seventh chapter occurs."""
    heading: str
    """The heading as printed, without numbering and heading marks."""
    paragraphs: tuple[Paragraph, ...] = ()
    span: Span | None = attrs.field(default=None, eq=False)
    """The place of the heading line."""


@attrs.frozen
class Label:
    """Printed text that names something: a row, a column, a caption, the title."""

    name: str
    text: str
    span: Span


@attrs.frozen
class Unparsed:
    """Text that no rule takes; a diagnostic stands at its place."""

    text: str
    span: Span | None = attrs.field(default=None, eq=False)


@attrs.frozen
class Documents2021:
    """规章 or 行政规范性文件 in the 2021 form, counted in 件."""

    issued: Cell = LOST
    repealed: Cell = LOST
    in_force: Cell = LOST


@attrs.frozen
class Documents2019:
    """规章 or 规范性文件 in the 2019 form. ``total_disclosed`` is everything published, not what is in force."""

    created: Cell = LOST
    disclosed: Cell = LOST
    total_disclosed: Cell = LOST


@attrs.frozen
class Decisions2021:
    """行政许可, 行政处罚 or 行政强制 in the 2021 form."""

    decisions: Cell = LOST


@attrs.frozen
class Decisions2019:
    """行政许可, 其他对外管理服务事项, 行政处罚 or 行政强制 in the 2019 form."""

    previous_items: Cell = LOST
    change: Cell = LOST
    decisions: Cell = LOST


@attrs.frozen
class Fees2021:
    """行政事业性收费 in the 2021 form: money, in 万元."""

    amount: Cell = LOST


@attrs.frozen
class Fees2019:
    """行政事业性收费 in the 2019 form: a count of items, not money."""

    previous_items: Cell = LOST
    change: Cell = LOST


@attrs.frozen
class Procurement2019:
    """政府集中采购; only the 2019 form has it, and prints no unit."""

    projects: Cell = LOST
    amount: Cell = LOST


@attrs.frozen
class Proactive:
    """Table 2, with each block in the form it is printed in; a block is None if the report's form does not have it."""

    regulations: Documents2021 | Documents2019 | None = None
    normative_documents: Documents2021 | Documents2019 | None = None
    licensing: Decisions2021 | Decisions2019 | None = None
    other_services: Decisions2019 | None = None
    penalties: Decisions2021 | Decisions2019 | None = None
    coercion: Decisions2021 | Decisions2019 | None = None
    fees: Fees2021 | Fees2019 | None = None
    procurement: Procurement2019 | None = None


@attrs.frozen
class Applicants:
    """One row of table 3: requests by kind of applicant."""

    natural_person: Cell = LOST
    business: Cell = LOST
    research: Cell = LOST
    public_interest: Cell = LOST
    legal_service: Cell = LOST
    other: Cell = LOST
    total: Cell = LOST


@attrs.frozen
class Denied:
    """（三）不予公开."""

    state_secret: Applicants = Applicants()
    prohibited_by_law: Applicants = Applicants()
    security_and_stability: Applicants = Applicants()
    third_party_rights: Applicants = Applicants()
    internal_affairs: Applicants = Applicants()
    deliberative_process: Applicants = Applicants()
    enforcement_files: Applicants = Applicants()
    administrative_query: Applicants = Applicants()


@attrs.frozen
class Unavailable:
    """（四）无法提供."""

    not_held: Applicants = Applicants()
    requires_creation: Applicants = Applicants()
    still_unclear: Applicants = Applicants()


@attrs.frozen
class NotProcessed:
    """（五）不予处理."""

    petition_or_complaint: Applicants = Applicants()
    duplicate: Applicants = Applicants()
    published_material: Applicants = Applicants()
    excessive: Applicants = Applicants()
    reconfirmation: Applicants = Applicants()


@attrs.frozen
class Other2021:
    """（六）其他处理 in the 2021 form, three rows."""

    not_corrected_in_time: Applicants = Applicants()
    fee_unpaid: Applicants = Applicants()
    other: Applicants = Applicants()


@attrs.frozen
class Other2019:
    """（六）其他处理 in the 2019 form, one row."""

    all: Applicants = Applicants()


@attrs.frozen
class Applications:
    """Table 3."""

    received: Applicants = Applicants()
    carried_in: Applicants = Applicants()
    granted: Applicants = Applicants()
    partially_granted: Applicants = Applicants()
    denied: Denied = Denied()
    unavailable: Unavailable = Unavailable()
    not_processed: NotProcessed = NotProcessed()
    other: Other2021 | Other2019 | None = None
    total: Applicants = Applicants()
    carried_out: Applicants = Applicants()


@attrs.frozen
class Outcomes:
    """Five cells of table 4."""

    upheld: Cell = LOST
    corrected: Cell = LOST
    other: Cell = LOST
    pending: Cell = LOST
    total: Cell = LOST


@attrs.frozen
class Litigation:
    """行政诉讼 in table 4."""

    direct: Outcomes = Outcomes()
    after_review: Outcomes = Outcomes()


@attrs.frozen(repr=False)
class Report:
    """One annual report. A path names a cell; it is the chain of attributes from here, and the key in ``cells()``.

    Attributes:
        title, agency, year: as printed; None where nothing states them.
        form: the form of the tables: ``"2019"``, ``"2021"``, ``"mixed"``, ``"statistics"`` or None.
        layout: the name of the adapter that read it.
        signature, published: the organ that signs at the end, and the date there.
        preamble, chapters: the prose, in order; tables are left out of it.
        proactive, applications, review, litigation: the cells of tables 2, 3 and 4.
        unparsed: what no rule took.
        labels: the printed labels, in source order.
        diagnostics: what is wrong, in source order.
        digest: tells the text that it was read from.
    """

    title: str | None = None
    """The title as printed, line breaks inside it removed."""
    agency: str | None = None
    """The reporting organ, as printed in the title, else in the preamble, else in the signature."""
    year: int | None = None
    """The reporting year: of the title, else of the period, else the year of publication less one."""
    form: Form | None = None
    """The form of the tables, which their labels decide, never the year."""
    layout: str = attrs.field(default="", eq=False)
    """The name of the adapter that read the report."""
    signature: str | None = None
    """The organ that signs at the end, often fuller than the title's."""
    published: date | None = None
    """The date of the signature."""
    preamble: tuple[Paragraph, ...] = ()
    """What stands before chapter one."""
    chapters: tuple[Chapter, ...] = ()
    """The chapters in order."""
    proactive: Proactive = Proactive()
    """Table 2."""
    applications: Applications = Applications()
    """Table 3."""
    review: Outcomes = Outcomes()
    """The part of table 4 on 行政复议."""
    litigation: Litigation = Litigation()
    """The part of table 4 on 行政诉讼."""
    unparsed: tuple[Unparsed, ...] = ()
    """Text that no rule takes, each with a diagnostic at its place."""
    labels: tuple[Label, ...] = attrs.field(default=(), eq=False)
    """The printed labels of the tables, the title, the signature and the page numbers, in source order."""
    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), eq=False)
    """What is wrong, where, and which cells it touches, in source order."""
    digest: int | None = attrs.field(default=None, eq=False)
    """The checksum of the text that it was read from; None where it was made, or restored from JSON."""

    def __reduce__(self) -> tuple[Any, ...]:
        cells = packing.pack_objects(Cell, [*self.cells().values()])
        return _restore, (kinds_of(self), cells, packing.pack_fields(self, TABLE_CLASSES))

    def __repr__(self) -> str:
        names = ("agency", "year", "form", "layout")
        facts = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        count = len(self.diagnostics)
        return f"<Report {facts}, {count} {'diagnostic' if count == 1 else 'diagnostics'}>"

    def cells(self) -> dict[str, Cell]:
        """Every cell of the form or forms found, by path, in the order of the form."""
        paths, read = _reader(kinds_of(self))
        return dict(zip(paths, read(self), strict=True))

    def doubted(self) -> dict[str, Severity]:
        """The cells that a warning or an error names, with the strongest; all others are believed."""
        doubted: dict[str, Severity] = {}
        for diagnostic in self.diagnostics:
            if (severity := diagnostic.severity) > Severity.INFO:
                for path in diagnostic.cells:
                    doubted[path] = max(severity, doubted.get(path, severity))
        return {path: doubted[path] for path in self.cells() if path in doubted}

    def _repr_html_(self) -> str:
        """The three tables with their marks, which a notebook shows in place of ``repr``."""
        # The tree knows none of its views; the one for notebooks is looked up by name when a notebook asks.
        return str(import_module("gaireport.view.notebook").tables_html(self))


TABLE_CLASSES: dict[str, type] = {
    "proactive": Proactive,
    "applications": Applications,
    "review": Outcomes,
    "litigation": Litigation,
}
"""The fields of a Report that hold cells, and the class of each."""


def _kinds_in(annotation: Any) -> tuple[type, ...]:
    return tuple(kind for kind in get_args(annotation) if attrs.has(kind))


OPTIONAL_BLOCKS = {
    f"proactive.{field.name}": _kinds_in(field.type) for field in attrs.fields(Proactive)
} | {"applications.other": _kinds_in(attrs.fields(Applications).other.type)}
"""Path of a block that may be there in either form, or not at all -> its classes."""


class Outline(NamedTuple):
    """A node of the tables without its cells: a block that is not there is of the class of None."""

    path: str
    kind: type
    parts: tuple["Outline", ...]
    """The outlines of its fields, in order; a Cell has none."""

    def paths(self) -> Iterator[str]:
        """The paths of its cells."""
        if self.kind is Cell:
            yield self.path
        for part in self.parts:
            yield from part.paths()


_blocks = attrgetter(*OPTIONAL_BLOCKS)


def kinds_of(report: Report) -> tuple[type, ...]:
    """The classes of the blocks that may be there in either form, in the order of ``OPTIONAL_BLOCKS``."""
    return tuple([block.__class__ for block in _blocks(report)])


@lru_cache(maxsize=256)
def outline(kinds: tuple[type, ...]) -> tuple[Outline, ...]:
    """The four tables with blocks of these classes, in the order of ``OPTIONAL_BLOCKS``."""
    blocks = dict(zip(OPTIONAL_BLOCKS, kinds, strict=True))

    def draw(path: str, annotation: Any) -> Outline:
        kind = blocks.get(path, annotation)
        fields = attrs.fields(kind) if attrs.has(kind) and kind is not Cell else ()
        return Outline(path, kind, tuple(draw(f"{path}.{each.name}", each.type) for each in fields))

    return tuple(draw(name, kind) for name, kind in TABLE_CLASSES.items())


@lru_cache(maxsize=256)
def _reader(kinds: tuple[type, ...]) -> tuple[tuple[str, ...], Callable[[Report], Any]]:
    """The paths of all cells of a report with such blocks, and what reads them all at once."""
    paths = tuple(path for each in outline(kinds) for path in each.paths())
    return paths, attrgetter(*paths)


def _restore(kinds: tuple[type, ...], cells: tuple[Any, ...], rest: tuple[Any, ...]) -> Report:
    tables = packing.unpack_leaves(outline(kinds), Cell, cells)
    return Report(**tables, **packing.unpack_fields(Report, rest, TABLE_CLASSES))
