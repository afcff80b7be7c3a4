"""The settings of a project: gaireport.toml, or the section [tool.gaireport] of pyproject.toml, here or above."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gaireport.errors import GaireportError
from gaireport.findings.words import Words

_SETTINGS: dict[str, tuple[type, ...]] = {
    "select": (str, list),
    "ignore": (str, list),
    "fail-on": (str,),
    "exit-zero": (bool,),
    "statistics": (bool,),
    "format": (str,),
    "adapter": (str,),
    "lang": (str,),
    "jobs": (int,),
}
"""What may be set; each stands for the option of that name."""
_VALUE_KINDS = {
    str: Words("a text", "文本"),
    list: Words("a list", "列表"),
    bool: Words("true or false", "true 或 false"),
    int: Words("a whole number", "整数"),
}


def read_settings(folder: Path) -> dict[str, Any]:
    """The settings that hold in a folder; those nearest to it, and none where no file has any.

    Raises:
        GaireportError: the file cannot be read, or it sets what there is not.
    """
    for each in (folder, *folder.parents):
        own, shared = each / "gaireport.toml", each / "pyproject.toml"
        if own.is_file():
            return _checked_settings(own, _load_toml(own))
        if shared.is_file():
            section = _load_toml(shared).get("tool", {}).get("gaireport")
            if section is not None:
                return _checked_settings(shared, section)
    return {}


def as_defaults(settings: Mapping[str, Any], commands: Mapping[str, Any]) -> dict[str, Any]:
    """The settings as defaults of the options of each command that has them."""
    defaults = {name.replace("-", "_"): value for name, value in settings.items()}
    renamed = {"style" if name == "format" else name: value for name, value in defaults.items()}
    return {
        name: {p.name: renamed[p.name] for p in command.params if p.name in renamed}
        for name, command in commands.items()
    }


def _load_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GaireportError(
            f"{file} cannot be read: {error}", f"{file} 无法读取：{error}", reason="wrong-settings"
        ) from error


def _checked_settings(file: Path, section: Any) -> dict[str, Any]:
    if not isinstance(section, dict):
        section = {"": section}
    settings = {}
    for name, value in section.items():
        kinds = _SETTINGS.get(name, ())
        if type(value) not in kinds:
            raise _wrong_setting(file, name, value)
        settings[name] = ",".join(map(str, value)) if isinstance(value, list) else value
    return settings


def _wrong_setting(file: Path, name: str, value: object) -> GaireportError:
    if kinds := _SETTINGS.get(name):
        due = " or ".join(_VALUE_KINDS[kind].en for kind in kinds)
        due_zh = "或".join(_VALUE_KINDS[kind].zh for kind in kinds)
        return GaireportError(
            f"{file}: {name} = {value!r}: the value is to be {due}",
            f"{file}：{name} = {value!r}，其值应为{due_zh}",
            reason="wrong-settings",
        )
    known = ", ".join(_SETTINGS)
    return GaireportError(
        f"{file}: {name} = {value!r} is no setting; there are {known}",
        f"{file}：{name} = {value!r} 不是可用的设置；现有 {known}",
        reason="wrong-settings",
    )
