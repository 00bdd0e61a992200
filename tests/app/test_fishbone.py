"""The fishbone over HTTP and on the command line."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.settings import Settings
from tests.app.conftest import AS_OF, import_bundle
from tests.view.fish import FISH, HOSTILE_FISH
from tests.view.maps import SCRIPT

URL = "/v1/accounts/fish/fishbone"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('fish')}/kingmaker.db"


@pytest.fixture(scope="module")
def fishy(store: str) -> Iterator[TestClient]:
    """A client that only reads: one store and one cache for all tests."""
    with TestClient(create_app(Settings(store=store)), base_url="http://127.0.0.1") as client:
        assert import_bundle(client, "fish", FISH).status_code == 200
        yield client


def _get(client: TestClient, **query: Any) -> Any:
    return client.get(URL, params={"as_of": AS_OF, **query})


def test_the_data_have_an_etag_and_both_languages(fishy: TestClient) -> None:
    found = _get(fishy, lang="en")
    assert found.status_code == 200
    assert found.json()["project"] == {"id": "core", "name": "5G核心网 5G Core"}
    tag = {"If-None-Match": found.headers["ETag"]}
    again = fishy.get(URL, params={"as_of": AS_OF, "lang": "en"}, headers=tag)
    assert again.status_code == 304
    chinese = _get(fishy, lang="zh").json()
    assert {rib["unit"] for rib in chinese["ribs"]} >= {"网络技术部", "采购部"}


@pytest.mark.parametrize(
    ("format_", "media", "begins"),
    [
        ("svg", "image/svg+xml", b"<svg "),
        ("png", "image/png", b"\x89PNG"),
        ("html", "text/html", b"<!doctype html>"),
    ],
)  # fmt: skip
def test_each_format_is_sent_as_what_it_is(
    fishy: TestClient, format_: str, media: str, begins: bytes
) -> None:
    found = _get(fishy, format=format_, lang="zh")
    assert found.status_code == 200
    assert found.headers["content-type"].startswith(media)
    assert found.content.startswith(begins)


def test_an_svg_runs_nothing_even_where_a_browser_opens_it(fishy: TestClient) -> None:
    found = _get(fishy, format="svg", theme="dark")
    assert "sandbox" in found.headers["content-security-policy"]
    assert fromstring(found.text).tag.endswith("svg")
    assert found.text != _get(fishy, format="svg", theme="light").text


def test_the_page_links_to_its_other_views_and_keeps_its_question(fishy: TestClient) -> None:
    page = fishy.get("/accounts/fish/fishbone", params={"as_of": AS_OF, "lang": "en"})
    assert page.status_code == 200
    assert f"fishbone?as_of={AS_OF}&amp;lang=zh" in page.text
    assert f"/v1/accounts/fish/fishbone?as_of={AS_OF}&amp;lang=en&amp;format=pptx" in page.text
    assert "<script" not in page.text
    account = fishy.get("/accounts/fish", params={"as_of": AS_OF, "lang": "en"})
    assert "/accounts/fish/fishbone?" in account.text


@pytest.mark.parametrize("format_", ["svg", "pptx"])
def test_an_empty_account_and_hostile_text_are_drawn_too(client: TestClient, format_: str) -> None:
    units = [*HOSTILE_FISH["units"], {"id": "__proto__2", "name": SCRIPT}]
    for tables in ({"contacts": [{"id": "a", "name": "A"}]}, {**HOSTILE_FISH, "units": units}):
        assert import_bundle(client, "fish", tables).status_code == 200
        found = _get(client, format=format_)
        assert found.status_code == 200
        if format_ == "svg":
            assert SCRIPT not in found.text
        if format_ == "pptx":
            slide = ZipFile(BytesIO(found.content)).read("ppt/slides/slide1.xml")
            assert b"<script" not in slide
            assert fromstring(slide) is not None


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ({"project": "none"}, 404, "no project has the id 'none'"),
        ({"target": "none"}, 404, "no contact with the id 'none'"),
        ({"format": "gif"}, 422, "format"),
        ({"theme": "pink"}, 422, "theme"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    fishy: TestClient, query: dict[str, str], status: int, said: str
) -> None:
    found = _get(fishy, **query)
    assert found.status_code == status
    assert said in found.text


def test_another_date_is_drawn_beside_on_request(fishy: TestClient) -> None:
    found = _get(fishy, compare="2026-03-31").json()
    assert (found["as_of"], found["then"]["as_of"]) == (AS_OF, "2026-03-31")
    assert [rib["id"] for rib in found["ribs"]] == [rib["id"] for rib in found["then"]["ribs"]]
    assert _get(fishy).json()["then"] is None
    asked = {"as_of": AS_OF, "lang": "en"}
    assert "compare=2026-03-31" in fishy.get("/accounts/fish/fishbone", params=asked).text
    page = fishy.get("/accounts/fish/fishbone", params={**asked, "compare": "2026-03-31"}).text
    assert page.count("Decision-chain analysis table · ") == 2
    assert "This date alone" in page


def test_several_open_projects_ask_which(client: TestClient) -> None:
    projects = [{"id": "one", "name": "One"}, {"id": "two", "name": "Two"}]
    import_bundle(client, "fish", {"contacts": FISH["contacts"], "units": FISH["units"],
                                   "projects": projects})  # fmt: skip
    found = _get(client)
    assert found.status_code == 422
    assert "one, two" in found.text


@pytest.mark.parametrize("ending", ["json", "svg", "pptx"])
def test_the_command_writes_what_the_files_ending_says(
    store: str, fishy: TestClient, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"fish.{ending}"
    arguments = ["fishbone", "--account", "fish", "--as-of", AS_OF, "-o", str(file)]
    done = CliRunner().invoke(main, ["--store", store, *arguments])
    assert done.exit_code == 0, done.output
    if ending in ("svg", "pptx"):
        assert file.read_bytes() == _get(fishy, format=ending, lang="en").content
    else:
        assert file.stat().st_size > 1_000


def test_the_command_says_what_it_cannot_do(store: str, fishy: TestClient) -> None:
    arguments = ["--store", store, "fishbone", "--account", "fish"]
    nowhere = CliRunner().invoke(main, [*arguments, "-o", "/no/such/folder/fish.svg"])
    assert nowhere.exit_code == 1
    assert "cannot write /no/such/folder/fish.svg" in nowhere.output
    unknown = CliRunner().invoke(main, [*arguments, "--project", "none"])
    assert unknown.exit_code == 1
    assert "no project has the id 'none'" in unknown.output
