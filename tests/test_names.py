"""One meaning a name, one name a meaning: what two modules define under one name is renamed or given one home.

And what a name with an underscore says is kept: no test takes one from the package.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import MODULES, PACKAGE, ROOT

TESTS = sorted(set((ROOT / "tests").rglob("*.py")) - {Path(__file__)})
_MEAN_THE_SAME = {"pytestmark", "main"}
"""What pytest asks a module for, and the command that a module is when it is run: the same wherever they stand."""


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, those under an ``if`` or a ``try`` among them."""
    for statement in body:
        yield statement
        for field in ("body", "orelse", "handlers", "finalbody"):
            if isinstance(statement, ast.If | ast.Try | ast.ExceptHandler):
                yield from _statements(getattr(statement, field, []))


def _defined(tree: ast.Module) -> Iterator[str]:
    """The classes, functions and constants that a module defines, special names aside."""
    for statement in _statements(tree.body):
        match statement:
            case (
                ast.ClassDef(name=name)
                | ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
            ) if name not in _MEAN_THE_SAME:
                yield name
            case ast.Assign(targets=targets):
                for target in targets:
                    yield from _assigned(target)
            case ast.AnnAssign(target=target):
                yield from _assigned(target)


def _assigned(target: ast.expr) -> Iterator[str]:
    """The names that an assignment binds; it binds none where it changes an item of something."""
    if isinstance(target, ast.Tuple):
        for element in target.elts:
            yield from _assigned(element)
    elif isinstance(target, ast.Name) and not target.id.startswith("__"):
        yield from {target.id} - _MEAN_THE_SAME


def names_of_two_meanings(modules: dict[str, str]) -> dict[str, list[str]]:
    """Name -> where it is defined, for the names with more than one definition; a leading underscore does not count.

    Args:
        modules: name of a module -> its text.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for module, text in modules.items():
        for name in _defined(ast.parse(text)):
            found[name.lstrip("_")].add(f"{module}:{name}")
    return {name: sorted(places) for name, places in sorted(found.items()) if len(places) > 1}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["class Row: ...", "class Row: ..."], ["Row"]),
        (["MARKS = 1", "_MARKS, NOTES = 2, 3"], ["MARKS"]),
        (["def squeeze(): ...\ndef _squeeze(): ..."], ["squeeze"]),
        (["try:\n    x: int = 1\nexcept ValueError:\n    y = 1", "if 1:\n    y = 2"], ["y"]),
        (["MARKS = {}\nMARKS['a'] = 1", "from a import MARKS\ndef marks(): MARKS"], []),
    ],
)
def test_a_second_meaning_is_seen(texts: list[str], found: list[str]) -> None:
    assert list(names_of_two_meanings({f"m{at}": text for at, text in enumerate(texts)})) == found


@pytest.mark.parametrize("tree", ["gaireport", "tests", "fuzz", "docs", "benchmarks"])
def test_a_name_has_one_meaning(tree: str) -> None:
    modules = sorted((ROOT / tree).rglob("*.py"))
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in modules}
    assert texts
    assert names_of_two_meanings(texts) == {}


def _switches(tree: ast.Module) -> Iterator[str]:
    """The parameters that are true or false and that a call may give without their name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for given in (*node.args.posonlyargs, *node.args.args):
                if isinstance(given.annotation, ast.Name) and given.annotation.id == "bool":
                    yield f"{node.name}({given.arg})"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_is_true_or_false_is_named_at_the_call(path: Path) -> None:
    assert list(_switches(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_a_switch_without_a_name_is_seen() -> None:
    text = "def cut(a: str, wide: bool, *, spaced: bool): ..."
    assert list(_switches(ast.parse(text))) == ["cut(wide)"]


def names_reached_into(text: str) -> list[str]:
    """The names with an underscore that a module takes from the package, by import, as an attribute or as a text."""
    found, modules = [], {"gaireport"}
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.ImportFrom(module=str(module)) if module.partition(".")[0] == "gaireport":
                modules |= {alias.asname or alias.name for alias in node.names}
                found += [f"{module}.{alias.name}" for alias in node.names]
            case ast.Attribute(value=ast.Name(id=owner)) if owner in modules:
                found.append(f"{owner}.{node.attr}")
            case ast.Call(args=[ast.Name(id=owner), ast.Constant(value=str(name)), *_]) if (
                owner in modules
            ):
                found.append(f"{owner}.{name}")
            case ast.Constant(value=str(name)) if name.startswith("gaireport."):
                found.append(name)
    return [name for name in found if re.search(r"(?:^|\.)_(?!_)\w*$", name)]


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_test_reaches_into_a_private_name(path: Path) -> None:
    assert names_reached_into(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from gaireport.api import _cut", ["gaireport.api._cut"]),
        ("from gaireport import api\napi._cut(1)", ["api._cut"]),
        ("from gaireport import api\npatch.setattr(api, '_cut', 1)", ["api._cut"]),
        ("patch('gaireport.api._cut')", ["gaireport.api._cut"]),
        ("import gaireport.__main__\nfrom gaireport.nodes import Cell\nCell()._replace(1)", []),
    ],
)
def test_a_private_name_is_seen(text: str, found: list[str]) -> None:
    assert names_reached_into(text) == found
