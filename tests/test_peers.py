"""A row whose figures fit only thanks to a blank cell is held against the rows and heads beside it."""

from gaireport.adapter import CutCell
from gaireport.peers import Peers, is_whole
from gaireport.tokens import Found, Run


def _run(texts: str, table: int = 5, label: int = 0, width: int = 0) -> Run:
    """Cells behind a label, parted by bars."""
    parts = [part.strip() for part in texts.split("|")]
    cells = tuple(CutCell(text, 0, len(text), label + 1 + at) for at, text in enumerate(parts))
    return Run(cells, table, width or cells[-1].column + 1, label)


PADDED = _run("1|2|", -1)


def _doubts(path: str, run: Run, due: int, *others: tuple[str, Run], head: int = 0) -> bool:
    heads = [Found((CutCell("自然人", 0, 3, 1),), run.table, None, head)] if head else []
    return Peers([(path, run), *others]).doubt(path, run, due, heads) is not None


def test_padding_passes_for_a_figure() -> None:
    run = _run("7041|", -1)
    assert _doubts("proactive.procurement", run, 2, ("proactive.fees", PADDED))
    assert not _doubts("proactive.procurement", run, 2, ("proactive.fees", _run("8|", -1)))


def test_a_row_like_the_others_is_not_doubted() -> None:
    assert not _doubts("proactive.fees", PADDED, 2, ("proactive.procurement", PADDED))


def test_heads_that_reach_further() -> None:
    run = _run("0|0|0|0|0|0|")
    assert _doubts("applications.received", run, 7, head=9)
    assert not _doubts("applications.received", run, 7, head=8)


def test_something_behind_the_figures() -> None:
    whole = ("applications.carried_in", _run("1|0|0|0|0|0|1"))
    run = _run("2|0|8|1|7|18|", width=16)
    assert _doubts("applications.received", run, 7, whole, whole)


def test_all_rows_lack_a_column() -> None:
    short = [("applications.denied.state_secret", _run("4|6|8|2|54|79", label=2))] * 3
    run = _run("|458|88|4|4|43|597", label=1)
    assert _doubts("applications.granted", run, 7, *short)


def test_a_row_wider_than_its_heads() -> None:
    run = _run("7|24|")
    assert _doubts("proactive.fees", run, 2, ("proactive.procurement", _run("3|")), head=3)
    assert not _doubts("proactive.fees", run, 2, ("proactive.procurement", _run("3|")), head=4)


def test_a_longer_row_of_a_sequence() -> None:
    run = _run("8|8|98|", -1)
    whole, padded = _run("1|2|3", -1), _run("1|2|3|", -1)
    assert _doubts("proactive.licensing", run, 3, ("proactive.penalties", whole))
    assert not _doubts("proactive.licensing", run, 3, ("proactive.penalties", padded))


def test_a_row_narrower_than_all_others() -> None:
    run = _run("|0|0|0|0|0|0", label=1)
    assert _doubts("applications.granted", run, 7, ("applications.received", _run("|1||||||1|")))
    assert not _doubts(
        "applications.granted", run, 7, ("applications.received", _run("|0|0|0|0|0|0|0"))
    )


def test_a_table_in_one_row_has_no_end() -> None:
    whole = ("applications.carried_in", _run("||1|0|0|0|0|0|1", width=40))
    run = _run("||399|0|68|3|75", label=32)
    assert _doubts("applications.received", run, 7, whole)


def test_a_column_is_lost_of_a_table_in_one_row() -> None:
    rows = [("applications.denied.state_secret", _run("4|6|8|2|54|79|", width=40))] * 3
    assert _doubts(*rows[0], 7, *rows)
    in_grid = [("applications.denied.state_secret", _run("4|6|8|2|54|79|"))] * 3
    assert not _doubts(*in_grid[0], 7, *in_grid)


def test_whole_rows_need_no_peers() -> None:
    assert is_whole(_run("1||3"), 3)
    assert not is_whole(_run("1|2|"), 3)
    assert not is_whole(_run("1|2|3|"), 3)
