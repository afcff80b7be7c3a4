"""What does not bear a row out though its figures are as many as its columns, each with a row that forced it."""

from made_rows import DUPLICATE, DUPLICATE_PATHS, FAR, REVIEW_COLUMNS, SEVEN, made_heads, made_row
from printed import REVIEW_PATHS, figures, parts, place_of, row_paths, tabs
from readings import codes_with_cells

import gaireport
from gaireport.tables.claims import settle_claims
from gaireport.tables.columns import UNDER_NO_HEADS, Columns, read_applicants, read_proactive
from gaireport.tables.neighbours import find_lost_neighbours
from gaireport.tables.printed import Block, PrintedRow, print_row
from gaireport.tables.reading import PathRow, RowReader

GRANTED = "applications.granted"
TWO_OF_TABLE_2 = Columns(("previous_items", "change"))
WHOLE = made_row("9 3 0 0 2 0 14", path=GRANTED)
KEEPS_BLANKS = made_row("9 3 . . 2 0 14", path=GRANTED)


def doubts(row: PrintedRow, *others: PrintedRow, columns: Columns = SEVEN) -> set[str]:
    """The codes under which cells of the row are in doubt, among these others."""
    paths = REVIEW_PATHS if columns.due == len(REVIEW_PATHS) else DUPLICATE_PATHS[: columns.due]
    path_rows = [PathRow(each, columns, paths) for each in (row, *others)]
    reader = RowReader(FAR, path_rows, [Block(3)])
    reader.read(path_rows[0])
    return {each.code for each in reader.missing}


# Where labels stand


def test_figures_that_begin_where_other_rows_have_labels_are_doubted_if_a_column_is_lost() -> None:
    # A blank column was dropped: the rows of a group are short, and one of the first level takes its label's cell.
    short = made_row("3 0 0 2 0 5", path=GRANTED, first=2)
    assert doubts(made_row(". 3 0 0 2 0 5"), short) == {"GR219"}
    assert doubts(made_row("1 3 0 0 2 0 6"), short) == set()
    assert (
        doubts(made_row(". 3 0 0 2 0 5"), made_row("3 0 0 0 2 0 5", path=GRANTED, first=2)) == set()
    )


def test_a_row_that_alone_is_longer_proves_nothing_by_its_sum() -> None:
    # The 0 may have been taken in.
    assert doubts(
        made_row(". . 4 6 6 0 8 24", table=-1), made_row("9 3 0 0 2 0 14", path=GRANTED, table=-1)
    ) == {"GR219"}
    longer = made_row(". . 5 6 6 0 8 25", path=GRANTED, table=-1)
    assert doubts(made_row(". . 4 6 6 0 8 24", table=-1), longer) == set()


def test_figures_in_a_line_below_the_blank_one_of_the_label_are_doubted() -> None:
    assert doubts(made_row(". . . . . . .", "9 3 0 0 2 0 ."), KEEPS_BLANKS) == {"GR219"}
    assert doubts(made_row("9 3 0 0 2 0 ."), KEEPS_BLANKS) == set()


# Sums


def test_a_row_with_a_cell_to_spare_whose_total_fails_is_doubted() -> None:
    split = made_row("1 3 0 0 4 6 9 1 . . . . . . . .")
    assert doubts(split, columns=REVIEW_COLUMNS) == {"GR219"}


def test_a_row_with_more_cells_than_those_like_it_is_doubted_though_its_ends_are_printed() -> None:
    # 26 was taken in before a row that ends blank.
    columns = Columns(("previous_items", "change", "decisions"))
    longer, others = made_row("26 . 7 ."), [made_row("3 0 7")] * 2
    assert doubts(longer, *others, columns=columns) == {"GR219"}
    assert doubts(made_row("26 . 7"), *others, columns=columns) == set()
    # Where all are padded, none is longer.
    assert doubts(longer, *[made_row("3 0 7 .")] * 2, columns=columns) == set()


def test_the_row_of_table_4_with_a_cell_to_spare_is_doubted_where_its_sums_fail() -> None:
    split = made_row("13 4 38 0 55 6 0 0 4 1 0 0 0 0 0 .", path="review")
    assert doubts(split, columns=REVIEW_COLUMNS) == {"GR219"}
    whole = made_row("13 4 38 0 55 6 0 0 4 10 0 0 0 0 0 .", path="review")
    assert doubts(whole, columns=REVIEW_COLUMNS) == set()


