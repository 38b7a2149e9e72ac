"""A study as Python sees it: open it, run it, read what it found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundview.errors import UsageProblem
from groundview.evidence.pole.sql import file_path, literal
from groundview.study import Declared, open_study

if TYPE_CHECKING:
    import duckdb

    from groundview.pipeline.run import Done


class Study:
    """A study on this machine. Make one with `groundview new`, open it with `Study.open`."""

    def __init__(self, declared: Declared) -> None:
        self.declared = declared

    @classmethod
    def open(cls, path: str | Path) -> Study:
        """Opens the study in a folder; raises UsageProblem where there is none."""
        return cls(open_study(Path(path)))

    def run(self, until: str | None = None) -> list[Done]:
        """Remakes what is stale, up to and with the step `until`; gives what became of each step."""
        from groundview.pipeline.run import run

        return run(
            self.declared, until=until or "", tell=lambda done: None, progress=lambda name, n_rows: None
        )

    def findings(self, **equal: str) -> list[dict[str, Any]]:
        """The findings whose columns equal what is asked, such as `measure="incidence", area_code=""`, each as a
        mapping from column to value; raises UsageProblem for a column that findings do not have."""
        found = self.table("findings")
        unknown = sorted(set(equal) - set(found.columns))
        if unknown:
            raise UsageProblem(
                f"Findings have no column {', '.join(unknown)}.",
                why=f"the columns are {', '.join(found.columns)}",
            )
        for column, value in equal.items():
            found = found.filter(f'"{column}" = {literal(value)}')
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]

    def table(self, name: str) -> duckdb.DuckDBPyRelation:
        """A table of `out/tables/` as a DuckDB relation: `.fetchall()`, `.fetchnumpy()`, `.arrow()` or `.df()` give
        its rows; raises UsageProblem where the study has not been run or has no such table."""
        import duckdb

        path = self.declared.out / "tables" / f"{name}.parquet"
        if not path.is_file():
            there = sorted(file.stem for file in path.parent.glob("[!.]*.parquet"))
            raise UsageProblem(
                f"There is no table {name} in this study's results.",
                where=str(path.parent),
                why=f"the tables are {', '.join(there)}" if there else "the study has not been run",
                next_step=f"groundview run {self.declared.folder}",
            )
        return duckdb.connect().sql(f"FROM read_parquet({file_path(path)})")
