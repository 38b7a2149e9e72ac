"""Findings that follow from each other step by step: hidden together or not at all.

Those who pass the first part of a definition are those who reach the second. So the answers to each part add up to two
answers to the part before, which no line of parts and total says; and what is hidden at one could be found at the next.
So it is with persons by how often something befell them: their times add up to all that befell them, which other
findings tell, and one hidden number could be found by that sum.
"""

from __future__ import annotations

import numpy as np

from groundview.profile.disclosure.columns import Codes, Columns, Mask, numbered
from groundview.profile.disclosure.coordinates import parse

KEYS = {"step", "times"}


def chains(columns: Columns) -> Codes:
    """Shape (k,): the number of the chain that each finding is in; -1 for none."""
    codes, vocabulary = numbered(columns.words["breakdown"])
    is_step = np.array([bool(KEYS & parse(words).keys()) for words in vocabulary], dtype=np.bool_)[codes]
    group = columns.codes("question", "context", "measure", "definition", "area_code", "period")
    return np.where(is_step, group, -1)


def whole_chains(hidden: Mask, chain: Codes) -> Mask:
    """`hidden`, and all of every chain in which anything is."""
    return np.asarray(hidden | ((chain >= 0) & np.isin(chain, chain[hidden])))