def test_the_row_of_table_4_is_doubted_where_another_blank_cell_may_be_the_one_too_many() -> None:
    taken_in = made_row(". . 15 . 75 90 . . . . . 1 17 5 94 117", path="review")
    assert doubts(taken_in, columns=REVIEW_COLUMNS) == {"GR219"}
    headed = REVIEW_COLUMNS._replace(starts=tuple(range(2, 17)), table=0)
    assert doubts(taken_in, columns=headed) == set()
    padded = made_row("1 2 15 0 18 90 0 0 0 90 5 1 17 5 28 .", path="review")
    assert doubts(padded, columns=REVIEW_COLUMNS) == set()


def test_figures_whose_sums_hold_further_right_only_are_doubted() -> None:
    moved = made_row(". . . . . . . 83 83 . . . . . .")
    assert doubts(moved, KEEPS_BLANKS, columns=REVIEW_COLUMNS) == {"GR219"}


def test_zeros_before_blank_cells_lack_a_total_as_other_figures_do() -> None:
    many = [made_row("9 3 . 0 2 0 14", path=f"applications.{n}") for n in "abc"]
    assert doubts(made_row("0 0 . . . . ."), *many) == {"GR219"}
    assert doubts(made_row(". . . . 0 . ."), *many) == set()


def test_zeros_of_one_proceeding_without_a_total_are_doubted_where_the_others_prove_themselves() -> (
    None
):
    many = [made_row("9 3 0 0 2 0 14", path=f"applications.{n}") for n in "abc"]
    holds = [PathRow(each, SEVEN, DUPLICATE_PATHS) for each in many]
    row = made_row("1 1 2 3 7 1 0 0 0 1 0 0 0 . .")
    path_rows = [PathRow(row, REVIEW_COLUMNS, REVIEW_PATHS), *holds]
    reader = RowReader(FAR, path_rows, [Block(3)])
    reader.read(path_rows[0])
    (lacking,) = reader.missing
    assert set(lacking.cells) == {path for path in REVIEW_PATHS if "after_review" in path}


def test_blank_cells_of_table_2_are_doubted_where_table_3_was_closed_up() -> None:
    compacted = [made_row("9 3 2 14 . . .", path=f"applications.{n}") for n in "abc"]
    kept = [made_row("9 3 . . 2 0 14", path=f"applications.{n}") for n in "defghijklmno"]
    row = made_row("4 .", path="proactive.fees", block=1, table=1)
    paths = ("proactive.fees.previous_items", "proactive.fees.change")
    table_3 = [PathRow(each, SEVEN, DUPLICATE_PATHS) for each in (*compacted, *kept)]

    def codes(others: list[PathRow]) -> set[str]:
        path_rows = [PathRow(row, TWO_OF_TABLE_2, paths), *others]
        reader = RowReader(FAR, path_rows, [Block(3), Block(2)])
        reader.read(path_rows[0])
        return {each.code for each in reader.missing}

    assert codes(table_3) == {"GR219"}
    assert codes(table_3[3:]) == set()


def test_a_row_of_table_2_with_a_cell_to_spare_and_a_blank_one_is_doubted() -> None:
    assert doubts(made_row("4 . ."), KEEPS_BLANKS, columns=TWO_OF_TABLE_2) == {"GR219"}


# Columns


def test_cells_that_stand_elsewhere_than_heads_in_an_order_of_their_own_are_doubted() -> None:
    names = ("total", *SEVEN.names[:-1])
    here = Columns(names, tuple(range(1, 8)), 0, is_reordered=True)
    row = made_row("14 9 3 0 0 2 0")
    assert doubts(row, columns=here) == set()
    assert doubts(row, columns=here._replace(starts=tuple(range(2, 9)))) == {"GR219"}
    assert doubts(row, columns=here._replace(is_reordered=False)) == set()


