"""What the rows of a run are, counted: by status, reason, layout, form, year and code."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.compute as pc

_COUNTED_COLUMNS = ("status", "reason", "layout", "form", "year")


@attrs.define
class Counts:
    """How many rows there are of each kind."""

    rows: int = 0
    status: Counter[str] = attrs.Factory(Counter)
    reason: Counter[str] = attrs.Factory(Counter)
    layout: Counter[str] = attrs.Factory(Counter)
    form: Counter[str] = attrs.Factory(Counter)
    year: Counter[str] = attrs.Factory(Counter)
    codes: Counter[str] = attrs.Factory(Counter)
    """The reports that have a finding of this code, by code."""

    def add(self, batch: pa.RecordBatch) -> None:
        """Count the rows of a batch that was read."""
        self.rows += batch.num_rows
        for name in _COUNTED_COLUMNS:
            for pair in pc.value_counts(batch.column(name).drop_null()).to_pylist():
                getattr(self, name)[str(pair["values"])] += pair["counts"]
        found = batch.column("diagnostics").drop_null()
        for codes in found.to_pylist():
            self.codes.update({each["code"] for each in codes})

    def merge(self, other: "Counts") -> None:
        """Add what was counted elsewhere."""
        self.rows += other.rows
        for name in (*_COUNTED_COLUMNS, "codes"):
            getattr(self, name).update(getattr(other, name))

    def as_json(self) -> dict[str, Any]:
        """The counts, each sorted by number and then by name, so that equal runs give equal bytes."""
        return {"rows": self.rows} | {
            name: dict(sorted(getattr(self, name).items(), key=lambda pair: (-pair[1], pair[0])))
            for name in (*_COUNTED_COLUMNS, "codes")
        }


def counts_from_json(entry: Mapping[str, Any]) -> Counts:
    """What ``as_json`` gave."""
    return Counts(entry["rows"], *(Counter(entry[name]) for name in (*_COUNTED_COLUMNS, "codes")))


def merge_counts(counts: Iterable[Counts]) -> Counts:
    """The sum of several."""
    total = Counts()
    for each in counts:
        total.merge(each)
    return total
