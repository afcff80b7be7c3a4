"""The cases of ``cases/<layout>.md``: each changes a few lines of a sound report, and states what comes out of that.

A title (``##``), then blocks between fences, in this order:

- the first names the sound report with its kind: ``diff 2021``, or ``sed 2019, chapters 2 4 in tab_table`` where some
  chapters are drawn in another layout. ``diff`` is hunks with ``@@`` between them, ``sed`` is commands s/// and y///,
  ``drawn`` changes nothing further, ``text`` is a text of its own that stands for the sound report.
- further blocks ``diff`` and ``sed`` change what the first left.
- the last, without a kind, is the outcome: see outcomes.py. What it does not state is as in the sound report.

Run as a script, it prints the texts of the cases whose titles have the words given:
``python tests/case_files.py pipe sign``.
"""

import functools
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import attrs

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import goldens
from drawn import DRAWINGS
from outcomes import spell_outcome
from printed import CHAPTERS, CLOSING, OPENING, figures, parts

import gaireport
from gaireport.nodes import Report

CASES_FOLDER = Path(__file__).resolve().parent / "cases"
_TITLE = re.compile(r"^## (.+)\n", re.MULTILINE)
_BLOCK = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_REPORT_EDIT = re.compile(r"(2019|2021)(?:, chapters? ([1-6 ]+) in (\w+))?")
_SED = re.compile(r"([sy])/((?:[^/\\]|\\.)+)/((?:[^/\\]|\\.)*)/")


@attrs.frozen
class Case:
    """One deviation of a text, and what it makes of a report."""

    layout: str
    title: str
    form: str
    """The form of the sound report."""
    elsewhere: Mapping[int, str]
    """Chapter -> the layout in which it is drawn, where that is another one."""
    edits: tuple[tuple[str, str], ...]
    """The changes to the text in their order, each as its kind and its lines."""
    expected: str | None
    """Every difference from the sound report, a line each; None: not yet written."""

    @functools.cached_property
    def text(self) -> str:
        text = draw(self.layout, self.form, self.elsewhere)
        for kind, lines in self.edits:
            text = EDITS[kind](text, lines)
        return text

    @property
    def figures(self) -> dict[str, str | None]:
        """Path -> what the sound report prints there; None: a text of its own has nothing to differ from."""
        printed = figures(self.form)
        return (
            dict.fromkeys(printed) if self.edits[:1] and self.edits[0][0] == "text" else {**printed}
        )

    @functools.cached_property
    def report(self) -> Report:
        return gaireport.parse(self.text)

    def get_outcome(self) -> str:
        """The lines that the case comes out as, of which the expected ones are a copy."""
        return spell_outcome(self.report, self.text, self.form, self.figures)


def draw(layout: str, form: str, elsewhere: Mapping[int, str] | None = None) -> str:
    """The sound report of a form in a layout, some of its chapters in another one."""
    if not elsewhere:
        return DRAWINGS[layout](parts(form))
    whole, frame = parts(form, chapters=()), len(CLOSING)
    text = DRAWINGS[layout](whole[:-frame])
    for number in CHAPTERS:
        chapter = parts(form, chapters=[number])[len(OPENING) : -frame]
        text += DRAWINGS[elsewhere.get(number, layout)](chapter)
    return text + DRAWINGS[layout](whole[-frame:])


def read_cases(path: Path) -> list[Case]:
    """The cases of a file, which is named for their layout, or whose titles begin with it."""
    return [read_case(*named_layout(path, title), body) for title, body in split_cases(path)]


def split_cases(path: Path) -> list[tuple[str, str]]:
    """The title and the body of each case."""
    _, *found = _TITLE.split(path.read_text(encoding="utf-8"))
    return list(zip(found[::2], found[1::2], strict=True))


def named_layout(path: Path, title: str) -> tuple[str, str]:
    """The layout of a case, and its title without it."""
    layout, colon, rest = title.partition(": ")
    return (layout, rest) if colon and layout in DRAWINGS else (path.stem, title)


