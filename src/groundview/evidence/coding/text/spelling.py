"""Misspelt words: which of the words looked for each word of the texts may stand for.

Distance is Damerau's, in its restricted form (optimal string alignment): a letter left out, put in, replaced, or two
neighbours swapped, are one error each. Sources: Damerau (1964), Communications of the ACM 7, 171-176, who found one
such error in four of five misspellings; Wagner and Lowrance (1975), Journal of the ACM 22, 177-183. That a word is
weighed by how often it stands in the texts is the noisy channel of Kernighan, Church and Gale (1990), COLING 2,
205-210, at its simplest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from groundview.evidence.coding.text.known import Known
from groundview.evidence.coding.text.nearest import nearest
from groundview.evidence.coding.text.run_together import parted

DEBRIS, SHORT = 2, 3
"""Words of so few letters are passed over like those that the lexicon passes over: where they are in nobody's reach, as
what a typing error left; where they may stand for a word that is passed over."""

LEAST, SHARE = 5, 0.1
"""A word is right as it stands where it stands in the texts more than `LEAST` times, and more than this share of the
times that any word stands which it could be taken for. Of several that it could be taken for, those that stand less
than this share of the times that the commonest does are left out."""


class Meant(NamedTuple):
    """The words that one may stand for: the likely ones, and those that are rare beside them."""

    likely: tuple[str, ...]
    rare: tuple[str, ...] = ()


Spellings = Mapping[str, tuple[Meant, ...]]
"""By word of the texts: the words it is read as, one after another, and for each what it may stand for; nothing for
a word that is passed over."""


def spellings(known: Known, counts: Mapping[str, int]) -> Spellings:
    """How the words of texts that are not right as they stand are read; `counts` says how often each word stands
    there. Words that are in nobody's reach are not in the result."""
    unknown = sorted(word for word in counts if word[0].isalpha() and word not in known.right)
    whole = [word for word in unknown if word.isalpha() and len(word) > 1]
    near = nearest(whole, known.sought, known.right - known.sought)
    found: dict[str, tuple[Meant, ...]] = {}
    for word in unknown:
        if word in near:
            parts: tuple[Meant, ...] = (_meant(near[word], counts),)
        else:
            parts = tuple(map(Meant, parted(word, known, counts)))
        meant = {one for part in parts for one in part.likely}
        if meant & known.sought and counts[word] <= most(counts.get(one, 0) for one in meant):
            found[word] = () if len(word) <= SHORT and meant & known.passed else parts
        elif not meant and word.isalpha() and len(word) <= DEBRIS:
            found[word] = ()
    return found


def _meant(near: tuple[str, ...], counts: Mapping[str, int]) -> Meant:
    """Those that stand often enough in the texts beside the one of them that stands most often, and the others."""
    often = SHARE * max(counts.get(one, 0) for one in near)
    rare = tuple(one for one in near if counts.get(one, 0) < often)
    return Meant(tuple(one for one in near if one not in rare), rare)


def most(counts: Iterable[int]) -> float:
    """How often a misspelling of words that stand so often may stand itself."""
    return max(LEAST, SHARE * max(counts, default=0))
