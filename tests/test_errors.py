"""What every error tells a program and a person."""

import errno
import inspect
import pickle

import pytest

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
