"""How often two would be together in as many events by chance, if each kept its number of events and each event its
number of members.

The hypergeometric tail of Neal (2014, Social Networks 39, 84-97) keeps the members' numbers of events, and takes all
events as equally likely. Events differ much in size: most have one member, who meets nobody, and one may have three
hundred. So the number of events is replaced by the effective number: that number of equal events in which two
memberships drawn at random fall into one event as often as they do here. For members of one event each this is the
exact chance under given degrees of both sides; for others it keeps the exact expected number of meetings to the first
order, where the hypergeometric with the plain number is several times too large or too small.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Whole = NDArray[np.int64]


def effective_events(sizes: ArrayLike) -> int:
    """The effective number of events of these numbers of members, M(M-1) / sum k(k-1) with M = sum k, rounded; where
    no event has two members, M(M-1) + 1, as if the next one might."""
    members = np.asarray(sizes, dtype=np.float64)
    total, meeting = members.sum(), (members * (members - 1.0)).sum()
    return round(float(total * (total - 1.0) / max(meeting, 1.0)))


def by_chance(together: ArrayLike, one: ArrayLike, other: ArrayLike, events: int) -> NDArray[np.float64]:
    """The probability of at least `together` joint events of two who take part in `one` and `other` of `events`.

    Columns of one shape (k,); the result is of that shape, between 0 and 1. Events are never fewer than what either
    takes part in. Raises ValueError where two are together more often than one of them takes part.
    """
    asked = np.stack([np.asarray(column, dtype=np.int64) for column in (together, one, other)])
    if asked.size == 0:
        return np.empty(0)
    if np.any(asked[0] > np.minimum(asked[1], asked[2])) or np.any(asked < 0):
        raise ValueError("two cannot be together in more events than either takes part in")
    # Few different triples stand for millions of ties.
    triples, which = np.unique(asked, axis=1, return_inverse=True)
    return _tail(*triples, events=events)[which.ravel()]


def _tail(together: Whole, one: Whole, other: Whole, *, events: int) -> NDArray[np.float64]:
    """P(X >= together) for X hypergeometric, term by term: no more terms than the rarer of two takes part in."""
    total = np.maximum(events, np.maximum(one, other))
    most = np.minimum(one, other)
    tail = np.zeros(together.size)
    for more in range(int((most - together).max(initial=0)) + 1):
        tail += _mass(together + more, one, other, total)
    return np.clip(tail, 0.0, 1.0)


def _mass(x: Whole, one: Whole, other: Whole, total: Whole) -> NDArray[np.float64]:
    possible = (x <= np.minimum(one, other)) & (x >= one + other - total)
    inside = np.where(possible, x, np.maximum(one + other - total, 0))
    logs = _choose(one, inside) + _choose(total - one, other - inside) - _choose(total, other)
    return np.where(possible, np.exp(logs), 0.0)


def _choose(n: Whole, k: Whole) -> NDArray[np.float64]:
    """The logarithm of the number of ways to choose k of n."""
    from scipy.special import gammaln

    logs: NDArray[np.float64] = gammaln(n + 1.0) - gammaln(k + 1.0) - gammaln(n - k + 1.0)
    return logs
