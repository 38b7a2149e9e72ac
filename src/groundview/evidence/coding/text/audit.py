"""How much of what texts say is found: a sample to be read by a person, and recall and precision from the answers.

Texts are drawn from three strata: those in which the concept was found, those that nearly say it (`loosened`), where
misses are most likely, and all others. Whoever reads them is not told which is which. Recall is the found ones that are
so over those and the missed ones, each answer counting for the texts that it was drawn for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from groundview.errors import DataProblem, UsageProblem
from groundview.evidence.coding.text.lexicon import Lexicon
from groundview.evidence.coding.text.loosened import loosened
from groundview.evidence.coding.text.search import search
from groundview.evidence.linkage.assess.rates import Rate, precision, recall
from groundview.evidence.linkage.assess.strata import Strata
from groundview.statistics.estimate import Estimate, Interval

if TYPE_CHECKING:
    import duckdb

Stratum = Literal["found", "near", "far"]
STRATA: tuple[Stratum, ...] = ("found", "near", "far")
LEAST_READ = 30
"""From fewer answers in a stratum nothing is estimated, unless all of its texts were read."""

CHANCE = "md5(concat_ws('-', text_id, $seed, '{}'))"
"""A text's own random number: the same on every machine."""
FRAME = """
    CREATE OR REPLACE TEMP TABLE text_audit_frame AS
    -- One row per text.
    SELECT text_id, CASE
        WHEN text_id IN (SELECT text_id FROM text_audit_found WHERE concept = $concept) THEN 'found'
        WHEN text_id IN (SELECT text_id FROM text_audit_near) THEN 'near' ELSE 'far' END AS stratum
    FROM ({texts}) WHERE text IS NOT NULL"""
DRAWN = f"""
    -- One row per text that is drawn, shuffled so that its place in the list tells nothing.
    SELECT text_id, stratum, size, least(size, $of_each) AS drawn
    FROM (SELECT *, count(*) OVER (PARTITION BY stratum) AS size FROM text_audit_frame)
    QUALIFY row_number() OVER (PARTITION BY stratum ORDER BY {CHANCE.format("draw")}) <= $of_each
    ORDER BY {CHANCE.format("order")}"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text to be read: `size` texts are in its stratum, `drawn` of them in the sample."""

    text_id: int
    stratum: Stratum
    size: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Read:
    """A drawn text and whether it says the concept, as a person judged; None where they could not tell."""

    text: Drawn
    says: bool | None


@dataclass(frozen=True, slots=True)
class Audit:
    """Recall and precision of one concept, as shares with intervals (`sampling`)."""

    recall: Estimate
    precision: Estimate


def draw_texts(
    connection: duckdb.DuckDBPyConnection,
    texts: str,
    lexicon: Lexicon,
    concept: str,
    *,
    of_each: int,
    seed: int,
) -> list[Drawn]:
    """Draws so many texts of each stratum, all where there are fewer, in an order that tells nothing. `texts` is the
    query that is searched. Raises UsageProblem for a concept that the lexicon does not have."""
    if concept not in lexicon.concepts:
        raise UsageProblem(
            f"The lexicon has no concept {concept}.", why=f"it has {', '.join(lexicon.concepts)}"
        )
    search(connection, texts, lexicon, "text_audit_found")
    search(connection, texts, loosened(lexicon, concept), "text_audit_near")
    connection.execute(FRAME.format(texts=texts), {"concept": concept})
    rows = connection.execute(DRAWN, {"seed": str(seed), "of_each": of_each}).fetchall()
    return [Drawn(*row) for row in rows]


def audit(answers: Sequence[Read]) -> Audit:
    """Recall and precision from the answers to all that `draw_texts` drew; texts of which nobody could tell are left
    out. Raises DataProblem where a stratum has fewer than 30 answers and was not read whole."""
    strata = _counted(answers)
    found = strata.decided[strata.linked].sum()
    return Audit(
        _estimate(recall(strata, 0.95), strata.decided.sum()), _estimate(precision(strata, 0.95), found)
    )


def _counted(answers: Sequence[Read]) -> Strata:
    rows = []
    for stratum in STRATA:
        drawn = [one for one in answers if one.text.stratum == stratum]
        read = [one for one in drawn if one.says is not None]
        if len(read) < min(LEAST_READ, drawn[0].text.size if drawn else 0):
            raise DataProblem(
                "Too few texts were read to say how good the search is.",
                why=f"{len(read)} answers in the stratum {stratum}, and {LEAST_READ} are needed",
                next_step="Have the rest read, or draw more texts.",
            )
        if drawn:
            says = sum(one.says is True for one in read)
            rows.append(
                (drawn[0].text.size, len(read), len(read), says, stratum == "found", stratum == "far")
            )
    table = np.array(rows, dtype=np.float64).reshape(-1, 6)
    size, decided, inside, same = table[:, :4].T
    return Strata(size, decided, inside, same, table[:, 4] > 0, table[:, 5] > 0)


def _estimate(rate: Rate, n: float) -> Estimate:
    bounded = not np.isnan(rate.value)
    return Estimate(
        value=np.asarray(rate.value),
        unit="share",
        method="stratified sample; Wilson's intervals of the strata, put together by MOVER, 95%",
        n=np.asarray(n),
        sampling=Interval.of(rate.low, rate.high) if bounded else None,
        note="" if bounded else "no share: too little of what was found is so",
    )
