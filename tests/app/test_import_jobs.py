"""Imports as jobs: taken at once, done in the background, all or nothing as ever."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from app.services.access import Access
from app.services.accounts import list_accounts
from app.services.jobs.jobs import begin_job, cancel_job, get_job, job_result
from app.services.jobs.kinds import ImportWork
from app.services.jobs.uploads import UPLOAD, upload_edit
from app.services.jobs.work import Claim, claim_next, do_job
from graph.errors import Conflict, InvalidRows
from graph.store import Store
from tests.app.conftest import SMALL, import_bundle
from tests.app.job_desk import OneTenant, ended
from tests.store.conftest import neo4j_store, sqlite_store, store

__all__ = ["neo4j_store", "sqlite_store", "store"]
WRONG = SMALL | {"influences": [{"from": "aide", "to": "nobody"}, {"from": "aide", "to": "aide"}]}


def test_a_bundle_is_imported_in_the_background(client: TestClient) -> None:
    begun = import_bundle(client, "small", SMALL, name="Small", background=True)
    assert (begun.status_code, begun.json()["work"]["account"]) == (202, "small")
    where = begun.headers["location"]
    assert ended(client, where)["state"] == "done"
    found = client.get(f"{where}/result").json()
    assert found["tables"]["contacts"]["added"] == 3
    assert client.get("/v1/accounts/small").json()["name"] == "Small"
    assert client.post(f"/v1/accounts/small/changes/{found['change_set']}/undo").is_success


def test_every_bad_row_is_told_as_without_a_job(client: TestClient) -> None:
    where = import_bundle(client, "small", WRONG, background=True).headers["location"]
    assert ended(client, where)["state"] == "failed"
    told = client.get(f"{where}/result")
    at_once = import_bundle(client, "small", WRONG)
    assert told.status_code == at_once.status_code == 422
    assert told.json()["errors"] == at_once.json()["errors"]
    assert {one["row"] for one in told.json()["errors"]} == {1, 2}
    assert client.get("/v1/accounts/small").status_code == 404


def test_a_running_import_is_cancelled_over_http(client: TestClient) -> None:
    many = {"contacts": [{"id": f"p{n}", "name": f"P {n}"} for n in range(20_000)]}
    where = import_bundle(client, "large", many, background=True).headers["location"]
    while client.get(where).json()["state"] == "queued":
        pass
    assert client.delete(where).status_code == 200
    assert ended(client, where)["state"] == "cancelled"
    assert client.get("/v1/accounts/large").status_code == 404


def test_what_is_no_bundle_fails_the_job_in_words(client: TestClient) -> None:
    where = import_bundle(client, "small", b"PK\x03\x04 broken", background=True).headers[
        "location"
    ]
    job = ended(client, where)
    assert job["state"] == "failed"
    assert "zip" in job["problem"]


def test_nobody_asks_for_the_upload_of_another_job(client: TestClient) -> None:
    refused = client.post("/v1/jobs", json={"upload": "abc", "account": "small"})
    assert refused.status_code == 422


def test_the_upload_goes_with_the_end_of_its_job(store: Store) -> None:
    access, claim = begun(store)
    do_job(claim, access)
    assert job_result(access, claim.job.id)["tables"]["contacts"]["added"] == 3
    assert store.entries(access.tenant, UPLOAD, "", 10) == []


def test_a_cancelled_import_stores_nothing(store: Store) -> None:
    access, claim = begun(store)

    def cancelled_on_the_way(by: Access, progress: Any) -> Any:
        def report(what: str, done: int, of: int) -> None:
            if what == "storing":
                claim.cancel()
            progress(what, done, of)

        return claim.job.work.perform(by, report)

    do_job(claim, access, cancelled_on_the_way)
    assert get_job(access, claim.job.id).state == "cancelled"
    assert list_accounts(access, "", 10) == []
    assert store.entries(access.tenant, UPLOAD, "", 10) == []
    with pytest.raises(Conflict):
        job_result(access, claim.job.id)


def test_a_waiting_import_is_cancelled_with_its_upload(store: Store) -> None:
    access = Access(store, f"imports {uuid4()}", "tester")
    work = ImportWork(upload=uuid4().hex, account="small")
    job = begin_job(access, work, datetime.now(UTC), upload_edit(work.upload, b"{}"))
    assert cancel_job(access, job.id, datetime.now(UTC)).state == "cancelled"
    assert store.entries(access.tenant, UPLOAD, "", 10) == []
    assert next_of(access, "worker", datetime.now(UTC)) is None


def test_an_import_whose_worker_died_is_made_by_another(store: Store) -> None:
    access, dead = begun(store)
    later = datetime.now(UTC) + timedelta(minutes=5)
    heir = next_of(access, "heir", later)
    assert heir
    do_job(heir, access)
    assert get_job(access, dead.job.id).state == "done"
    assert [one.id for one in list_accounts(access, "", 10)] == ["small"]


def test_bad_rows_are_kept_with_the_job(store: Store) -> None:
    access, claim = begun(store, WRONG)
    do_job(claim, access)
    with pytest.raises(InvalidRows) as refused:
        job_result(access, claim.job.id)
    assert [one.row for one in refused.value.problems] == [1, 2]


def begun(store: Store, bundle: Any = SMALL) -> tuple[Access, Claim]:
    """Return a tenant with an import that a worker has just begun."""
    access = Access(store, f"imports {uuid4()}", "tester")
    work = ImportWork(upload=uuid4().hex, account="small")
    edit = upload_edit(work.upload, json.dumps(bundle).encode())
    begin_job(access, work, datetime.now(UTC), edit)
    claim = next_of(access, "worker", datetime.now(UTC))
    assert claim
    return access, claim


def next_of(access: Access, worker: str, now: datetime) -> Claim | None:
    """Claim what waits longest of one tenant."""
    return claim_next(OneTenant(access), worker, lambda: now)
