"""The pages that are not in docs/: the guides from the READMEs, names, codes and layouts from the package."""

import re
from collections.abc import Iterator
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

import gaireport
from gaireport.findings.explanations import EXPLANATIONS

ROOT = Path(__file__).resolve().parents[2]
_COPIES = {
    "README.md": "index.md",
    "README.zh-CN.md": "guide.zh.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
}
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([\w./-]+)(#[\w-]*)?\)")
_OUTWARDS = re.compile(r"(!?)\[([^\]]*)\]\(\.\./([\w./-]+)(#[\w-]*)?\)")
_PLUGIN_MODULES = (
    "gaireport.adapter",
    "gaireport.source",
    "gaireport.errors",
    "gaireport.form.printed",
    "gaireport.testing",
)
_LAYOUT_LINES = 12
"""The lines of the demo report that are shown in each layout."""


def on_files(files: Files, config: Any) -> Files:
    """Add the pages that are made."""
    made = {
        **{page: _copy(source) for source, page in _COPIES.items()},
        "api.md": "\n".join(_api()),
        "plugins.md": "\n".join(_plugins()),
        "codes.md": "\n".join(_codes()),
        "layouts.md": "\n".join(_layouts()),
    }
    for page, text in made.items():
        files.append(File.generated(config, page, content=text))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Let links that leave docs/ for the project's folder lead to the pages that are made of what is there."""
    return _OUTWARDS.sub(_relink, markdown)


def _copy(name: str) -> str:
    text = (ROOT / name).read_text(encoding="utf-8")
    # The list of all codes has a page of its own.
    text = re.sub(r"<details>.*?</details>", "[codes.md](codes.md)", text, flags=re.DOTALL)
    return _LINK.sub(_relink, text)


def _relink(found: re.Match[str]) -> str:
    sign, shown, target, anchor = found.groups()
    target = target.removeprefix("./")
    if target in _COPIES:
        return f"{sign}[{shown}]({_COPIES[target]}{anchor or ''})"
    if target.startswith("docs/"):
        return f"{sign}[{shown}]({target.removeprefix('docs/')}{anchor or ''})"
    if target == "codes.md":
        return found[0]
    # What lies in the repository and on no page is named, not linked.
    return shown if shown.startswith("`") else f"`{target}`"


def _api() -> Iterator[str]:
    yield "# Public names\n\nAll of them are imported from `gaireport`; `gaireport.__version__` is the version.\n"
    homes = gaireport._HOMES
    named = {name for names in homes.values() for name in names}
    missing = set(gaireport.__all__) - named - {"__version__"}
    assert not missing, f"no page for {missing}"
    for head, wanted in (("Functions", str.islower), ("Classes and constants", _is_class)):
        yield f"## {head}\n"
        for module, names in homes.items():
            yield from (f"::: {module}.{name}\n" for name in names if wanted(name))


def _is_class(name: str) -> bool:
    return not name.islower()


def _plugins() -> Iterator[str]:
    yield "# What a plugin imports\n\nAn adapter may import these modules; their names keep their meaning.\n"
    for module in _PLUGIN_MODULES:
        yield f"## {module}\n\n{import_module(module).__doc__}\n"
        public = gaireport._HOMES.get(module, ())
        if public:
            yield "Public as well: " + ", ".join(f"[{n}][{module}.{n}]" for n in public) + ".\n"
        own = [each for each in _names_of(module) if each not in public]
        yield from (f"::: {module}.{name}\n" for name in own)


def _names_of(module: str) -> list[str]:
    """The public classes, functions and constants of a module that it defines or offers itself."""
    loaded = import_module(module)
    offered = getattr(loaded, "__all__", None)
    if offered is not None:
        return list(offered)
    return [
        name
        for name, value in vars(loaded).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module
    ]


def _codes() -> Iterator[str]:
    yield "# Codes\n\nCodes are permanent; `gaireport explain GR303` prints what stands here.\n"
    for code in sorted(gaireport.CODES):
        entry, told = gaireport.CODES[code], EXPLANATIONS[code]
        yield f"## {code} {entry.name}\n\n*{entry.severity}*\n"
        yield f"- {told.meaning.en}\n- {told.why.en}\n- Example: {told.example.en}\n"
        yield f"\n- {told.meaning.zh}\n- {told.why.zh}\n- 示例：{told.example.zh}\n"


def _layouts() -> Iterator[str]:
    yield "# Layouts\n\nAn adapter each, which `adapter=` and `--adapter` name. The samples show the demo's table 3.\n"
    text = resources.files("gaireport").joinpath("demo", "report.txt").read_bytes().decode()
    report = gaireport.parse(text)
    writable = gaireport.writable_layouts()
    for name, adapter in gaireport.adapters().items():
        yield f"## {name}\n\n{adapter.summary[0].upper()}{adapter.summary[1:]}.\n"
        cannot = [limit for limit, can in adapter.limits.items() if not can]
        yield f"Cannot carry: {', '.join(f'`{each}`' for each in cannot)}.\n" if cannot else ""
        if name in writable:
            sample = gaireport.write(report, name)
            lines = sample[sample.index("一、本年新收") - 1 :].splitlines()[:_LAYOUT_LINES]
            yield "````text\n" + "\n".join(line[:160] for line in lines) + "\n````\n"
        else:
            yield "It is read, not written.\n"