def test_zeros_in_a_sequence_are_doubted_where_other_rows_stand_under_their_heads() -> None:
    headed = SEVEN._replace(starts=tuple(range(2, 9)), table=5)
    zeros = made_row("0 0 0 0 0 0 0", table=-1)
    assert doubts(zeros, columns=headed) == {"GR219"}
    assert doubts(made_row("9 3 0 0 2 0 14", table=-1), columns=headed) == set()
    assert doubts(zeros) == set()


def test_rows_of_another_grid_than_heads_in_their_own_order_are_for_the_sums_to_settle() -> None:
    text = "\n\n".join(line for line in tabs(parts()).split("\n") if line)
    order = "\t\t\t总计\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他"
    heads = text[text.index("\t\t\t自然人") : text.index("一、本年新收")]
    report = gaireport.parse(text.replace(heads, order + "\n\n\n\n"))
    named = {path for code, paths in codes_with_cells(report) if code != "GR306" for path in paths}
    assert {path for path in report.cells() if path.startswith("applications")} <= named


def test_a_sequence_of_heads_whose_total_is_not_last_is_for_the_sums_to_settle() -> None:
    heads = made_heads("其他 自然人 总计 商业企业 科研机构 社会公益组织 法律服务机构", table=-1)
    assert read_applicants(heads, 7).why is UNDER_NO_HEADS
    last = made_heads("其他 自然人 商业企业 科研机构 社会公益组织 法律服务机构 总计", table=-1)
    assert read_applicants(last, 7).why is None


def test_an_unread_piece_of_a_head_is_no_column_where_rows_have_a_cell_for_each() -> None:
    due = ("issued", "repealed", "in_force")
    heads = made_heads("占比 本年制发件数 本年废止件数 现行有效件数", table=-1)
    assert read_proactive(heads, due, "2021", 3).due == 3
    assert read_proactive(heads, due, "2021", 4).due == 4


# Rows beside it


def test_a_blank_row_behind_one_with_figures_too_many_is_doubted() -> None:
    over = made_row("9 3 0 0 2 0 14 1", path="applications.carried_in")
    blank = made_row(". . . . . . .", path=GRANTED)
    rows = [
        PathRow(over, SEVEN, row_paths("carried_in")),
        PathRow(blank, SEVEN, row_paths("granted")),
    ]
    assert [each.row for each in find_lost_neighbours(rows, set())] == [GRANTED]
    full = PathRow(
        made_row("9 3 0 0 2 0 14", path="applications.carried_in"), SEVEN, row_paths("carried_in")
    )
    assert list(find_lost_neighbours([full, rows[1]], set())) == []


def test_a_row_of_a_sequence_with_a_cell_less_than_its_kin_is_doubted_if_its_sums_fail() -> None:
    # Blank cells under the merged labels of the next row stand behind: one of the row's own is lost.
    group = "applications.not_processed."
    kin = [
        made_row("9 3 . 0 2 0 14 . .", path=f"{group}{name}", table=-1)
        for name in ("duplicate", "published_material", "excessive", "reconfirmation")
    ]
    short = made_row("0 . 0 0 . 0 . .", path=f"{group}petition_or_complaint", table=-1)
    assert doubts(short, *kin) == {"GR219"}
    assert doubts(made_row("0 . 0 0 . 0 . . .", path=short.path, table=-1), *kin) == set()


def test_figures_of_a_second_label_that_add_up_by_chance_are_others_all_the_same() -> None:
    label = made_row("0 0 0 0 0 0 0").label
    rows, path_rows = [], []
    for name, below in (("a", "9 9 0 0 2 0 20"), ("b", "7 3 0 0 2 0 12"), ("c", "0 4 0 0 0 0 4")):
        path = f"applications.not_processed.{name}"
        own = made_row("0 2 0 0 0 0 2", path=path)
        again = print_row("extra_row", "", label, made_row(below).runs, 0)
        path_rows.append(PathRow(own, SEVEN, row_paths(f"not_processed.{name}")))
        rows += [own, again]
    missing = settle_claims(path_rows, rows, [Block(3)]).missing
    assert [each.row[-1] for each in missing if each.code == "GR204"] == ["a", "b", "c"]


