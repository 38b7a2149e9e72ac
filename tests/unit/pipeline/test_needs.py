"""What a step says that it needs is what its measures read: else a change would leave a figure stale."""

from __future__ import annotations

import duckdb
import pytest

from groundview.evidence.records.reach import tables_named
from groundview.pipeline.steps import by_name
from groundview.questions.measure import Measure, measures


@pytest.mark.parametrize("measure", measures().values(), ids=lambda measure: measure.name)
def test_every_table_that_a_measure_reads_is_needed_by_its_step(measure: Measure) -> None:
    with duckdb.connect() as connection:
        read = tables_named(connection, measure.cells)
    assert read
    assert read <= set(by_name()[measure.question].needs)
