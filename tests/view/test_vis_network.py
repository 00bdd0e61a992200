"""What vis-network is given."""

import json

from graph.view.power_map.vis_network import vis_network, vis_network_licence, vis_network_script
from tests.view.maps import HOSTILE, SCRIPT, TELECOM, map_of


def test_nodes_stand_still_where_the_layout_puts_them() -> None:
    map = map_of(TELECOM)
    network = vis_network(map)
    assert network["options"]["physics"] == {"enabled": False}
    for node, person in zip(network["nodes"], map.people, strict=True):
        place = map.organisation.positions[person.id]
        assert (node["x"], node["y"], node["shape"]) == (place.x, place.y, "custom")


def test_edges_show_weight_by_width_and_doubt_by_dashes() -> None:
    map = map_of(TELECOM)
    network = vis_network(map)
    by_ends = {
        (line.influencer, line.listener): edge
        for line, edge in zip(map.influences, network["edges"], strict=True)
    }
    assert by_ends["he", "lu"]["width"] > by_ends["gao", "chen"]["width"]
    assert by_ends["he", "chen"]["dashes"]
    assert not by_ends["he", "lu"]["dashes"]
    assert all(edge["arrows"] == "to" for edge in network["edges"])


def test_no_user_text_reaches_vis_network() -> None:
    text = json.dumps(vis_network(map_of(HOSTILE)), ensure_ascii=False)
    assert SCRIPT not in text
    assert "__proto__" not in text
    assert "label" not in text
    assert "title" not in text


def test_the_script_is_whole_and_names_its_licence() -> None:
    assert len(vis_network_script()) > 400_000
    assert "\r" not in vis_network_script()
    assert "Apache 2.0" in vis_network_licence()
    assert "Almende" in vis_network_licence()