def test_a_blank_row_behind_figures_that_no_row_of_the_form_claims_is_doubted() -> None:
    # Its label was broken in two, and its figures stand beside the first part.
    first = made_row("2 0 9 0 8 0 19", path="")._replace(rule="extra_row")
    known = PathRow(WHOLE, SEVEN, row_paths("granted"))
    blank = PathRow(made_row(". . . . . . ."), SEVEN, DUPLICATE_PATHS)
    missing = settle_claims([known, blank], [WHOLE, first, blank.row], [Block(3)]).missing
    assert ("GR219", DUPLICATE) in [(each.code, each.row) for each in missing]
    assert not settle_claims([known, blank], [WHOLE, blank.row], [Block(3)]).missing


def test_a_sum_of_one_row_that_is_not_all_zero_is_a_copy_of_it() -> None:
    label = made_row("0 0 0 2 0 1 3")
    zeros = made_row("0 0 0 0 0 0 0", path=GRANTED)
    below = made_row(". . . 2 . 1 3", path="")._replace(rule="extra_row")
    path_rows = [
        PathRow(zeros, SEVEN, row_paths("granted")),
        PathRow(label, SEVEN, DUPLICATE_PATHS),
    ]
    claims = settle_claims(path_rows, [zeros, label, below], [Block(3)])
    assert [each.row for each in claims.missing] == [DUPLICATE]
    sum_of_two = made_row("9 3 0 2 2 1 17", path="")._replace(rule="extra_row")
    path_rows[0] = PathRow(WHOLE, SEVEN, row_paths("granted"))
    assert not settle_claims(path_rows, [WHOLE, label, sum_of_two], [Block(3)]).missing


# The form


def test_a_blank_line_of_other_outcomes_makes_no_report_one_of_2019() -> None:
    made = parts("2021")
    blank = "（六）其他处理\t\t\t\t\t\t\t"
    lines = tabs(made).split("\n")
    kept = [line for line in lines if "申请人" not in line or "情况" in line]
    kept = [line for line in kept if "3.其他\t" not in line]
    at = next(n for n, line in enumerate(kept) if "（七）总计" in line)
    report = gaireport.parse("\n".join([*kept[:at], blank, *kept[at:]]))
    assert report.form == "2021"
    named = {path for _, paths in codes_with_cells(report) for path in paths}
    assert set(row_paths("other.fee_unpaid")) <= named


def test_text_behind_the_blank_cells_of_a_row_does_not_part_them_from_their_label() -> None:
    others = row_paths("denied.state_secret")
    blank = figures(**{path.replace(".", "__"): "" for path in (*DUPLICATE_PATHS, *others)})
    made = parts(printed=blank)
    at = place_of(made, "2.重复申请")
    group = "\n".join("三、本年度办理结果")
    rows = [[group, *row[1:]] if isinstance(row, list) else row for row in made[at + 1 : at + 3]]
    report = gaireport.parse(tabs([*made[: at + 1], *rows, *made[at + 3 :]]))
    apart = [d for d in report.diagnostics if "between the label" in d.message]
    assert apart == [] and report.cells()[DUPLICATE_PATHS[0]].state == "blank"


# Figures broken over lines


def broken_codes(printed: str) -> set[str]:
    """What is said of a row in which a figure is broken at each slash."""
    row = made_row(printed, path=GRANTED)
    cells = tuple(cell._replace(text=cell.text.replace("/", "\n")) for cell in row.cells)
    reader = RowReader(FAR, [PathRow(row.with_cells(cells), SEVEN, DUPLICATE_PATHS)], [Block(3)])
    reader.read(PathRow(row.with_cells(cells), SEVEN, DUPLICATE_PATHS))
    return {each.code for each in reader.diagnostics}


def test_sums_show_that_a_broken_figure_is_one_beside_others_that_are_not() -> None:
    assert broken_codes("1/2 3 0 0 2 0 17") == set()
    assert broken_codes("1/2 3 0 0 2 0 18") == {"GR215"}
    # The figures of two rows, each over the other, add up as well, and so they do beside blank cells of one.
    assert broken_codes("1/2 3/4 0/0 0/0 2/1 0/0 6/7") == {"GR215"}
    assert broken_codes("1/2 5 0 0 0 0 1/7") == {"GR215"}