def read_case(layout: str, title: str, body: str) -> Case:
    """The case with this title: blocks of changes to the text, and a block of what comes out of them."""
    blocks = [(info, lines) for info, lines in _BLOCK.findall(body)]
    expected = next((lines for info, lines in blocks if not info), None)
    edits = [(*info.partition(" ")[::2], lines) for info, lines in blocks if info]
    assert edits, f"{title}: a case changes something"
    assert len(blocks) - len(edits) <= 1, f"{title}: two outcomes"
    report = _REPORT_EDIT.fullmatch(edits[0][1])
    assert report, f"{title}: its first block names no report"
    assert not any(more for _, more, _ in edits[1:]), (
        f"{title}: only its first block names a report"
    )
    return Case(
        layout,
        title,
        report[1],
        dict.fromkeys(map(int, report[2].split()), report[3]) if report[2] else {},
        tuple((kind, lines) for kind, _, lines in edits),
        expected,
    )


def with_outcomes(path: Path, outcome: Callable[[Case], str], anew: bool) -> str:
    """The text of a file with the outcomes that it lacks, or with all of them anew."""
    written = _TITLE.split(path.read_text(encoding="utf-8"))[0]
    for title, body in split_cases(path):
        case = read_case(*named_layout(path, title), body)
        if anew or case.expected is None:
            body = _BLOCK.sub(lambda block: block[0] if block[1] else "", body)
            body = f"{body.rstrip()}\n```\n{outcome(case)}```\n\n"
        written += f"## {title}\n{body}"
    return written.rstrip() + "\n"


def write_what_is_due(path: Path, outcome: Callable[[Case], str]) -> None:
    """Write the outcomes of a file that the switch of the goldens asks for."""
    if any(goldens.is_due(case.expected is not None) for case in read_cases(path)):
        path.write_text(with_outcomes(path, outcome, goldens.mode == "all"), encoding="utf-8")


def take_text(text: str, lines: str) -> str:
    """A text of its own."""
    return lines


def as_drawn(text: str, lines: str) -> str:
    """The sound report, of which a chapter is drawn in another layout."""
    assert not lines
    return text


def apply_diff(text: str, lines: str) -> str:
    """The text with each hunk's lines changed; what a hunk takes away or keeps stands once in the text."""
    changes = []
    for hunk in re.split(r"^@@\n", lines, flags=re.MULTILINE):
        marked = hunk.splitlines(keepends=True)
        assert all(line[0] in " +-" for line in marked), hunk
        old, new = ("".join(line[1:] for line in marked if line[0] != sign) for sign in "+-")
        places = [found.start() for found in re.finditer(rf"^{re.escape(old)}", text, re.MULTILINE)]
        assert len(places) == 1, f"not once in the text:\n{old}"
        changes.append((places[0], old, new))
    for place, old, new in sorted(changes, reverse=True):
        text = text[:place] + new + text[place + len(old) :]
    return text


def apply_sed(text: str, lines: str) -> str:
    r"""The text after commands of sed: s/pattern/replacement/ wherever it matches, y/these/those/ for characters.

    \u00a0 and the like stand for characters that do not show.
    """
    for line in lines.splitlines():
        command = _SED.fullmatch(line)
        assert command, f"no command of sed: {line}"
        kind, old, new = command[1], *map(_unescape, command.groups()[1:])
        before = text
        text = (
            text.translate(str.maketrans(old, new))
            if kind == "y"
            else re.sub(old, new, text, flags=re.MULTILINE)
        )
        assert text != before, f"changes nothing: {line}"
    return text


EDITS = {"text": take_text, "drawn": as_drawn, "diff": apply_diff, "sed": apply_sed}


def _unescape(text: str) -> str:
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    return text.replace("\\/", "/")


def find_cases(words: Iterable[str]) -> Iterator[Case]:
    """The cases that have all these words in their layout or title."""
    for path in sorted(CASES_FOLDER.glob("*.md")):
        for case in read_cases(path):
            if all(word in f"{case.layout} {case.title}" for word in words):
                yield case


if __name__ == "__main__":
    for found in find_cases(sys.argv[1:]):
        print(f"## {found.layout}: {found.title}\n{found.text}\n{found.get_outcome()}")
