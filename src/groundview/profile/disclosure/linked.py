"""The same count told twice: figures of different measures that give each other away.

A fact is a count of one place, time and kind. `recorded`, `incidence` and the denominator of `outcome_share`
may all tell the same one, and 97 records inside the area with 100 records in all tell that 3 lay outside it.
Facts are recognised by their number, so a measure that is added later needs no list to be kept.

Two rules that find the same linked sets tell one fact; so do the share of organised cases and their number among all
answers, whatever the answer is called; and so do the two ways in which an overlap can be told: those
in both are as many of the suspects as of the victims, and of the first layer's ties as of the second's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.profile.disclosure.columns import Codes, Columns, Mask, Numbers, compact, numbered
from groundview.profile.disclosure.coordinates import parse
from groundview.profile.disclosure.kinds import Kinds


@dataclass(frozen=True)
class Facts:
    """Who tells what: `row[i]` tells `fact[i]`, and `of_whole[i]` says that it is the whole of a share.

    A hidden row hides the facts it tells, save its whole, which others may still tell; and a row is hidden
    when any fact that it tells is.
    """

    row: Codes
    fact: Codes
    of_whole: Mask

    def hide(self, hidden: Mask) -> Mask:
        """`hidden`, shape (k,), and every row that tells what a hidden row must not; runs to the end."""
        hidden, before = hidden.copy(), -1
        while before != (before := int(hidden.sum())):
            lost = np.zeros(self.fact.max(initial=-1) + 1, dtype=np.bool_)
            lost[self.fact[hidden[self.row] & ~self.of_whole]] = True
            hidden[self.row[lost[self.fact]]] = True
        return hidden


def facts(columns: Columns, found: Kinds) -> Facts:
    """The facts that the findings tell: each one's count, the rest of its whole, and its whole."""
    place = columns.codes("context", "definition", "area_code", "period")
    variants, overlap, size = _breakdowns(columns)
    # Where the count is 0 the rest is the whole, which is no secret.
    rest, whole = np.where(found.told > 0, found.whole - found.told, np.nan), found.whole
    told = [_telling(place * size, variant, found.told) for variant in (variants[0], overlap)]
    told += [_telling(place * size, variants[0], rest)]
    # That nothing is left tells nothing further up, where many have nought of something.
    told += [_telling(place * size, variant, np.where(rest > 0, rest, np.nan)) for variant in variants[1:]]
    n_told = sum(len(row) for row, _, _ in told)
    told += [_telling(place * size, variant, whole) for variant in variants]
    row, key, number = (np.concatenate(part) for part in zip(*told, strict=True))
    fact = compact(compact(key) * (1 + int(number.max(initial=0))) + number)
    return Facts(row, fact, np.arange(len(row)) >= n_told)


def _telling(place: Codes, breakdown: Codes, count: Numbers) -> tuple[Codes, Codes, Codes]:
    """Rows, the keys of their cells, and the counts they tell there; -1 is no such breakdown."""
    row = np.flatnonzero(np.isfinite(count) & (breakdown >= 0))
    return row, place[row] + breakdown[row], np.rint(count[row]).astype(np.int64)


def _breakdowns(columns: Columns) -> tuple[list[Codes], Codes, int]:
    """Each row's breakdown, then with its first key left out, its second ...; the overlap it is about, or -1; and how
    many codes there are.

    A share by outcome is out of a whole that has no outcome, so its whole is told one key further up.
    """
    codes, vocabulary = numbered(columns.words["breakdown"])
    exact = [_without_names(words) for words in vocabulary]
    wider, overlaps = [_one_key_fewer(words) for words in exact], [_overlap(words) for words in exact]
    everything = sorted({*exact, *overlaps, *(words for some in wider for words in some)})
    place = {words: position for position, words in enumerate(everything)}
    deepest = max((len(some) for some in wider), default=0)
    told = [exact] + [[_nth(some, n) for some in wider] for n in range(deepest)]
    variants = [np.array([place.get(words, -1) for words in column], dtype=np.int64) for column in told]
    overlap = np.array([place[words] if words else -1 for words in overlaps], dtype=np.int64)
    return [variant[codes] for variant in variants], overlap[codes], max(len(everything), 1)


def _without_names(breakdown: str) -> str:
    return ";".join(part for part in breakdown.split(";") if part and not part.startswith(_SAID_ANOTHER_WAY))


_SAID_ANOTHER_WAY = ("rule=", "answer=")
_NEVER_LEFT_OUT = ("population=",)
"""No figure counts persons of several hidden populations together."""


def _overlap(breakdown: str) -> str:
    """What an overlap is about, the same from either side: `of=` one of two, or a key and `also=` another of its kind;
    empty for anything else."""
    parts = parse(breakdown)
    if "of" in parts:
        return ";".join(sorted(f"{key}={value}" for key, value in (parts | {"of": "both"}).items()))
    return f"both={sorted(parts.values())}" if "also" in parts else ""


def _nth(words: list[str], n: int) -> str:
    """The n-th, or something that is no breakdown."""
    return words[n] if n < len(words) else "="


def _one_key_fewer(breakdown: str) -> list[str]:
    pieces = [part for part in breakdown.split(";") if part]
    return [
        ";".join(pieces[:left_out] + pieces[left_out + 1 :])
        for left_out in range(len(pieces))
        if not pieces[left_out].startswith(_NEVER_LEFT_OUT)
    ]
