"""The network for vis-network, built through pyvis: the only module that knows pyvis.

pyvis' own page template is never used: it loads from a CDN, escapes nothing, and lets physics
run. Here it gives nodes, edges, options, and its copy of the vis-network script.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict

from pyvis.edge import Edge
from pyvis.network import Network

from graph.view.power_map.influence_lines import InfluenceLine
from graph.view.power_map.whole import PowerMap

SCRIPT = "lib/vis-9.1.2/vis-network.min.js"
UNSURE_DASHES = [7, 5]
THINNEST, THICKEST = 1.2, 5.0
CURVE = 0.18


class VisNetwork(TypedDict):
    """What vis-network is given: nodes, edges, options.

    Ids are places in the map's people and influences: what users chose is no key in a script.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def vis_network(power_map: PowerMap) -> VisNetwork:
    """Return a power map as vis-network takes it, standing as in the organisation layout.

    Parameters
    ----------
    power_map
        The map; its people become nodes of the shape ``custom``, its influences edges.

    Returns
    -------
    VisNetwork
        Without labels or titles: the page draws text itself, vis-network gets no HTML.
    """
    network = Network(directed=True)
    network.toggle_physics(False)
    places = {person.id: place for place, person in enumerate(power_map.people)}
    for id_, place in places.items():
        at = power_map.organisation.positions[id_]
        network.add_node(place, shape="custom", x=at.x, y=at.y)
    # add_edge looks both ends up in lists: at thousands of edges that takes seconds.
    network.edges = [
        _edge(number, places[line.influencer], places[line.listener], line)
        for number, line in enumerate(power_map.influences)
    ]
    nodes = [{key: node[key] for key in ("id", "shape", "x", "y")} for node in network.nodes]
    return VisNetwork(nodes=nodes, edges=network.edges, options=_options(network))


def _edge(number: int, influencer: int, listener: int, line: InfluenceLine) -> dict[str, Any]:
    width = min(THICKEST, max(THINNEST, 2 * line.weight**0.5))
    edge = Edge(
        influencer,
        listener,
        directed=True,
        id=number,
        width=round(width, 2),
        dashes=False if line.is_sure else UNSURE_DASHES,
    )
    return dict(edge.options)


def _options(network: Network) -> dict[str, Any]:
    """Return pyvis' options, with nothing that moves by itself and no HTML."""
    options: dict[str, Any] = {"physics": {"enabled": network.options.physics.enabled}}
    options["layout"] = {"improvedLayout": False}
    options["interaction"] = {
        "dragNodes": False,
        "hover": False,
        "keyboard": {"enabled": False},
        "multiselect": False,
        "selectConnectedEdges": False,
        "hideEdgesOnDrag": len(network.edges) > 2000,
    }
    options["edges"] = {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55, "type": "arrow"}},
        "arrowStrikethrough": False,
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": CURVE},
        "selectionWidth": 0,
        "hoverWidth": 0,
        "endPointOffset": {"from": 2, "to": 4},
    }
    return options


@cache
def vis_network_script() -> str:
    """Return the vis-network script of the installed pyvis; its licence is the first comment."""
    script = files("pyvis").joinpath(SCRIPT).read_text(encoding="utf-8")
    return script.replace("\r\n", "\n")


def vis_network_licence() -> str:
    """Return the licence notice of vis-network.

    Examples
    --------
    >>> "Apache" in vis_network_licence()
    True
    """
    found = re.search(r"/\*\*(.*?)\*/", vis_network_script(), re.DOTALL)
    lines = found.group(1).splitlines() if found else []
    return "\n".join(line.strip().lstrip("*").strip() for line in lines).strip()
