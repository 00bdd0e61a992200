"""The power map for other tools: GraphML, and JSON for Cytoscape and Cytoscape.js.

References
----------
Brandes, Eiglsperger, Herman, Himsolt & Marshall 2002, GraphML progress report.
Franz et al. 2016, Cytoscape.js: a graph theory library for visualisation and analysis.
"""

import json
import re
from typing import Any

import networkx as nx

from graph.view.power_map.card import unit_of
from graph.view.power_map.frame import MapFrame
from graph.view.power_map.model import MapPerson

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Facts = dict[str, str | int | float | bool]
"""What GraphML can hold, with its type; a fact that is not known is left out."""


def graphml(frame: MapFrame) -> str:
    """Return a power map as GraphML: typed attributes, every line of its own kind.

    Parameters
    ----------
    frame
        The map in one of its layouts, whose places are the nodes' `x` and `y`.
    """
    lines = nx.generate_graphml(network(frame))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n"


def cytoscape(frame: MapFrame) -> str:
    """Return a power map as Cytoscape JSON: elements with data and positions.

    Parameters
    ----------
    frame
        The map in one of its layouts.
    """
    found: dict[str, Any] = nx.cytoscape_data(network(frame))
    for node in found["elements"]["nodes"]:
        node["position"] = {axis: node["data"].pop(axis) for axis in ("x", "y")}
    for edge in found["elements"]["edges"]:
        edge["data"]["id"] = edge["data"].pop("key")
    return json.dumps(found, ensure_ascii=False, allow_nan=False) + "\n"


def network(frame: MapFrame) -> "nx.MultiDiGraph[str]":
    """Return a power map as a network with all its facts.

    Returns
    -------
    MultiDiGraph
        Nodes are people by id. Edges of the kind `influence` go from who moves to who listens,
        `reports_to` and `dotted_to` from the person to the manager; the two ends of a `tie` or
        `conflict` are alike; all lines are there, also
        those that the picture leaves out (`is_shown`).
    """
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.graph.update(_known(_of_map(frame)))
    for person in frame.reading_order:
        found.add_node(_legal(person.id), **_known(_of_person(frame, person)))
    for number, (source, target, facts) in enumerate(_edges(frame)):
        found.add_edge(_legal(source), _legal(target), f"e{number}", **_known(facts))
    return found


def _of_map(frame: MapFrame) -> dict[str, Any]:
    map = frame.map
    return {
        "name": map.name,
        "account": map.account,
        "project": map.project.id if map.project else None,
        "as_of": map.as_of.isoformat(),
        "believed_at": map.believed_at.isoformat() if map.believed_at else None,
        "version": map.version,
        "language": map.language,
        "layout": frame.name,
    }


def _of_person(frame: MapFrame, person: MapPerson) -> dict[str, Any]:
    at = frame.layout.positions[person.id]
    backs = [f"{one.name} ({one.level})" for one in person.competitors]
    return {
        "name": person.name,
        "title": person.title,
        "unit": person.unit,
        "unit_name": unit_of(frame, person) or None,
        "role": person.role,
        "level": person.level,
        "backs": "; ".join(backs) or None,
        "is_hidden": person.is_hidden,
        "is_rising": person.is_rising,
        "is_pointer": person.is_pointer,
        "is_external": person.external,
        "party_class": person.party_class,
        "is_new": person.new,
        "leaves_on": person.leaving.isoformat() if person.leaving else None,
        "last_contact": person.last_contact.isoformat() if person.last_contact else None,
        "days_since_contact": person.days_since_contact,
        "coverage": person.coverage,
        "owner": person.owner.name if person.owner else None,
        "access_reliability": person.access.reliability if person.access else None,
        "decision_power": person.decision_power,
        "decision_influence": person.decision_influence,
        "formal_power": person.formal_power,
        "x": at.x,
        "y": at.y,
    }


def _edges(frame: MapFrame) -> list[tuple[str, str, dict[str, Any]]]:
    found: list[tuple[str, str, dict[str, Any]]] = [
        (
            line.influencer,
            line.listener,
            {
                "kind": "influence",
                "weight": line.weight,
                "confidence": line.confidence,
                "is_sure": line.is_sure,
                "is_shown": line.is_shown,
            },
        )
        for line in frame.map.influences
    ]
    for tie in frame.map.ties:
        kind = "conflict" if tie.is_conflict else "tie"
        told = {"kind": kind, "words": tie.words, "confidence": tie.confidence}
        found.append((tie.one, tie.other, told))
    for person in frame.map.people:
        managers = {"reports_to": person.manager, "dotted_to": person.dotted_manager}
        for kind, manager in managers.items():
            if manager in frame.people:
                found.append((person.id, str(manager), {"kind": kind}))
    return found


def _known(facts: dict[str, Any]) -> Facts:
    """Return the facts that are known, their texts as XML can hold them."""
    return {
        name: _legal(value) if isinstance(value, str) else value
        for name, value in facts.items()
        if value is not None
    }


def _legal(text: str) -> str:
    r"""Return a text without characters that no XML document may have.

    Examples
    --------
    >>> _legal("a\x00b\ud800")
    'ab'
    """
    return _NOT_XML.sub("", text)
