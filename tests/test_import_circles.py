"""No module imports itself by way of others, in the package or in what measures and tests it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import ROOT

TREES = ("gaireport", "benchmarks", "fuzz", "tests")


def _modules(tree: str) -> dict[str, Path]:
    """Dotted name -> file of every module of the tree; those of tests are imported by their bare names."""
    base = ROOT / "tests" if tree == "tests" else ROOT
    found = {}
    for path in sorted((ROOT / tree).rglob("*.py")):
        parts = path.relative_to(base).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def _modules_imported(path: Path, modules: dict[str, Path]) -> Iterator[str]:
    """The modules that the file imports anywhere: at the top, inside functions and for types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            # What is imported from a package may be a module of it, or a name of its own.
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in modules else str(node.module) for name in inner]
        else:
            continue
        yield from (name for name in names if name in modules)


def find_circle(graph: dict[str, list[str]]) -> list[str]:
    """The modules of one circle, the first again at its end; empty where the graph has none."""
    done: set[str] = set()

    def follow(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        circles = (follow(other, [*way, name]) for other in graph.get(name, ()))
        circle = next(filter(None, circles), [])
        done.add(name)
        return circle

    return next(filter(None, (follow(name, []) for name in graph)), [])


@pytest.mark.parametrize("tree", TREES)
def test_no_module_imports_itself_by_way_of_others(tree: str) -> None:
    modules = _modules(tree)
    graph = {name: list(_modules_imported(path, modules)) for name, path in modules.items()}
    assert any(graph.values()), f"no import of {tree} in {tree} was found"
    circle = find_circle(graph)
    assert not circle, f"a circle: {' imports '.join(circle)}"


def test_a_circle_is_found() -> None:
    assert find_circle({"a": ["b"], "b": ["c", "d"], "c": [], "d": ["b"]}) == ["b", "d", "b"]
    assert find_circle({"a": ["a"]}) == ["a", "a"]
    assert find_circle({"a": ["b", "c"], "b": ["c"], "c": []}) == []
