"""Imports point one way, adapters know their contract only, and `import gaireport` is light."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from places import MODULES, PACKAGE, ROOT

# From the ground up: no room reaches, by whatever it imports, one that stands further down in this list.
LAYERS = (
    ("characters",),
    ("source", "errors", "placing"),
    ("findings",),
    ("nodes",),
    ("adapter", "form"),
    ("tokens", "report"),
    ("cutting", "grammars", "prose", "tables"),
    ("build", "checks"),
    ("reader",),
    ("api",),
    ("files",),
    ("exports", "view"),
    ("checker", "corpus"),
    ("testing", "cli"),
    ("__main__",),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
# gaireport/__init__.py gathers the public names and stands above all of them but the command line.
RANK["gaireport"] = RANK["cli"]
# form.printed lays a report out as the form prints it: what an adapter needs to write, with no layout in it.
ADAPTERS_MAY = {"adapter", "characters", "placing", "source", "nodes", "errors", "form"}
HEAVY = ("rich", "typer", "pyarrow", "lxml", "pdfplumber", "pypdfium2", "pandas", "lark")
REGISTERED = {each.value.partition(":")[0] for each in entry_points(group="gaireport.adapters")}


def _unit(path: Path) -> str:
    """The layer's name of a module: its own, or that of the package it stands in."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "gaireport" if parts == ("__init__",) else parts[0]


def _names_imported(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Dotted names that a module imports, at the top or inside functions; those for types only are left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: imports are absolute"
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def _own(name: str) -> str | None:
    """The layer's name of an imported module of ours; None: it is not ours."""
    parts = name.split(".")
    if parts[0] != "gaireport":
        return None
    is_module = len(parts) > 1 and (
        (PACKAGE / parts[1]).is_dir() or (PACKAGE / f"{parts[1]}.py").is_file()
    )
    return parts[1] if is_module else "gaireport"


def _is_on_call(path: Path, node: ast.stmt) -> bool:
    """Whether a public function loads what it needs when it is called."""
    return _unit(path) in ("gaireport", "api") and node.col_offset > 0


def _graph() -> dict[str, dict[str, str]]:
    """Unit -> units that it imports, each with the place of the import."""
    graph: dict[str, dict[str, str]] = {}
    for path in MODULES:
        unit = _unit(path)
        imports = graph.setdefault(unit, {})
        for name, node in _names_imported(path):
            own = _own(name)
            if own is not None and own != unit and not _is_on_call(path, node):
                imports.setdefault(own, f"{path.relative_to(PACKAGE)}:{node.lineno}")
    return graph


def _reachable(unit: str, graph: dict[str, dict[str, str]]) -> dict[str, list[str]]:
    """What a unit imports, directly or not, and the places of the imports that lead there."""
    found: dict[str, list[str]] = {}
    waiting = [(unit, [])]
    while waiting:
        at, way = waiting.pop(0)
        for own, place in graph.get(at, {}).items():
            if own not in found:
                found[own] = [*way, place]
                waiting.append((own, found[own]))
    return found


GRAPH = _graph()


@pytest.mark.parametrize("unit", sorted(set(GRAPH) - {"adapters"}))
def test_imports_point_one_way(unit: str) -> None:
    for own, way in _reachable(unit, GRAPH).items():
        route = f"{unit} imports {own} by {' and '.join(way)}"
        assert own != unit, f"a circle: {route}"
        assert own != "adapters", (
            f"only the registry loads adapters, by their entry points: {route}"
        )
        if unit in RANK and own in RANK:
            assert RANK[own] <= RANK[unit], route


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if _unit(p) == "adapters"],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_an_adapter_knows_its_contract_only(path: Path) -> None:
    for name, node in _names_imported(path):
        own, place = _own(name), f"{path.relative_to(PACKAGE)}:{node.lineno}"
        if own == "adapters":
            # A room holds the adapters of one family and what they share; beside the rooms lies what all share.
            family = path.relative_to(PACKAGE).parts[1]
            shared = (
                "closed_cells",
                "doubled_cells",
                "line_rows",
                "markup",
                "paragraph_cells",
                "broken_groups",
                "writing",
            )
            assert name.split(".")[2] in (family, *shared), f"{place}: another family"
            assert name.rpartition(".")[0] not in REGISTERED, f"{place}: imports an adapter"
        elif own == "form":
            assert name.startswith("gaireport.form.printed."), f"{place}: knows labels of the form"
        elif own is not None:
            assert own in ADAPTERS_MAY, f"{place}: an adapter imports {own}"


def test_import_loads_neither_adapters_nor_heavy_packages() -> None:
    program = "import sys, gaireport; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    loaded = done.stdout.split()
    assert not [name for name in loaded if name.split(".")[0] in HEAVY]
    assert not [name for name in loaded if name.startswith("gaireport.adapters.")]


def test_a_parse_loads_no_lark(demo_text: str) -> None:
    """Nor the explanations of the codes, which only who asks for them needs."""
    program = (
        "import sys, gaireport; gaireport.parse(sys.stdin.buffer.read().decode());"
        "print(*sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=demo_text.encode(), capture_output=True, check=True
    )
    loaded = set(done.stdout.decode().split())
    assert "gaireport.grammars.trees" in loaded
    late = {*HEAVY, "gaireport.grammars.lalr", "gaireport.findings.explanations"}
    assert not loaded & late


def test_every_module_says_what_it_is_for() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert ast.get_docstring(ast.parse(text)) or not text.strip(), (
            f"{path.name} has no docstring"
        )


@pytest.mark.parametrize("tree", ["gaireport", "tests", "benchmarks", "fuzz", "docs"])
def test_every_module_and_function_stays_small(tree: str) -> None:
    for path in sorted((ROOT / tree).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 400, f"{path.name} has more than 400 lines: split it by concept"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= 40, f"{path.name}:{node.lineno}: {node.name} has {length} lines"
