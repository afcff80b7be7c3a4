"""A row whose figures fit only thanks to a blank cell is held against the rows and heads beside it."""

from gaireport.adapter import CutCell
from gaireport.findings.words import Words
from gaireport.tables import peers
from gaireport.tables.peers import Peers, is_whole
from gaireport.tokens.kinds import Found, Run

FEES, PROCUREMENT = "proactive.fees", "proactive.procurement"
"""Rows alike: two columns each."""
LICENSING = "proactive.licensing"
"""Of the same table, with other columns."""


def _run(texts: str, table: int = 5, label: int = 0, width: int = 0) -> Run:
    """Cells behind a label, parted by bars."""
    parts = [part.strip() for part in texts.split("|")]
    cells = tuple(CutCell(text, 0, len(text), label + 1 + at) for at, text in enumerate(parts))
    return Run(cells, table, width or cells[-1].column + 1, label)


PADDED = _run("1|2|", -1)
"""A mere sequence, longer by a blank than the two figures due."""


def _doubt(
    path: str, run: Run, due: int, *others: tuple[str, Run], head: int = 0, first: int = 1
) -> Words | None:
    """Which rule speaks.

    Args:
        path: of the row.
        run: its cells.
        due: the number of its columns.
        others: the rows beside it.
        head: columns that the heads above it reach; 0 where there are none.
        first: column of the first head.
    """
    found = Found((CutCell("自然人", 0, 3, first),), run.table, None, head)
    return Peers([(path, run), *others]).doubt(path, run, due, [found] if head else [])


# Rows with more cells than are due


def test_padding_passes_for_a_figure() -> None:
    run = _run("7041|", -1)
    assert _doubt(PROCUREMENT, run, 2, (FEES, PADDED)) is peers._OTHERS
    assert _doubt(PROCUREMENT, run, 2, (FEES, _run("8|", -1))) is None


def test_a_row_like_the_others_is_not_doubted() -> None:
    blank_first = _run("|1|2", -1)
    assert _doubt(FEES, PADDED, 2, (PROCUREMENT, PADDED)) is None
    assert _doubt(FEES, blank_first, 2, (PROCUREMENT, blank_first)) is None


def test_a_blank_before_the_figures_of_a_sequence() -> None:
    short = PROCUREMENT, _run("3|", -1)
    assert _doubt(FEES, _run("|7|24", -1), 2, short) is peers._OTHERS
    padded = PROCUREMENT, _run("3|5|", -1)
    assert _doubt(FEES, _run("7|24|", -1), 2, padded) is None


def test_a_row_wider_than_its_heads() -> None:
    run, short = _run("7|24|"), (PROCUREMENT, _run("3|"))
    assert _doubt(FEES, run, 2, short, head=3) is peers._OTHERS
    assert _doubt(FEES, run, 2, short, head=4) is None


def test_a_row_wider_than_most_where_there_are_no_heads() -> None:
    run, short = _run("7|24|"), (PROCUREMENT, _run("3|"))
    as_wide = LICENSING, _run("5|6|7")
    assert _doubt(FEES, run, 2, short, (LICENSING, _run("5|6"))) is peers._OTHERS
    assert _doubt(FEES, run, 2, short, as_wide) is None


# Rows with as many


def test_something_behind_the_figures() -> None:
    whole = "applications.carried_in", _run("1|0|0|0|0|0|1")
    followed = "applications.carried_in", _run("1|0|0|0|0|0|1", width=16)
    run = _run("2|0|8|1|7|18|", width=16)
    assert _doubt("applications.received", run, 7, whole, whole) is peers._BEHIND
    assert _doubt("applications.received", run, 7, whole) is None
    assert _doubt("applications.received", run, 7, whole, followed) is None


def test_the_width_of_a_mere_sequence_tells_nothing() -> None:
    whole = "applications.carried_in", _run("1|0|0|0|0|0|1", -1)
    run = _run("2|0|8|1|7|18|", -1, width=16)
    assert _doubt("applications.received", run, 7, whole, whole) is None


def test_heads_that_reach_further() -> None:
    run = _run("0|0|0|0|0|0|")
    assert _doubt("applications.received", run, 7, head=9) is peers._HEADS
    assert _doubt("applications.received", run, 7, head=8) is None
    wider = "applications.carried_in", _run("0|0|0|0|0|0|1", label=1)
    assert _doubt("applications.received", run, 7, wider, head=9) is peers.NARROWEST


def test_heads_over_a_mere_sequence_tell_no_columns() -> None:
    assert _doubt("applications.received", _run("0|0|0|0|0|0|", -1), 7, head=9) is None


def test_figures_before_the_heads() -> None:
    run = _run("7|", label=-1)
    assert _doubt(FEES, run, 2, head=2, first=1) is peers._BEFORE
    assert _doubt(FEES, run, 2, head=2, first=0) is None


def test_the_label_beside_a_row_tells_where_it_begins() -> None:
    assert _doubt(FEES, _run("7|", label=1), 2, head=4, first=3) is None


