"""What every error tells a program and a person."""

import ast
import errno
import inspect
import pickle

import pytest
from places import ROOT

import gaireport
from gaireport import errors

ALL = [each for _, each in inspect.getmembers(errors, inspect.isclass)]


def test_every_class_has_a_reason_of_its_own() -> None:
    reasons = [each.reason for each in ALL]
    assert len(set(reasons)) == len(reasons) > 10


@pytest.mark.parametrize("kind", ALL)
def test_an_error_says_the_same_after_a_trip_to_another_process(kind: type) -> None:
    error = kind("a cell", message_zh="单元格")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.message, again.message_zh) == ("a cell", "a cell", "单元格")
    assert again.reason == error.reason


def test_an_unreadable_file_is_an_error_of_the_system_as_well() -> None:
    error = gaireport.UnreadableFileError("none", reason="missing", errno=errno.ENOENT)
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, OSError)
    assert (again.errno, again.reason, str(again)) == (errno.ENOENT, "missing", "none")


def test_what_no_one_put_in_chinese_is_said_in_english() -> None:
    assert gaireport.ParseError("damaged").message_zh == "damaged"


def _raised(source: str) -> list[ast.Call]:
    """The errors of ours that a module makes."""
    names = {each.__name__ for each in ALL}
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in names]


def test_every_error_is_put_in_chinese_where_it_is_made() -> None:
    missing, made = [], 0
    for path in sorted((ROOT / "gaireport").rglob("*.py")):
        for call in _raised(path.read_text(encoding="utf-8")):
            made += 1
            is_spread = any(isinstance(each, ast.Starred) for each in call.args)
            named = {each.arg for each in call.keywords}
            if len(call.args) < 2 and not is_spread and "message_zh" not in named:
                missing.append(f"{path.relative_to(ROOT)}:{call.lineno}")
    assert made > 50
    assert missing == []
