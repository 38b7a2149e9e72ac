"""Log-linear fits and stepwise searches, many tables at once, as machine code."""

from __future__ import annotations

import math

import numpy as np

from groundview.statistics.capture_recapture.patterns import Whole
from groundview.statistics.inputs import Column
from groundview.statistics.kernel import kernel

PASSED, NOT_IDENTIFIABLE, DOES_NOT_EXIST = 0, 1, 2
STEPS, CLOSE, SINGULAR, FAR = 60, 1e-9, 1e-11, 40.0
"""A step this small is the end; one that is still large after so many runs away. A pivot this small, as a share of what
it was, is none. No logarithm of a mean is this large."""

UNSEEN, DOUBT, LIKELIHOOD = 0, 1, 2
"""What a fit gives: the logarithm of the expected number on no list, the variance of that, the log-likelihood."""


@kernel
def solve(matrix: Column, right: Column, size: int) -> int:
    """Solves by Cholesky in place, for a positive definite matrix; 1 where it is singular."""
    for i in range(size):
        own = matrix[i, i]
        for j in range(i + 1):
            held = matrix[i, j]
            for k in range(j):
                held -= matrix[i, k] * matrix[j, k]
            if i == j:
                if held <= SINGULAR * own:
                    return 1
                matrix[i, i] = math.sqrt(held)
            else:
                matrix[i, j] = held / matrix[j, j]
    for i in range(size):
        for k in range(i):
            right[i] -= matrix[i, k] * right[k]
        right[i] /= matrix[i, i]
    for i in range(size - 1, -1, -1):
        for k in range(i + 1, size):
            right[i] -= matrix[k, i] * right[k]
        right[i] /= matrix[i, i]
    return 0


@kernel
def restrict(counts: Column, terms: Whole, cells: Whole, kept: Whole) -> tuple[int, int]:
    """The patterns and the terms that are left where a term that nobody has is minus infinity; how many of each."""
    live, used = 0, 0
    dead = np.zeros(counts.size + 1, dtype=np.bool_)
    for t in range(terms.size):
        term, margin = terms[t], 0.0
        for c in range(1, counts.size + 1):
            if c & term == term:
                margin += counts[c - 1]
        if margin > 0.0:
            kept[used] = term
            used += 1
        else:
            for c in range(1, counts.size + 1):
                if c & term == term:
                    dead[c] = True
    for c in range(1, counts.size + 1):
        if not dead[c]:
            cells[live] = c
            live += 1
    return live, used


@kernel
def parameters(cells: Whole, kept: Whole, which: Whole, many: Whole) -> None:
    """Which parameters count in each pattern, shape (patterns, terms), and how many."""
    for i in range(many.size):
        many[i] = 0
        for j in range(which.shape[1]):
            if cells[i] & kept[j] == kept[j]:
                which[i, many[i]] = j
                many[i] += 1


@kernel
def gather(
    weight: Column, residual: Column, which: Whole, many: Whole, information: Column, score: Column
) -> int:
    """Adds up the information, of which the lower half, and the score, and solves for the step, which replaces the
    score; 1 where the information is singular."""
    information[:] = 0.0
    score[:] = 0.0
    for i in range(many.size):
        for a in range(many[i]):
            j = which[i, a]
            score[j] += residual[i]
            for b in range(a + 1):
                information[j, which[i, b]] += weight[i]
    return solve(information, score, score.size)


@kernel
def climb(
    seen: Column,
    offset: Column,
    structure: tuple[Whole, Whole],
    weight: Column,
    information: Column,
    beta: Column,
) -> float:
    """Newton's steps to the top: fills the parameters, the means and the Cholesky factor of the last information.
    Returns the log-likelihood, NaN where there is no top and minus infinity where the first information is singular.
    """
    which, many = structure
    residual, step = np.empty(many.size), np.empty(beta.size)
    # One weighted least squares on the logarithms of the counts starts close enough.
    for i in range(many.size):
        weight[i] = seen[i] + 0.5
        residual[i] = weight[i] * (math.log(weight[i]) - offset[i])
    if gather(weight, residual, which, many, information, step) == 1:
        return -math.inf
    for _ in range(STEPS):
        largest, likelihood = 0.0, 0.0
        for j in range(beta.size):
            beta[j] += step[j]
        for i in range(many.size):
            log = offset[i]
            for a in range(many[i]):
                log += beta[which[i, a]]
            if log > FAR:
                return math.nan
            weight[i] = math.exp(log)
            residual[i] = seen[i] - weight[i]
            likelihood += seen[i] * log - weight[i]
        if gather(weight, residual, which, many, information, step) == 1:
            return math.nan
        for j in range(beta.size):
            largest = max(largest, abs(step[j]))
        if largest < CLOSE:
            return likelihood
    return math.nan


