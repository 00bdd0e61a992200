import io
import json
import zipfile

from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.app.conftest import SMALL, import_bundle


def zipped(**tables: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in tables.items():
            archive.writestr(f"{name}.csv", text)
    return data.getvalue()


def test_import_reports_what_it_did(client: TestClient) -> None:
    report = import_bundle(client, "small", SMALL).json()
    assert report["tables"]["contacts"] == {
        "added": 3, "changed": 0, "unchanged": 0, "removed": 0
    }  # fmt: skip
    assert (report["version"], report["change_set"]) == (6, 1)


def test_importing_again_changes_nothing(small: TestClient) -> None:
    report = import_bundle(small, "small", SMALL).json()
    assert (report["version"], report["change_set"]) == (6, None)
    assert report["tables"]["influences"]["unchanged"] == 3


def test_a_dry_run_stores_nothing(client: TestClient) -> None:
    report = import_bundle(client, "small", SMALL, dry_run="true").json()
    assert (report["dry_run"], report["tables"]["contacts"]["added"]) == (True, 3)
    assert client.get("/v1/accounts/small").status_code == 404


def test_every_bad_row_is_named_and_nothing_is_stored(client: TestClient) -> None:
    bundle = zipped(
        contacts="id,name\na,A\nb,\n",
        influences="from,to,weight\na,a,1\na,b,NaN\na,b,-1\n",
    )
    problem = import_bundle(client, "bad", bundle)
    places = [(e["table"], e["row"], e["column"]) for e in problem.json()["errors"]]
    assert problem.status_code == 422
    assert places == [
        ("contacts", 3, "name"),
        ("influences", 2, "to"),
        ("influences", 3, "weight"),
        ("influences", 4, "weight"),
    ]
    assert client.get("/v1/accounts/bad").status_code == 404


def test_replace_removes_what_the_bundle_lacks(small: TestClient) -> None:
    bundle = {"influences": SMALL["influences"][:1]}
    report = import_bundle(small, "small", bundle, replace="true").json()
    assert report["tables"]["influences"]["removed"] == 2
    assert len(small.get("/v1/accounts/small/contacts").json()["items"]) == 3


def test_a_stale_import_is_refused(small: TestClient) -> None:
    files = {"bundle": ("b", json.dumps(SMALL).encode(), "application/json")}
    stale = small.post("/v1/accounts/small/import", files=files, headers={"If-Match": '"3"'})
    assert stale.status_code == 412


def test_gbk_is_named_and_taken_when_said(client: TestClient) -> None:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("contacts.csv", "id,name\na,陈光\n".encode("gbk"))
    refused = import_bundle(client, "gbk", bundle.getvalue())
    assert "gb18030" in refused.json()["detail"]
    assert import_bundle(client, "gbk", bundle.getvalue(), encoding="gb18030").status_code == 200
    assert client.get("/v1/accounts/gbk/contacts/a").json()["name"] == "陈光"


def test_what_is_no_bundle_is_refused(client: TestClient) -> None:
    for data in (b"", b"PK\x03\x04broken", b"[1]", b"{", b"\xff\xfe", b'{"contacts": 1}'):
        assert import_bundle(client, "bad", data).status_code == 422, data


def test_too_large_a_request_is_refused(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"max_upload_mib": 1}))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        refused = import_bundle(client, "big", b" " * 1_100_000)
        assert refused.status_code == 413
        assert refused.headers["content-type"] == "application/problem+json"


def test_too_large_a_request_without_a_length_is_refused(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"max_upload_mib": 1}))
    parts = [b"x" * 100_000] * 12
    with TestClient(app, base_url="http://127.0.0.1") as client:
        refused = client.put("/v1/accounts/a", content=iter(parts))
        assert refused.status_code == 413


def test_export_gives_back_what_import_took(small: TestClient) -> None:
    exported = small.get("/v1/accounts/small/export", params={"format": "zip"})
    assert exported.headers["content-type"] == "application/zip"
    assert import_bundle(small, "copy", exported.content).status_code == 200
    assert (
        small.get("/v1/accounts/copy/export").json()
        == small.get("/v1/accounts/small/export").json()
    )
