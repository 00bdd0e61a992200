"""The power map's files over HTTP and on the command line."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from pptx import Presentation

from app.cli import main
from app.main import create_app
from app.settings import Settings
from tests.app.conftest import AS_OF, import_bundle
from tests.view.fish import HOSTILE_FISH
from tests.view.maps import SCRIPT, TELECOM

HOSTILE_MAP = {
    **HOSTILE_FISH,
    "units": [*HOSTILE_FISH["units"], {"id": "__proto__2", "name": SCRIPT}],
}
URL = "/v1/accounts/map/power-map"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('map')}/kingmaker.db"


@pytest.fixture(scope="module")
def mapped(store: str) -> Iterator[TestClient]:
    """A client that only reads: one store and one cache for all tests."""
    with TestClient(create_app(Settings(store=store)), base_url="http://127.0.0.1") as client:
        assert import_bundle(client, "map", TELECOM).status_code == 200
        assert import_bundle(client, "hostile", HOSTILE_MAP).status_code == 200
        assert import_bundle(client, "none", {"contacts": []}).status_code == 200
        yield client


def _get(client: TestClient, url: str = URL, **query: Any) -> Any:
    return client.get(url, params={"as_of": AS_OF, **query})


@pytest.mark.parametrize(
    ("format_", "media", "begins", "kept"),
    [
        ("svg", "image/svg+xml", b"<svg ", "inline"),
        ("png", "image/png", b"\x89PNG", "inline"),
        ("graphml", "application/graphml+xml", b"<?xml ", "attachment"),
        ("cytoscape", "application/json", b"{", "attachment"),
    ],
)
def test_each_format_is_sent_as_what_it_is(
    mapped: TestClient, format_: str, media: str, begins: bytes, kept: str
) -> None:
    found = _get(mapped, format=format_, lang="zh")
    assert found.status_code == 200
    assert found.headers["content-type"].startswith(media)
    assert found.headers["content-disposition"].startswith(f"{kept}; ")
    assert found.content.startswith(begins)


def test_the_layouts_are_two_pictures(mapped: TestClient) -> None:
    by_lines = _get(mapped, format="svg", lang="en").text
    by_say = _get(mapped, format="svg", lang="en", layout="influence").text
    assert "by reporting lines" in by_lines
    assert "by influence on the decision" in by_say


def test_slides_have_the_map_and_then_the_table_of_people(mapped: TestClient) -> None:
    found = _get(mapped, format="pptx", lang="zh")
    first, second = Presentation(BytesIO(found.content)).slides
    assert sum(shape.shape_type is not None for shape in first.shapes) > len(TELECOM["contacts"])
    (table,) = (shape.table for shape in second.shapes if shape.has_table)
    assert len(table.rows) == len(TELECOM["contacts"]) + 1
    assert "何静 He Jing" in {row.cells[0].text for row in table.rows}


def test_the_page_and_the_data_are_as_they_were(mapped: TestClient) -> None:
    assert _get(mapped, format="html").text.startswith("<!doctype html>")
    assert len(_get(mapped).json()["people"]) == len(TELECOM["contacts"])


@pytest.mark.parametrize("account", ["hostile", "none"])
@pytest.mark.parametrize("format_", ["svg", "png", "pptx", "graphml", "cytoscape"])
def test_nobody_and_hostile_texts_make_files_too(
    mapped: TestClient, account: str, format_: str
) -> None:
    found = _get(mapped, f"/v1/accounts/{account}/power-map", format=format_)
    assert found.status_code == 200
    if format_ in ("svg", "graphml"):
        assert SCRIPT not in found.text
    if format_ == "pptx":
        parts = ZipFile(BytesIO(found.content))
        for name in (one for one in parts.namelist() if one.startswith("ppt/slides/slide")):
            assert b"<img" not in parts.read(name)
            assert fromstring(parts.read(name)) is not None


def test_a_part_is_asked_for_by_unit_or_number(mapped: TestClient) -> None:
    tech = _get(mapped, format="cytoscape", unit="tech").json()["elements"]["nodes"]
    assert {node["data"]["id"] for node in tech} == {"gao", "fan"}
    assert len(_get(mapped, format="cytoscape", most=3).json()["elements"]["nodes"]) == 3


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ({"format": "svg", "unit": "none"}, 404, "no unit with the id 'none'"),
        ({"format": "json", "most": "3"}, 422, "unit and most are for files"),
        ({"format": "svg", "compare": "2026-01-01"}, 422, "compare is for the data and the page"),
        ({"format": "svg", "project": "none"}, 404, "no project has the id 'none'"),
        ({"format": "gif"}, 422, "format"),
        ({"format": "svg", "layout": "round"}, 422, "layout"),
        ({"format": "svg", "most": "0"}, 422, "most"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    mapped: TestClient, query: dict[str, str], status: int, said: str
) -> None:
    found = _get(mapped, **query)
    assert found.status_code == status
    assert said in found.text


def test_more_people_than_a_slide_holds_are_refused_and_a_part_is_not(
    mapped: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.pictures.map_file.MOST_ON_A_SLIDE", 5)
    found = _get(mapped, format="pptx")
    assert found.status_code == 422
    assert "at most 5 people, this map has 8: ask for a part, by unit=ID or most=5" in found.text
    assert _get(mapped, format="pptx", most=5).status_code == 200
    assert _get(mapped, format="svg").status_code == 200


@pytest.mark.parametrize(("ending", "format_"), [("svg", "svg"), ("cyjs", "cytoscape")])
def test_the_command_writes_what_the_files_ending_says(
    store: str, mapped: TestClient, tmp_path: Path, ending: str, format_: str
) -> None:
    file = tmp_path / f"map.{ending}"
    arguments = ["map", "--account", "map", "--as-of", AS_OF, "-o", str(file)]
    done = CliRunner().invoke(main, ["--store", store, *arguments])
    assert done.exit_code == 0, done.output
    assert file.read_bytes() == _get(mapped, format=format_, lang="en").content


def test_the_command_says_what_it_cannot_do(store: str, mapped: TestClient) -> None:
    arguments = ["--store", store, "map", "--account", "map"]
    for more, said in (
        (["-o", "/no/such/folder/map.svg"], "cannot write /no/such/folder/map.svg"),
        (["--unit", "none", "-o", "x.svg"], "no unit with the id 'none'"),
        (["--most", "3", "-o", "x.html"], "unit and most are for files"),
    ):
        done = CliRunner().invoke(main, [*arguments, *more])
        assert done.exit_code == 1
        assert said in done.output
