"""Misspelt words: which of the words looked for each word of the texts may stand for.

Distance is Damerau's, in its restricted form (optimal string alignment): a letter left out, put in, replaced, or two
neighbours swapped, are one error each. Sources: Damerau (1964), Communications of the ACM 7, 171-176, who found one such
error in four of five misspellings; Wagner and Lowrance (1975), Journal of the ACM 22, 177-183.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from groundview.evidence.coding.text.known import Known
from groundview.evidence.coding.text.nearest import nearest
from groundview.evidence.coding.text.run_together import parted

DEBRIS = 2
"""Words of so few letters that are in nobody's reach are what a typing error left, or say nothing: they are passed over.
So is any single letter that the lexicon does not know."""

LEAST, SHARE = 5, 0.1
"""A word is right as it stands where it stands in the texts more than `LEAST` times, and more than this share of the
times that any word stands which it could be taken for."""

Meant = tuple[str, ...]
Spellings = Mapping[str, tuple[Meant, ...]]
"""By word of the texts: the words it is read as, one after another, and for each what it may stand for; nothing for
a word that is passed over."""


def spellings(known: Known, counts: Mapping[str, int]) -> Spellings:
    """How the words of texts that are not right as they stand are read; `counts` says how often each word stands
    there. Words that are in nobody's reach are not in the result."""
    unknown = sorted(word for word in counts if word[0].isalpha() and word not in known.right)
    whole = [word for word in unknown if word.isalpha() and len(word) > 1]
    near = nearest(whole, known.sought, known.right - known.sought)
    short = [word for word in unknown if word.isalpha() and len(word) <= DEBRIS]
    found: dict[str, tuple[Meant, ...]] = {word: () for word in short if word not in near}
    for word in set(unknown) - found.keys():
        parts = (_likely(near[word], known, counts),) if word in near else parted(word, known, counts)
        if parts and counts[word] <= most(counts.get(one, 0) for part in parts for one in part):
            found[word] = parts
    return found


def _likely(meant: Meant, known: Known, counts: Mapping[str, int]) -> Meant:
    """Without words that nobody looks for where they are rare beside one that is looked for."""
    often = max(counts.get(one, 0) for one in meant if one in known.sought)
    return tuple(one for one in meant if one in known.sought or counts.get(one, 0) >= SHARE * often)


def most(counts: Iterable[int]) -> float:
    """How often a misspelling of words that stand so often may stand itself."""
    return max(LEAST, SHARE * max(counts, default=0))
