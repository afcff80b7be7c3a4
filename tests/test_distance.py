"""The distance of two spellings."""

import pytest

from gaireport.tokens.distance import edit_distance


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("", "", 0),
        ("行政处罚", "行政处罚", 0),
        ("行政处罚", "行政处罪", 1),
        ("行政处罚", "行政罚", 1),
        ("行政罚", "行政处罚", 1),
        ("abcd", "badc", 3),
        ("行政处罚", "处罚行政", 4),
    ],
)
def test_changes_losses_and_additions_are_counted(left: str, right: str, distance: int) -> None:
    assert edit_distance(left, right, 4) == distance


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_beyond_the_limit_it_is_not_measured(limit: int) -> None:
    assert edit_distance("行政处罚", "一般公共预算", limit) == limit + 1
    assert edit_distance("行政", "行政处罚决定", limit) == limit + 1
