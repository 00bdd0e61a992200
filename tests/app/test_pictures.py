"""Trajectories, coverage and reliability: over HTTP, as pages and on the command line."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from pptx import Presentation

from app.cli import main
from app.main import create_app
from app.settings import Settings
from tests.analysis.test_rising_stars import rising
from tests.app.conftest import AS_OF, import_bundle
from tests.view.fish import HOSTILE_FISH
from tests.view.maps import SCRIPT, TELECOM

NAMES = ("trajectories", "heat-map", "pain-chain")
STAR = rising()
RISING: dict[str, Any] = {
    **STAR,
    "units": [{"id": "u", "name": f"Unit {SCRIPT}"}],
    "contacts": [
        {**row, "unit": "u", "name": f"Star {SCRIPT}" if row["id"] == "s" else row["name"]}
        for row in STAR["contacts"]
    ],
    "colleagues": [{"id": "us", "name": "Us"}],
    "interactions": [
        {"id": "i", "date": "2026-06-02", "kind": "visit", "colleagues": ["us"],
         "contacts": ["s", "p01"]},
    ],
    "pains": [{"id": "low", "contact": "s", "text": f"Low {SCRIPT}", "likelihood": 1.0},
              {"id": "top", "contact": "p01", "text": "Top"}],
    "pain_causes": [{"cause": "low", "effect": "top"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('pictures')}/kingmaker.db"


@pytest.fixture(scope="module")
def drawn(store: str) -> Iterator[TestClient]:
    """A client that only reads: one store and one cache for all tests."""
    hostile = [*HOSTILE_FISH["units"], {"id": "__proto__2", "name": SCRIPT}]
    with TestClient(create_app(Settings(store=store)), base_url="http://127.0.0.1") as client:
        for account, tables in {
            "rising": RISING,
            "telecom": TELECOM,
            "hostile": {**HOSTILE_FISH, "units": hostile},
            "none": {"contacts": []},
            "one": {"contacts": [{"id": "a", "name": "A"}]},
        }.items():
            assert import_bundle(client, account, tables).status_code == 200
        yield client


def _get(client: TestClient, account: str, name: str, **query: Any) -> Any:
    url = f"/v1/accounts/{account}/{name}"
    return client.get(url, params={"as_of": AS_OF, "lang": "en", **query})


def test_trajectories_show_who_rises_from_window_to_window(drawn: TestClient) -> None:
    found = _get(drawn, "rising", "trajectories").json()
    (up,) = (one for one in found["people"] if one["contact"] == "s")
    points = [point["percentile"] for point in up["points"]]
    assert points == sorted(points)
    assert points[-1] > points[0]
    assert up["slope"] > 0
    picture = fromstring(_get(drawn, "rising", "trajectories", format="svg").text)
    told = [g.get("aria-label") for g in picture.iter() if g.get("role") == "listitem"]
    assert any(str(one).startswith("Star ") for one in told)


def test_the_heat_map_counts_each_interaction_once_for_each_unit(drawn: TestClient) -> None:
    found = _get(drawn, "telecom", "heat-map", months=3).json()
    assert found["months"] == ["2026-04", "2026-05", "2026-06"]
    rows = {row["unit"]: row for row in found["rows"]}
    tech = [(cell["interactions"], cell["people"]) for cell in rows["tech"]["cells"]]
    assert tech == [(1, 1), (0, 0), (1, 1)]
    assert (rows["tech"]["met"], rows["tech"]["people"]) == (1, 2)
    assert [cell["interactions"] for cell in found["total"]["cells"]] == [1, 0, 1]
    assert found["total"]["met"] == 3
    assert rows[None]["people"] == 2


def test_a_heat_map_of_nothing_says_so(drawn: TestClient) -> None:
    said = {
        account: _get(drawn, account, "heat-map", months=months, format="svg").text
        for account, months in (("none", 3), ("one", 3), ("telecom", 3))
    }
    assert "no people in this account yet" in said["none"]
    assert "no interaction is recorded in these months" in said["one"]
    assert "no interaction is recorded" not in said["telecom"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("account", ["rising", "hostile", "none", "one"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_account_has_a_picture_and_a_page_with_the_same_facts(
    drawn: TestClient, account: str, name: str, lang: str
) -> None:
    picture = _get(drawn, account, name, format="svg", lang=lang)
    assert picture.status_code == 200
    assert fromstring(picture.text).tag.endswith("svg")
    page = drawn.get(f"/accounts/{account}/{name}", params={"as_of": AS_OF, "lang": lang})
    assert page.status_code == 200
    assert "<script" not in page.text
    assert "default-src &#39;none&#39;" in page.text
    assert SCRIPT not in picture.text


@pytest.mark.parametrize("name", NAMES)
def test_the_page_links_to_its_other_views_and_the_account_to_the_page(
    drawn: TestClient, name: str
) -> None:
    page = drawn.get(f"/accounts/telecom/{name}", params={"as_of": AS_OF, "lang": "en"}).text
    assert f"/v1/accounts/telecom/{name}?as_of={AS_OF}&amp;lang=en&amp;format=pptx" in page
    assert f"/accounts/telecom/{name}?as_of={AS_OF}&amp;lang=zh" in page
    account = drawn.get("/accounts/telecom", params={"as_of": AS_OF, "lang": "en"}).text
    assert f"/accounts/telecom/{name}?" in account


@pytest.mark.parametrize("name", NAMES)
def test_slides_have_the_picture_and_then_its_table(drawn: TestClient, name: str) -> None:
    slides = Presentation(BytesIO(_get(drawn, "rising", name, format="pptx").content)).slides
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    assert len(slides) == 2
    assert len(tables) == 1
    assert len(tables[0].rows) > 1


def test_the_pain_chain_s_files_have_what_the_answer_says(drawn: TestClient) -> None:
    answer = _get(drawn, "rising", "pain-chain").json()
    file = _get(drawn, "rising", "pain-chain", format="pptx").content
    slides = Presentation(BytesIO(file)).slides
    (table,) = (shape.table for slide in slides for shape in slide.shapes if shape.has_table)
    cells = [[cell.text for cell in row.cells] for row in table.rows][1:]
    owners = [item["contact"]["name"] for item in answer["items"]]
    assert [row[1][:3] for row in cells] == [item["pain"]["name"][:3] for item in answer["items"]]
    assert [row[2][:4] for row in cells] == [name[:4] for name in owners]
    lines = [one for one in slides[0].shapes if one.name.startswith("Low ") and " → " in one.name]
    assert len(lines) == 1
    assert len(lines[0]._element.xpath(".//a:stCxn | .//a:endCxn")) == 2, "held to both cards"
    picture = fromstring(_get(drawn, "rising", "pain-chain", format="svg").text)
    told = [str(g.get("aria-label")) for g in picture.iter() if g.get("role") == "listitem"]
    assert told[0].startswith("Top · ")
    assert "Reasons: Low " in told[0]


@pytest.mark.parametrize("name", NAMES)
def test_data_have_an_etag_and_png_is_one(drawn: TestClient, name: str) -> None:
    found = _get(drawn, "telecom", name)
    again = drawn.get(
        f"/v1/accounts/telecom/{name}",
        params={"as_of": AS_OF, "lang": "en"},
        headers={"If-None-Match": found.headers["ETag"]},
    )
    assert again.status_code == 304
    assert _get(drawn, "telecom", name, format="png").content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "query"),
    [("heat-map", {"months": 0}), ("heat-map", {"months": 61}), ("trajectories", {"windows": 1}),
     ("heat-map", {"format": "gif"}), ("trajectories", {"theme": "pink"})],
)  # fmt: skip
def test_what_cannot_be_drawn_is_said(drawn: TestClient, name: str, query: dict[str, Any]) -> None:
    found = _get(drawn, "telecom", name, **query)
    assert found.status_code == 422
    assert next(iter(query)) in found.text
    assert _get(drawn, "nowhere", name).status_code == 404


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("trajectories", "svg"),
        ("heat-map", "pptx"),
        ("heat-map", "json"),
        ("reliability", "html"),
        ("pain-chain", "svg"),
        ("pain-chain", "pptx"),
        ("pain-chain", "html"),
        ("pain-chain", "json"),
    ],
)
def test_the_command_writes_what_the_files_ending_says(
    store: str, drawn: TestClient, tmp_path: Path, name: str, ending: str
) -> None:
    file = tmp_path / f"picture.{ending}"
    named = [] if name == "reliability" else ["--account", "telecom", "--as-of", AS_OF]
    arguments = ["--store", store, "picture", name, *named, "-o", str(file)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    begins = {"svg": b"<svg", "html": b"<!doctype", "json": b"{", "pptx": b"PK"}[ending]
    assert file.read_bytes().startswith(begins)
    if name != "reliability" and ending in ("svg", "pptx"):
        assert file.read_bytes() == _get(drawn, "telecom", name, format=ending).content
