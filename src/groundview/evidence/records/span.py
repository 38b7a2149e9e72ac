"""Where and when something declared holds: a study names forces, codes of areas, neither or both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from groundview.errors import UsageProblem
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.store import Store
from groundview.study import RecordingBreak, RecordingGap

Span = RecordingBreak | RecordingGap
WHERE = {"number": "BIGINT", "force": "VARCHAR", "area_code": "VARCHAR"}


def put_places(store: Store, name: str, spans: Sequence[Span]) -> None:
    """Makes the temporary table `name` with one row per span (its number) and force or area that it names, or one
    without either where it holds everywhere."""
    rows = [(number, *place) for number, span in enumerate(spans) for place in _places(span)]
    columns = dict(zip(WHERE, zip(*rows, strict=True) if rows else [()] * len(WHERE), strict=True))
    put_table(store.connection, name, columns, WHERE)


def holds(declared: str, area: str) -> str:
    """SQL of whether a row of `put_places` takes in an area of the table or alias `area` (force, area_code)."""
    return (
        f"({declared}.force IS NULL OR {declared}.force = {area}.force) "
        f"AND ({declared}.area_code IS NULL OR {declared}.area_code = {area}.area_code)"
    )


def check_places(store: Store, spans: Sequence[Span], key: str) -> None:
    """Raises UsageProblem for a force or an area that the study does not have. Needs `coverage`."""
    known = store.connection.execute(
        "SELECT list(DISTINCT force ORDER BY force), list(DISTINCT area_code) FROM coverage"
    ).fetchall()
    forces, areas = (found or [] for found in known[0])
    check_words([force for span in spans for force in span.forces], forces, f"a force in {key}")
    check_words([area for span in spans for area in span.areas], areas, f"an area in {key}")


def check_words(said: Sequence[str], known: Sequence[str], what: str) -> None:
    """Raises UsageProblem for a word that is not known: a slip would leave something undeclared without a word."""
    if unknown := next((word for word in said if word not in known), None):
        listed = ", ".join(sorted(word for word in known if word)[:30])
        raise UsageProblem(
            f"{unknown} is {what}, and the study has none of that name.",
            where="study.toml",
            why="what it stands for would go unnoticed",
            next_step=f"There are {listed}.",
        )


def _places(span: Span) -> Iterator[tuple[str | None, str | None]]:
    yield from ((force, None) for force in span.forces)
    yield from ((None, area) for area in span.areas)
    if not span.forces and not span.areas:
        yield None, None
