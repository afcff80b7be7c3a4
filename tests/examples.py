"""The fenced blocks of the project's documents, and their Python examples run."""

import re
from typing import NamedTuple

import pytest
from places import ROOT

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """One fenced block."""

    kind: str
    text: str


def read_document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def read_blocks(name: str) -> list[Block]:
    return [Block(*found) for found in FENCE.findall(read_document(name))]


def run_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each Python block prints the text block right after it, or nothing; later ones know the names of earlier ones."""
    namespace: dict[str, object] = {"__name__": "example"}
    blocks = read_blocks(name)
    assert any(block.kind == "python" for block in blocks)
    for block, after in zip(blocks, [*blocks[1:], Block("", "")], strict=True):
        if block.kind == "python":
            exec(compile(block.text, name, "exec"), namespace)
            printed = capsys.readouterr().out
            assert printed == (after.text if after.kind == "text" else "")


def missing_targets(shell: str) -> list[str]:
    """What follows ``make`` in the lines of a shell example and stands in no rule of the Makefile."""
    makefile = read_document("Makefile")
    targets = []
    for line in re.findall(r"\bmake ([a-z][a-z -]*)", shell):
        targets.extend(line.split())
    return [each for each in targets if not re.search(rf"^{each}:", makefile, re.MULTILINE)]


def matches_output(expected: list[str], printed: list[str]) -> bool:
    """Whether the lines are those expected; ``...`` stands for any lines, or for the rest of a line."""
    if not expected:
        return not printed
    if expected[0] == "...":
        return any(matches_output(expected[1:], printed[at:]) for at in range(len(printed) + 1))
    if not printed:
        return False
    start, dots, _ = expected[0].partition("...")
    same = printed[0].startswith(start) if dots else printed[0] == start
    return same and matches_output(expected[1:], printed[1:])
