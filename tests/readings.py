"""What tests ask of a Report."""

from printed import row_paths

from gaireport.nodes import Report


def named_cells(report: Report) -> set[str]:
    """The cells that any finding names."""
    return {path for finding in report.diagnostics for path in finding.cells}


def codes_with_cells(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    """The code and the cells of each finding."""
    return [(finding.code, finding.cells) for finding in report.diagnostics]


def row_values(report: Report, row: str) -> list[object]:
    """The seven values of a row of table 3."""
    return [report.cells()[path].value for path in row_paths(row)]
