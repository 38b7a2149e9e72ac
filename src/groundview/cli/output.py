"""What a command says: results on standard output, progress and errors on standard error, no cell of any record."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field
from typing import Annotated, Any

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress, only the result and errors.")]
StudyFolder = Annotated[str, typer.Argument(metavar="STUDY", help="The study's folder.")]


@dataclass(slots=True)
class Output:
    """The two streams of one command."""

    as_json: bool = False
    quiet: bool = False
    began: float = field(default_factory=time.monotonic)

    def say(self, text: str = "") -> None:
        """A line of the result for people; nothing where JSON is wanted."""
        if not self.as_json:
            sys.stdout.write(text + "\n")

    def give(self, content: Any) -> None:
        """The whole result for programs; nothing where people read."""
        if self.as_json:
            sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n")

    def progress(self, text: str) -> None:
        """A line on standard error about what is being done."""
        if not self.quiet:
            sys.stderr.write(text + "\n")
            sys.stderr.flush()

    def rows(self, name: str, n_rows: int) -> None:
        """A file has been read: how many rows, and at what pace since the command began."""
        seconds = max(time.monotonic() - self.began, 1e-3)
        self.progress(f"  {name}: {n_rows:,} rows ({n_rows / seconds:,.0f} rows/s)")
        self.began = time.monotonic()


def table(columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> list[str]:
    """Lines of a plain table: text to the left, numbers to the right."""
    texts = [tuple(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row) for row in rows]
    widths = [
        max(len(column), *(len(text[i]) for text in texts)) if texts else len(column)
        for i, column in enumerate(columns)
    ]
    numeric = [all(isinstance(row[i], int) for row in rows) for i in range(len(columns))]
    lines = [columns, *texts]
    return [
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in lines
    ]
