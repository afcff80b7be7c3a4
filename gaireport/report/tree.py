"""New reports from old ones, cell by cell; the classes of the AST stay as they are."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import attrs

from gaireport.nodes import Cell, Report

Node = TypeVar("Node")
TABLES = ("proactive", "applications", "review", "litigation")


def replace_cells(report: Report, cells: Mapping[str, Cell]) -> Report:
    """A report with other cells at these paths; paths that it does not have are passed over."""
    return map_cells(report, lambda path, cell: cells.get(path, cell))


def map_cells(report: Report, change: Callable[[str, Cell], Cell]) -> Report:
    """A report with every cell put through a function of its path."""
    return attrs.evolve(
        report, **{name: _map(name, getattr(report, name), change) for name in TABLES}
    )


def _map(path: str, node: Node, change: Callable[[str, Cell], Cell]) -> Node:
    if isinstance(node, Cell):
        return change(path, node)  # type: ignore[return-value]
    if node is None:
        return node
    fields = {a.name: getattr(node, a.name) for a in node.__attrs_attrs__}  # type: ignore[attr-defined]
    changed = {name: _map(f"{path}.{name}", child, change) for name, child in fields.items()}
    return type(node)(**changed)
