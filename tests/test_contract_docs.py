"""Every part of the adapter contract says what it is, where ``help()`` shows it and where an editor does."""

import ast
import inspect
import re
from importlib import import_module

import pytest
from places import ROOT

from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.errors import PluginError, UnwritableError
from gaireport.form.printed import FormTable, Part, Printed, print_date, print_report, unwritable
from gaireport.nodes import Cell, Report
from gaireport.source import Source, Span, fold
from gaireport.testing import AdapterConformance

CONSTANTS = {"gaireport.adapter": ("SEQUENCE", "SUGGESTED"), "gaireport.testing": ("LIMITS",)}
CLASSES = (
    Adapter, CutCell, Row, Line, Source, Span, Report, Cell, Part, Printed, FormTable, AdapterConformance,
)  # fmt: skip
OTHERS = (fold, print_report, print_date, unwritable, PluginError, UnwritableError)


def _own_doc(thing: object) -> str:
    """The docstring that somebody wrote: neither an inherited one nor that of a NamedTuple (``Line(text, start)``)."""
    doc = inspect.cleandoc(getattr(thing, "__doc__", None) or "")
    return "" if re.match(r"\w+\(|Alias for field", doc) else doc


@pytest.mark.parametrize("part", [*CLASSES, *OTHERS], ids=lambda each: each.__name__)
def test_a_part_says_what_it_is(part: type) -> None:
    assert len(_own_doc(part)) > 20


@pytest.mark.parametrize("part", CLASSES, ids=lambda each: each.__name__)
def test_help_on_a_class_explains_each_of_its_fields_and_methods(part: type) -> None:
    doc = _own_doc(part)
    told = {
        name
        for line in re.findall(r"^ +([\w, ]+): ", doc, re.MULTILINE)
        for name in line.split(", ")
    }
    fields = {name for name in inspect.get_annotations(part) if not name.startswith("_")}
    assert fields <= told or part is Span
    methods = {name: each for name, each in vars(part).items() if inspect.isfunction(each)}
    assert [name for name, each in methods.items() if name[0] != "_" and not _own_doc(each)] == []
    properties = [each for each in vars(part).values() if isinstance(each, property)]
    assert [each for each in properties if not _own_doc(each)] == []


@pytest.mark.parametrize(
    "part", [each for each in CLASSES if each is not Source], ids=lambda each: each.__name__
)
def test_an_editor_explains_each_field(part: type) -> None:
    """A string below the field is what an editor shows."""
    (tree,) = ast.parse(inspect.getsource(part)).body
    assert isinstance(tree, ast.ClassDef)
    bare = []
    for statement, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            told = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            bare += [] if told else [statement.target.id]
    assert bare == []


@pytest.mark.parametrize("module", CONSTANTS)
def test_help_on_a_module_explains_its_constants(module: str) -> None:
    doc = _own_doc(import_module(module))
    assert [name for name in CONSTANTS[module] if f"``{name}``" not in doc] == []


def test_what_the_readme_lists_for_authors_is_documented() -> None:
    """Whatever an author is told to import is in the contract that is held here, or explains itself."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    held = {each.__name__ for each in (*CLASSES, *OTHERS)} | {
        n for ns in CONSTANTS.values() for n in ns
    }
    for module, names in re.findall(r"^\| `(gaireport\.[a-z_.]+)` \| (.+) \|$", text, re.MULTILINE):
        for name in re.findall(r"`(\w+)`", names):
            if name not in held and name not in ("cut", "write"):
                assert _own_doc(getattr(import_module(module), name)), name
