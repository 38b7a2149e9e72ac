"""Values put anywhere, all at once: the sums over neighbours that global statistics are made of."""

from __future__ import annotations

import numpy as np

from groundview.statistics.inputs import Column
from groundview.statistics.kernel import kernel
from groundview.statistics.local_association.random_kernel import Whole, below, stream
from groundview.statistics.splitmix_kernel import GOLDEN


@kernel
def shuffled_sums(
    values: Column, rows: tuple[Whole, Whole, Column], both_ways: Column, seed: np.uint64, span: Whole
) -> tuple[Column, Column]:
    """For each of the permutations span[0] to span[1] - 1 the sum of w_ij x_i x_j, and that of both_ways_i x_i^2.

    `rows` are the starts, the neighbours and the weights; `values` and `both_ways` have shape (areas,).
    """
    starts, indices, weight = rows
    products, squares = np.zeros(span[1] - span[0]), np.zeros(span[1] - span[0])
    for permutation in range(span[0], span[1]):
        x, state = values.copy(), stream(seed, permutation)
        for last in range(x.size - 1, 0, -1):
            state += GOLDEN
            other = below(state, last + 1)
            x[last], x[other] = x[other], x[last]
        product = square = 0.0
        for area in range(x.size):
            near = 0.0
            for place in range(starts[area], starts[area + 1]):
                near += weight[place] * x[indices[place]]
            product += near * x[area]
            square += both_ways[area] * x[area] * x[area]
        products[permutation - span[0]], squares[permutation - span[0]] = product, square
    return products, squares
