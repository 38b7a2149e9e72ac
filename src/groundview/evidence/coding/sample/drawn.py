"""A sample of cases as it was drawn: which cases, how, from how many, and who codes each."""

from __future__ import annotations

from dataclasses import dataclass

from groundview.evidence.coding.case_name import CaseName

STRATA, SIMPLE = "strata", "simple"
CLUSTERS = "clusters: "
"""Before what the clusters are."""
CHECK = 4
"""Signs of a case's key that stand in its label, so that an answer finds no other case."""


@dataclass(frozen=True, slots=True)
class DrawnCase:
    """A case to be coded: its number in the sample, where it stood, its stratum with the number of cases in it
    (`size`), of those drawn or coded before (`before`) and of those drawn in this sample (`drawn`), its cluster where
    there are clusters, and its coders."""

    number: int
    case: CaseName
    file: str
    row: int
    stratum: str
    size: int
    before: int
    drawn: int
    cluster: str
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: its number, how and with which seed it was drawn, under which version of the codebook, and of how many
    clusters how many were drawn (0 where none were)."""

    number: int
    how: str
    seed: int
    codebook: int
    cases: tuple[DrawnCase, ...]
    clusters: int = 0
    clusters_drawn: int = 0

    def label(self, context: str, case: CaseName, number: int) -> str:
        """What a case is called on a sheet: the 17th of the first sample is fraud-1-17-3f2a."""
        return f"{context}-{self.number}-{number}-{case.key(context)[:CHECK]}"

    @property
    def by_number(self) -> dict[int, DrawnCase]:
        """Its cases by their numbers."""
        return {one.number: one for one in self.cases}
