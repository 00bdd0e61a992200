"""Burt's measures of structural holes, of everybody at once: equal to NetworkX's.

Both take sparse matrices of weights: entry (i, j) is the edge from i to j.

References
----------
Burt 1992, Structural Holes, chapter 2: effective size and constraint.
"""

import numpy as np
from scipy import sparse

from graph.account_graph import Floats
from graph.listening import Matrix


def constraint(weights: Matrix) -> Floats:
    """Return Burt's constraint on everybody: how far their ties lead back to the same people.

    Parameters
    ----------
    weights
        n × n: how much each edge counts, without loops; both directions are summed.

    Returns
    -------
    ndarray of float, length n
        NaN for people without ties.

    Examples
    --------
    >>> path = sparse.csr_array(np.array([[0.0, 1, 0], [0, 0, 1], [0, 0, 0]]))
    >>> constraint(path).tolist()
    [1.0, 0.5, 1.0]
    """
    mutual = _mutual(weights)
    invested = _divided(mutual, _row_sums(mutual))
    local = (invested + invested @ invested).multiply(_ones(mutual)).power(2)
    return _of_those_with_ties(mutual, _row_sums(local))


def effective_size(weights: Matrix) -> Floats:
    """Return the effective size of everybody's ego network: their ties less the redundant ones.

    Takes and returns what `constraint` does.

    Notes
    -----
    NetworkX says the same where it is asked by `nodes`; asked for everybody at once, version 3.6
    divides weighted ties by the wrong person's strongest tie.

    Examples
    --------
    >>> path = sparse.csr_array(np.array([[0.0, 1, 0], [0, 0, 1], [0, 0, 0]]))
    >>> effective_size(path).tolist()
    [1.0, 2.0, 1.0]
    """
    mutual, ties = _mutual(weights), _ones(_mutual(weights))
    strongest = np.zeros(len(mutual.indptr) - 1)
    np.maximum.at(strongest, mutual.nonzero()[0], mutual.data)
    redundant = _divided(mutual, _row_sums(mutual)).multiply(ties @ _divided(mutual, strongest))
    return _of_those_with_ties(mutual, _row_sums(ties) - _row_sums(redundant))


def _mutual(weights: Matrix) -> Matrix:
    mutual = sparse.csr_array(weights + weights.T)
    mutual.eliminate_zeros()
    return mutual


def _row_sums(matrix: Matrix) -> Floats:
    return np.asarray(matrix.sum(axis=1), dtype=float)


def _ones(matrix: Matrix) -> Matrix:
    return sparse.csr_array(matrix.astype(bool).astype(float))


def _divided(matrix: Matrix, by: Floats) -> Matrix:
    """Return each row divided by its number; empty rows stay."""
    inverse = np.divide(1.0, by, out=np.zeros(len(by)), where=by > 0)
    return sparse.csr_array(sparse.diags_array(inverse) @ matrix)


def _of_those_with_ties(mutual: Matrix, values: Floats) -> Floats:
    return np.where(np.diff(mutual.indptr) > 0, values, np.nan)
