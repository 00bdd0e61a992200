"""A forest laid out in depth-first order, so that what hangs on a node is one slice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graph.account_graph import Indices


@dataclass(frozen=True)
class Subtrees:
    """What hangs on each node of a forest.

    Parameters
    ----------
    order
        What the nodes hold, in depth-first order.
    begin, end
        Where in the order each node's subtree begins and ends.
    above, root
        The node above each one, and the root of its tree; a root's are the root itself.
    """

    order: Indices
    begin: dict[int, int]
    end: dict[int, int]
    above: dict[int, int]
    root: dict[int, int]

    @classmethod
    def of(cls, forest: "nx.Graph[int]", held_by: Callable[[int], Sequence[int]]) -> "Subtrees":
        """Return the subtrees of a forest; each tree's root is its first node.

        Parameters
        ----------
        forest
            A network without circles; of a directed one every edge leads away from the root.
        held_by
            What a node holds: each thing is held by one node.

        Examples
        --------
        >>> forest = nx.Graph([(0, 1), (1, 2), (0, 3)])
        >>> found = Subtrees.of(forest, lambda node: [node])
        >>> found.below(1).tolist(), found.around(1).tolist()
        ([1, 2], [0, 3])
        """
        order: list[int] = []
        begin, end = dict[int, int](), dict[int, int]()
        over, root = dict[int, int](), dict[int, int]()
        for above, node, event in nx.dfs_labeled_edges(forest):
            if event == "forward":
                over[node], root[node] = above, root.get(above, node)
                begin[node] = len(order)
                order += held_by(node)
            elif event == "reverse":
                end[node] = len(order)
        return cls(np.array(order, dtype=np.intp), begin, end, over, root)

    def below(self, node: int) -> Indices:
        """Return what a node and all that hangs on it hold."""
        return self.order[self.begin[node] : self.end[node]]

    def around(self, node: int) -> Indices:
        """Return what the rest of the node's tree holds."""
        root = self.root[node]
        before = self.order[self.begin[root] : self.begin[node]]
        return np.concatenate([before, self.order[self.end[node] : self.end[root]]])
