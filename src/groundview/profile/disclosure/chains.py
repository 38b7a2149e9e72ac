"""Findings that follow from each other, though they are no parts of a total: hidden together or not at all.

Those who pass the first part of a definition are those who reach the second. So the answers to each part add up to two
answers to the part before, which no line of parts and total says; and what is hidden at one could be found at the next.
So it is with persons by how often something befell them: their times add up to all that befell them, which other
findings tell, and one hidden number could be found by that sum.

Lists of one population overlap: how many are on two of them follows from their sizes and from all who are on any, and
from what models make of them. So where an overlap is hidden, so are all of them, those on any list, and every single
model's total. The sizes stay, and the averaged total, which rests on all patterns at once.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from groundview.profile.disclosure.columns import Codes, Columns, Mask, compact, numbered
from groundview.profile.disclosure.coordinates import parse

STEPS = {"step", "times"}
LISTED = "population"
OF_LISTS = ("also", "on", "model", "suppose")
"""Keys beside a population of what tells how its lists overlap."""


def chains(columns: Columns) -> Codes:
    """Shape (k,): the number of the chain that each finding is in; -1 for none."""
    codes, vocabulary = numbered(columns.words["breakdown"])
    parts = [parse(words) for words in vocabulary]
    is_step = np.array([bool(STEPS & part.keys()) for part in parts], dtype=np.bool_)[codes]
    steps = columns.codes("question", "context", "measure", "definition", "area_code", "period")
    listed, _ = numbered(np.array([_population(part) for part in parts], dtype=object)[codes])
    of_lists = np.array([bool(_population(part)) for part in parts], dtype=np.bool_)[codes]
    place = columns.codes("question", "context", "definition", "area_code", "period")
    populations = compact(place * (1 + int(listed.max(initial=0))) + listed) + 1 + int(steps.max(initial=0))
    return np.select([is_step, of_lists], [steps, populations], -1)


def whole_chains(hidden: Mask, chain: Codes) -> Mask:
    """`hidden`, and all of every chain in which anything is."""
    return np.asarray(hidden | ((chain >= 0) & np.isin(chain, chain[hidden])))


def _population(parts: Mapping[str, str]) -> str:
    """The population whose overlaps a finding tells; empty for any other."""
    return parts.get(LISTED, "") if any(key in parts for key in OF_LISTS) else ""
