"""Short closed walks of listening: how often a walk of so many steps ends where it began.

W = S + u 1ᵀ/n: S sparse, u 1ᵀ/n of rank one, and so W² = S² + L Rᵀ with L and R n × 2.
"""

import numpy as np
from scipy import sparse

from graph.account_graph import Floats
from graph.listening import Matrix

DENSE_PEOPLE = 2_000
FULL = 0.08
"""From this share of entries on, a full matrix is multiplied faster than a sparse one."""


def closed_walks(recorded: Matrix, transposed: Matrix, unknown: Floats) -> Floats:
    """Return the diagonals of W⁰, W¹, … W⁴, one below the other.

    Parameters
    ----------
    recorded, transposed
        S and Sᵀ, n × n.
    unknown
        u, length n.

    Returns
    -------
    ndarray of float, 5 × n

    Examples
    --------
    >>> swap = sparse.csr_array(np.array([[0.0, 1], [1, 0]]))
    >>> closed_walks(swap, swap, np.zeros(2))[:, 0].tolist()
    [1.0, 0.0, 1.0, 0.0, 1.0]
    """
    n = len(unknown)
    evenly = np.full(n, 1 / n)
    left = np.column_stack([recorded @ unknown + unknown.mean() * unknown, unknown])
    right = np.column_stack([evenly, transposed @ evenly])
    second, third, fourth = _recorded_walks(recorded, transposed)
    backward = transposed @ right
    third += evenly * (recorded @ (recorded @ unknown))
    third += (left * (backward + np.outer(evenly, unknown @ right))).sum(axis=1)
    fourth += ((recorded @ (recorded @ left) + left @ (right.T @ left)) * right).sum(axis=1)
    fourth += (left * (transposed @ backward)).sum(axis=1)
    first = recorded.diagonal() + unknown / n
    return np.array([np.ones(n), first, second + (left * right).sum(axis=1), third, fourth])


def _recorded_walks(s: Matrix, transposed: Matrix) -> tuple[Floats, Floats, Floats]:
    """Return the diagonals of S², S³ and S⁴; of few people by S² in full, which is quicker."""
    if s.shape[0] > DENSE_PEOPLE:
        square = sparse.csr_array(s @ s)
        fourth = square.multiply(square.T)
        return square.diagonal(), _row_sums(square.multiply(transposed)), _row_sums(fourth)
    full = _full_square(s)
    third = _row_sums(transposed.multiply(full))
    return full.diagonal().copy(), third, np.einsum("ik,ki->i", full, full)


def _full_square(s: Matrix) -> Floats:
    if s.nnz < FULL * s.shape[0] ** 2:
        return np.asarray((s @ s).toarray(), dtype=float)
    full = s.toarray()
    return np.asarray(full @ full)


def _row_sums(matrix: Matrix | sparse.coo_array) -> Floats:
    return np.asarray(matrix.sum(axis=1), dtype=float)
