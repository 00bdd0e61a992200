"""The power map for other tools: what they read is what the map says."""

import io
import json

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.view.power_map.beside import MapBeside
from graph.view.power_map.frame import MapFrame
from graph.view.power_map.network import cytoscape, graphml
from tests.view.maps import HOSTILE, TELECOM, map_of

ONE = map_of({"contacts": [{"id": "a", "name": "A"}]})


def _read(frame: MapFrame) -> "nx.MultiDiGraph[str]":
    found = nx.read_graphml(io.BytesIO(graphml(frame).encode()), force_multigraph=True)
    assert isinstance(found, nx.MultiDiGraph)
    return found


def test_graphml_has_people_and_lines_with_typed_facts() -> None:
    frame = MapFrame(map_of(TELECOM, beside=MapBeside(rising={"gao"})), "organisation")
    found = _read(frame)
    gao = found.nodes["gao"]
    assert (gao["level"], gao["is_rising"], gao["coverage"]) == ("coach", True, 4)
    assert isinstance(gao["decision_influence"], float)
    assert (gao["x"], gao["y"]) == (
        frame.layout.positions["gao"].x, frame.layout.positions["gao"].y
    )  # fmt: skip
    assert "title" not in found.nodes["fan"]
    kinds = {(one, other, data["kind"]) for one, other, data in found.edges(data=True)}
    assert {("he", "chen", "influence"), ("zhou", "chen", "influence"),
            ("zhou", "lu", "reports_to"), ("zhou", "chen", "dotted_to")} <= kinds  # fmt: skip
    (weight,) = (data["weight"] for data in found["he"]["chen"].values())
    assert weight == 0.8
    assert found.graph["as_of"] == "2026-06-30"


def test_cytoscape_has_the_same_elements_with_positions() -> None:
    frame = MapFrame(map_of(TELECOM), "influence")
    found = json.loads(cytoscape(frame))
    nodes, edges = found["elements"]["nodes"], found["elements"]["edges"]
    assert {node["data"]["id"] for node in nodes} == {p["id"] for p in TELECOM["contacts"]}
    he = next(node for node in nodes if node["data"]["id"] == "he")
    assert he["position"] == frame.layout.positions["he"].model_dump()
    assert he["data"]["is_hidden"] is True
    assert len({edge["data"]["id"] for edge in edges}) == len(edges) == len(_read(frame).edges)
    ids = {node["data"]["id"] for node in nodes}
    assert all({edge["data"]["source"], edge["data"]["target"]} <= ids for edge in edges)


@pytest.mark.parametrize("tables", [{"contacts": []}, {"contacts": [{"id": "a", "name": "A"}]}])
def test_nobody_and_one_person_are_networks_too(tables: dict[str, list[dict[str, str]]]) -> None:
    frame = MapFrame(map_of(tables), "organisation")
    assert len(_read(frame)) == len(tables["contacts"])
    assert len(json.loads(cytoscape(frame))["elements"]["nodes"]) == len(tables["contacts"])


def test_hostile_ids_and_texts_come_back_as_they_were() -> None:
    frame = MapFrame(map_of(HOSTILE), "organisation")
    found = _read(frame)
    assert set(found) == {person["id"] for person in HOSTILE["contacts"]}
    ids = {node["data"]["id"] for node in json.loads(cytoscape(frame))["elements"]["nodes"]}
    assert ids == set(found)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_makes_a_file_that_other_tools_read(words: str) -> None:
    named = ONE.people[0].model_copy(update={"name": words, "title": words})
    frame = MapFrame(ONE.model_copy(update={"people": (named,), "name": words}), "organisation")
    assert len(_read(frame)) == 1
    assert json.loads(cytoscape(frame))["elements"]["nodes"][0]["data"]["id"] == "a"
