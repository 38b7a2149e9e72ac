"""Calibrated shares: what coders would call organised, from the coded cases and the criteria of all."""

from __future__ import annotations

import numpy as np

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval

SHARES = """
    -- One row per context, definition that coders can judge, and cell with coded cases; the reason where nothing is
    -- coded.
    SELECT context, definition, area_code, period, breakdown, value, low, high, coded_value, coded_low, coded_high,
        least, most, strict, lenient, n, n_cases, note
    FROM calibrations
    UNION ALL SELECT '', '', '', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        'no case has been coded' WHERE NOT EXISTS (FROM calibrations)
    ORDER BY context, definition, area_code, period, breakdown"""


def _calibrated(cells: Cells) -> Estimate:
    return Estimate(
        value=cells["value"],
        unit="share",
        method="prediction-powered share (PPI++, weight not clipped), score interval, 95%",
        n=cells["n"],
        numerator=cells["value"] * cells["n_cases"],
        denominator=cells["n_cases"],
        sampling=Interval.of(cells["low"], cells["high"]),
        coding=Interval.of(cells["strict"], cells["lenient"]),
        evidence=Interval.of(cells["least"], cells["most"]),
    )


def _coded(cells: Cells) -> Estimate:
    return Estimate(
        value=cells["coded_value"],
        unit="share",
        method="share of the coded cases, each for those it was drawn for, score interval, 95%",
        n=cells["n"],
        numerator=np.asarray(cells["coded_value"] * cells["n_cases"]),
        denominator=cells["n_cases"],
        sampling=Interval.of(cells["coded_low"], cells["coded_high"]),
    )


CITATION = (
    "Angelopoulos, Duchi and Zrnic (2023), PPI++: Efficient Prediction-Powered Inference, arXiv 2311.01453; Zrnic and "
    "Candès (2024), PNAS 121, e2322083121, for the model fitted in parts; Cochran (1977), Sampling Techniques, chapter "
    "7. Interval: Wilson (1927), Journal of the American Statistical Association 22, 209-212, of the estimate."
)

MEASURES = (
    Measure(
        "calibrated_share",
        "attribution",
        "Calibrated share of cases that is organised",
        "The share of the cases of a context that coders, reading each with the codebook, would say meets a "
        "definition. A sample was coded; the criteria say something of every case. How far they agree in the sample "
        "says how much they help, and criteria that err do not bias it. The 95% interval is what chance in drawing the "
        "sample would do. The coding range is where the share would lie if coders who differ were always settled the "
        "strict or the lenient way, by the cases coded twice. The evidence range is where it would lie if every coded "
        "case that cannot be decided, by what coders and the law say of it, were not so, or were; the share itself "
        "takes such cases to be like the others of their stratum. Of fewer than 30 coded cases there is no share, "
        "nor where those that can be decided all answer alike and more than 5% cannot. Who is who moves it only by way "
        "of the criteria.",
        CITATION,
        SHARES,
        by_cell(SHARES, _calibrated),
    ),
    Measure(
        "coded_share",
        "attribution",
        "Share of coded cases that is organised",
        "The same share from the coded cases alone, to see what the criteria add: where they help, the calibrated "
        "share has the narrower interval, and where they do not, the two are alike.",
        "Cochran (1977), Sampling Techniques, chapter 5. Interval: Wilson (1927), Journal of the American Statistical "
        "Association 22, 209-212, for strata.",
        SHARES,
        by_cell(SHARES, _coded),
    ),
)
