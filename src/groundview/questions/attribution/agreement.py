"""How far coders agree on cases that two of them or more have coded."""

from __future__ import annotations

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval

SHARE, CORRECTED = "share", "chance-corrected agreement"
MAIN = (
    "Of cases that two people or more coded independently with the codebook, question by question. That a case"
    " does not show the answer (unknown) is an answer of its own here, since coders who differ in that differ "
    "about the case; a second figure leaves such answers out (unknown=left_out). Each case counts for the "
    "cases that it was drawn for. The interval is about cases like these and these coders, not about others."
)
GWET = "Interval: Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, with the score method."


def cells_of(measure: str) -> str:
    """SQL of one coefficient."""
    return f"""
    -- One row per context, question of its codebook, and pair of coders where it is of two; one row with the reason
    -- where nobody coded anything.
    SELECT context, breakdown, value, low, high, n, note FROM coder_agreement WHERE measure = '{measure}'
    UNION ALL SELECT '', '', NULL, NULL, NULL, NULL, 'no case has been coded'
    WHERE NOT EXISTS (FROM coder_agreement WHERE measure = '{measure}')
    ORDER BY context, breakdown"""


def _measure(name: str, title: str, unit: str, says: str, citation: str) -> Measure:
    def estimate(cells: Cells) -> Estimate:
        return Estimate(
            value=cells["value"],
            unit=unit,
            method=f"{title.lower()} of cases that two or more coded; 95% interval",
            n=cells["n"],
            sampling=Interval.of(cells["low"], cells["high"]),
        )

    sql = cells_of(name)
    return Measure(
        name, "attribution", title, f"{says} {MAIN}", f"{citation} {GWET}", sql, by_cell(sql, estimate)
    )


MEASURES = (
    _measure(
        "percent_agreement",
        "How often two coders agree",
        SHARE,
        "The share of pairs of coders who gave the same answer. It is high where nearly every case has one "
        "answer, even if coders guess: read it beside the others.",
        "Neuendorf (2017), The Content Analysis Guidebook, 2nd edition.",
    ),
    _measure(
        "cohen_kappa",
        "Cohen's kappa",
        CORRECTED,
        "Agreement of two coders beyond what their own shares of answers would bring by chance: 1 where all "
        "agree, 0 where no more than that. Coders are numbered in the order of their names (coders=1+2); pairs"
        " with few common cases have none.",
        "Cohen (1960), Educational and Psychological Measurement 20, 37-46.",
    ),
    _measure(
        "fleiss_kappa",
        "Fleiss' kappa",
        CORRECTED,
        "Agreement of any number of coders beyond what the shares of answers of all of them would bring by "
        "chance. It is low where nearly every case has one answer, however well coders do.",
        "Fleiss (1971), Psychological Bulletin 76, 378-382.",
    ),
    _measure(
        "krippendorff_alpha",
        "Krippendorff's alpha",
        CORRECTED,
        "One less observed over expected disagreement, for any number of coders and with cases that some did "
        "not code. A usual asking is .8, and .667 for what is tentative.",
        "Krippendorff (2019), Content Analysis, 4th edition.",
    ),
    _measure(
        "gwet_ac1",
        "Gwet's AC1",
        CORRECTED,
        "Agreement beyond that of coders who guess only in cases that are hard. It stays high where nearly "
        "every case has one answer and coders agree on it, where kappa falls.",
        "Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48.",
    ),
)