def test_rows_alike_are_longer() -> None:
    longer = PROCUREMENT, _run("1|2|3")
    assert _doubt(FEES, _run("7|"), 2, longer) is peers._OTHERS
    others = [(LICENSING, _run("1|2|3"))] * 2
    assert _doubt(FEES, _run("7|"), 2, *others) is None


def test_rows_of_table_3_are_alike_where_their_labels_span_as_many_columns() -> None:
    run, longer = _run("2|0|8|1|7|18|"), _run("1|0|0|0|0|0|1|9")
    received = "applications.received"
    assert _doubt(received, run, 7, ("applications.carried_in", longer)) is peers._OTHERS
    assert _doubt(received, run, 7, ("applications.granted", longer)) is peers.NARROWEST


def test_the_label_spans_the_columns_that_a_shorter_row_lacks() -> None:
    longer, as_wide = (PROCUREMENT, _run("1|2|3")), _run("7|", label=1)
    assert _doubt(FEES, as_wide, 2, longer) is None
    assert _doubt(FEES, _run("7|", label=2), 2, longer) is None
    followed = LICENSING, _run("1|", width=4)
    assert _doubt(FEES, _run("7|", width=4), 2, longer, followed) is peers._OTHERS
    sequences = PROCUREMENT, _run("1|2|3", -1)
    assert _doubt(FEES, _run("7|", -1, label=1), 2, sequences) is peers._OTHERS


def test_two_longer_rows_among_many() -> None:
    usual, longer = (PROCUREMENT, _run("1|2")), (PROCUREMENT, _run("1|2|3"))
    others = [usual, usual, usual, longer]
    assert _doubt(FEES, _run("7|"), 2, *others, longer) is peers._OTHERS
    assert _doubt(FEES, _run("7|"), 2, *others) is None


# Table 3


def test_half_of_the_rows_lack_a_column() -> None:
    short = "applications.denied.state_secret", _run("4|6|8|2|54|79", label=2)
    whole = "applications.denied.state_secret", _run("4|6|8|2|54|7|79", label=1)
    run = _run("458|88|4|4|43|597|", label=1)
    assert _doubt("applications.granted", run, 7, short) is peers._FEW
    assert _doubt("applications.granted", run, 7, short, whole, whole) is None


def test_shorter_rows_in_other_tables_do_not_matter() -> None:
    assert _doubt(FEES, _run("7|", label=1), 2, (LICENSING, _run("1", label=2))) is None


def test_no_row_prints_as_many_as_are_due() -> None:
    path, short = "applications.granted", _run("|458|88|4|4|43|597")
    whole = "applications.received", _run("1|2|3|4|5|6|21")
    assert _doubt(path, short, 7) is peers._FEW
    assert _doubt(path, _run("|458|88||4|43|597"), 7) is peers._FEW
    assert _doubt(path, short, 7, whole, whole) is None
    assert _doubt(path, _run("458|88|4|4|43|597|"), 7) is None


def test_most_rows_print_one_less_than_are_due() -> None:
    path, short = "applications.granted", _run("|458|88|4|4|43|597")
    shorter = "applications.received", _run("||8|4|4|43|59")
    lone = "applications.received", _run("||||||59")
    assert _doubt(path, short, 7, lone, lone) is peers._FEW
    assert _doubt(path, short, 7, shorter) is None


def test_a_longer_row_of_a_sequence() -> None:
    run = _run("8|8|98|", -1)
    whole, padded = _run("1|2|3", -1), _run("1|2|3|", -1)
    assert _doubt(LICENSING, run, 3, ("proactive.penalties", whole)) is peers._OTHERS
    assert _doubt(LICENSING, run, 3, ("proactive.penalties", padded)) is None


def test_a_row_narrower_than_all_others() -> None:
    run = _run("|0|0|0|0|0|0", label=1)
    wider = "applications.received", _run("|1||||||1|")
    assert _doubt("applications.granted", run, 7, wider) is peers.NARROWEST
    as_wide = "applications.received", _run("|0|0|0|0|0|0|0")
    assert _doubt("applications.granted", run, 7, as_wide) is None


def test_a_table_in_one_row_has_no_end() -> None:
    whole = ("applications.carried_in", _run("||1|0|0|0|0|0|1", width=40))
    run = _run("||399|0|68|3|75", label=32)
    assert _doubt("applications.received", run, 7, whole) is peers._OTHERS


def test_a_column_is_lost_of_a_table_in_one_row() -> None:
    rows = [("applications.denied.state_secret", _run("4|6|8|2|54|79|", width=40))] * 3
    assert _doubt(*rows[0], 7, *rows) is peers._FEW
    in_grid = [("applications.denied.state_secret", _run("4|6|8|2|54|79|"))] * 3
    assert _doubt(*in_grid[0], 7, *in_grid) is None


def test_whole_rows_need_no_peers() -> None:
    assert is_whole(_run("1||3"), 3)
    assert not is_whole(_run("1|2|"), 3)
    assert not is_whole(_run("|1|2"), 3)
    assert not is_whole(_run("1|2|3|"), 3)
    assert not is_whole(_run("1|2|3"), 2)