@kernel
def fit(counts: Column, terms: Whole, offset: Column, mean: Column, answer: Column) -> int:
    """Newton's method for one table, shape (2^L - 1,), and one model; `offset` is added to the logarithm of each mean.

    Fills `mean`, the same shape, and `answer`, shape (3,): see above. Returns whether the model passed.
    """
    cells, kept = np.empty(counts.size, dtype=np.int64), np.empty(terms.size, dtype=np.int64)
    m, p = restrict(counts, terms, cells, kept)
    if m < p:
        return NOT_IDENTIFIABLE
    which, many = np.empty((m, p), dtype=np.int64), np.empty(m, dtype=np.int64)
    parameters(cells, kept, which, many)
    seen, added, weight = np.empty(m), np.empty(m), np.empty(m)
    for i in range(m):
        seen[i], added[i] = counts[cells[i] - 1], offset[cells[i] - 1]
    beta, information = np.zeros(p), np.empty((p, p))
    likelihood = climb(seen, added, (which, many), weight, information, beta)
    if not likelihood > -math.inf:
        return DOES_NOT_EXIST if math.isnan(likelihood) else NOT_IDENTIFIABLE
    mean[:] = 0.0
    for i in range(m):
        mean[cells[i] - 1] = weight[i]
    answer[UNSEEN], answer[DOUBT], answer[LIKELIHOOD] = beta[0], variance(information, p), likelihood
    return PASSED


@kernel
def variance(factor: Column, size: int) -> float:
    """The variance of the constant: the first entry of the inverse of the matrix whose Cholesky factor this is."""
    total, solved = 0.0, np.zeros(size)
    solved[0] = 1.0
    for i in range(size):
        for k in range(i):
            solved[i] -= factor[i, k] * solved[k]
        solved[i] /= factor[i, i]
        total += solved[i] ** 2
    return total


@kernel
def fit_each(
    table: Column, models: Whole, sizes: Whole, offset: Column, answers: Column, status: Whole
) -> None:
    """Fits every model, the first `sizes[k]` of `models[k]`; fills `answers`, shape (k, 3), and `status`."""
    mean = np.empty(table.size)
    for k in range(models.shape[0]):
        status[k] = fit(table, models[k, : sizes[k]], offset, mean, answers[k])


@kernel
def tail(count: float, mean: float) -> float:
    """The logarithm of the chance that a Poisson number of this mean lies as far out as `count`, on its side."""
    if mean <= 0.0:
        return 0.0 if count == 0.0 else -math.inf
    series, term, k = 1.0, 1.0, count
    while term > 1e-17 * series:
        if count > mean:
            k += 1.0
            term *= mean / k
        else:
            term *= k / mean
            k -= 1.0
        series += term
    return count * math.log(mean) - mean - math.lgamma(count + 1.0) + math.log(series)


@kernel
def step_forward(
    table: Column, pairs: Whole, terms: Whole, threshold: float, mean: Column, answer: Column
) -> tuple[int, int]:
    """Adds pairs of lists to `terms`, whose first are the constant and the lists, while the least p lies below the
    threshold (a logarithm); returns whether even the lists alone passed, and how many terms there are."""
    size = terms.size - pairs.size
    offset, p = np.zeros(table.size), np.empty(pairs.size)
    status = fit(table, terms[:size], offset, mean, answer)
    if status != PASSED:
        return status, size
    trial, now = mean.copy(), answer.copy()
    while True:
        for j in range(pairs.size):
            seen, expected = 0.0, 0.0
            for c in range(1, table.size + 1):
                if c & pairs[j] == pairs[j]:
                    seen += table[c - 1]
                    expected += mean[c - 1]
            p[j] = tail(seen, expected)
            for t in range(size):
                if terms[t] == pairs[j]:
                    p[j] = 0.0
        added = False
        while not added:
            best = np.argmin(p)
            if p[best] >= threshold:
                return PASSED, size
            terms[size] = pairs[best]
            added = fit(table, terms[: size + 1], offset, trial, now) == PASSED
            p[best] = 0.0
        size += 1
        mean[:] = trial
        answer[:] = now


@kernel
def step_each(
    tables: Column, pairs: Whole, lists: Whole, threshold: float, unseen: Column, chosen: Whole
) -> None:
    """Stepwise on every table, shape (k, 2^L - 1): fills the expected number on no list, shape (k,), infinite where
    not even independence passed, and which pairs were chosen, shape (k,), bit by bit."""
    mean, answer = np.empty(tables.shape[1]), np.empty(3)
    terms = np.empty(lists.size + pairs.size, dtype=np.int64)
    for k in range(tables.shape[0]):
        terms[: lists.size] = lists
        status, size = step_forward(tables[k], pairs, terms, threshold, mean, answer)
        unseen[k] = math.exp(answer[UNSEEN]) if status == PASSED else math.inf
        chosen[k] = 0
        for t in range(lists.size, size):
            for j in range(pairs.size):
                if pairs[j] == terms[t]:
                    chosen[k] |= 1 << j
