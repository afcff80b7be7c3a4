"""Which cells of the 2019 and the 2021 form may be joined into one series over the years, and which may not, and why.

A cell that both forms have under one path is one series. What is listed here lies beside each other under other paths.
"""

from typing import Literal, NamedTuple

from gaireport.findings.words import Words
from gaireport.form.official import APPLICANT_COLUMNS

HowJoined = Literal["same", "sum", "never", "alone"]
"""``same``: both forms have the cell; ``sum``: the cells of one form add up to that of the other; ``never``: the other
form has a cell that looks alike and counts something else; ``alone``: the other form has nothing like it."""


class Join(NamedTuple):
    """Cells that stand in the two forms in one place, as paths."""

    how: HowJoined
    cells_2019: tuple[str, ...]
    cells_2021: tuple[str, ...]
    reason: Words


_SUM_OF_THREE = Words(
    "the one row of the 2019 form is divided into three in the 2021 form, which are to be added up",
    "2019年格式的一行在2021年格式中细分为三行，三行之和与之可比",
)
_OF_ALL_OR_IN_FORCE = Words(
    "the 2019 form counts all that was ever disclosed, the 2021 form what is in force",
    "2019年格式统计对外公开的全部件数，2021年格式统计现行有效的件数",
)
_MADE_OR_ISSUED = Words(
    "the 2019 form counts what was newly made, the 2021 form what was issued, and neither notice equates the two",
    "2019年格式统计新制作数量，2021年格式统计制发件数，两份通知均未说明二者口径一致",
)
_ITEMS_OR_MONEY = Words(
    "the 2019 form counts items that are charged for, the 2021 form the money charged",
    "2019年格式统计收费项目数，2021年格式统计收费金额",
)
SAME = Words("both forms count the same", "两种格式口径一致")
ALONE = Words("the other form has no such cell", "另一种格式没有这一格")

_DOCUMENT_ROWS = ("proactive.regulations", "proactive.normative_documents")
_OTHER_ROWS = ("not_corrected_in_time", "fee_unpaid", "other")

JOINS: tuple[Join, ...] = (
    *(
        Join(
            "sum",
            (f"applications.other.all.{column}",),
            tuple(f"applications.other.{row}.{column}" for row in _OTHER_ROWS),
            _SUM_OF_THREE,
        )
        for column in APPLICANT_COLUMNS
    ),
    *(
        Join("never", (f"{row}.created",), (f"{row}.issued",), _MADE_OR_ISSUED)
        for row in _DOCUMENT_ROWS
    ),
    *(
        Join("never", (f"{row}.total_disclosed",), (f"{row}.in_force",), _OF_ALL_OR_IN_FORCE)
        for row in _DOCUMENT_ROWS
    ),
    Join(
        "never",
        ("proactive.fees.previous_items", "proactive.fees.change"),
        ("proactive.fees.amount",),
        _ITEMS_OR_MONEY,
    ),
)
