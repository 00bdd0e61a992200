"""Jobs: asked for, worked off, looked at, cancelled; taken up again where a worker died."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app import report_jobs
from app.cli import main
from app.job_pool import JobPool
from app.main import create_app
from app.services.access import Access
from app.services.accounts import delete_account
from app.services.bundles import import_bundle
from app.services.cache import Cache
from app.services.jobs import jobs
from app.services.jobs import work as job_work
from app.services.jobs.jobs import begin_job, cancel_job, get_job, job_result
from app.services.jobs.kinds import AnalysisWork, ReportWork, Work
from app.services.jobs.work import LEASE, MOST_ATTEMPTS, claim_next, do_job
from app.settings import Settings
from graph.errors import Conflict, InvalidInput, NotFound, StoreUnavailable
from graph.io.bundle import read_bytes
from graph.store import Store
from graph.store.sqlite import SqliteStore
from tests.app.conftest import SMALL
from tests.app.conftest import import_bundle as import_small
from tests.app.job_desk import OneTenant, ended
from tests.store.conftest import neo4j_store, sqlite_store, store

__all__ = ["neo4j_store", "sqlite_store", "store"]
WORK = AnalysisWork(analysis="influence", account="small")
NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that tests set."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_lease(self) -> None:
        self.now += LEASE + timedelta(seconds=1)


@dataclass
class Desk:
    """A tenant with an account, and a clock."""

    access: Access
    clock: Clock = field(default_factory=Clock)

    def begin(self, work: Work = WORK) -> str:
        self.clock.now += timedelta(milliseconds=1)
        return begin_job(self.access, work, self.clock()).id

    def claim(self, worker: str = "worker") -> job_work.Claim | None:
        """Claim a job of this tenant; those of others are left alone."""
        return claim_next(OneTenant(self.access), worker, self.clock)

    def state(self, id_: str) -> str:
        return get_job(self.access, id_).state


@pytest.fixture
def desk(store: Store) -> Desk:
    return _desk(store)


@pytest.fixture
def embedded(sqlite_store: Store) -> Desk:
    return _desk(sqlite_store)


def _desk(store: Store) -> Desk:
    access = Access(store, f"jobs {uuid4()}", "tester")
    import_bundle(access, "small", read_bytes(json.dumps(SMALL).encode()), name="Small")
    return Desk(access)


def test_a_job_is_done_and_its_result_is_the_answer(desk: Desk) -> None:
    first, second = desk.begin(), desk.begin()
    assert [desk.state(one) for one in (first, second)] == ["queued", "queued"]
    claim = desk.claim()
    assert claim
    assert claim.job.id == first, "the one that waits longest"
    with pytest.raises(Conflict, match="running"):
        job_result(desk.access, first)
    do_job(claim, desk.access)
    assert [desk.state(one) for one in (first, second)] == ["done", "queued"]
    found = job_result(desk.access, first)
    assert {item["contact"]["id"] for item in found["items"]} == {"boss", "head", "aide"}


def test_one_job_is_claimed_once(desk: Desk) -> None:
    desk.begin()
    assert desk.claim("a")
    assert desk.claim("b") is None


def test_a_job_whose_worker_died_is_taken_up_again(desk: Desk) -> None:
    id_ = desk.begin()
    dead = desk.claim("dead")
    assert dead
    desk.clock.pass_lease()
    heir = desk.claim("heir")
    assert heir
    assert (heir.job.worker, heir.job.attempts) == ("heir", 2)
    dead.end("done")  # it was only slow: nothing of it counts any more
    assert desk.state(id_) == "running"
    with pytest.raises(job_work.Stopped):
        dead.progress("draws", 1, 2)


def test_a_job_that_kills_its_workers_fails(embedded: Desk) -> None:
    id_ = embedded.begin()
    for _ in range(MOST_ATTEMPTS):
        assert embedded.claim()
        embedded.clock.pass_lease()
    assert embedded.claim() is None
    job = get_job(embedded.access, id_)
    assert (job.state, job.lease_until) == ("failed", None)
    assert "ended without a word" in (job.problem or "")


def test_a_beat_keeps_the_job(embedded: Desk) -> None:
    embedded.begin()
    claim = embedded.claim()
    assert claim
    for step in range(5):
        claim.progress("draws", step, 5)
        claim.beat()
        embedded.clock.now += LEASE / 2
        assert embedded.claim("other") is None
    progress = get_job(embedded.access, claim.job.id).progress
    assert progress
    assert (progress.what, progress.done, progress.of) == ("draws", 4, 5)


def test_a_cancelled_job_stops_and_has_no_result(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = desk.begin()
    claim = desk.claim()
    assert claim

    def long_work(work: AnalysisWork, access: Access, progress: Any) -> None:
        assert cancel_job(access, id_, desk.clock()).state == "cancelled"
        claim.beat()
        progress("draws", 1, 200)
        pytest.fail("it went on")

    monkeypatch.setattr(AnalysisWork, "perform", long_work)
    do_job(claim, desk.access)
    assert desk.state(id_) == "cancelled"
    assert desk.claim() is None
    with pytest.raises(Conflict, match="cancelled"):
        job_result(desk.access, id_)
    assert cancel_job(desk.access, id_, desk.clock()).state == "cancelled"


def test_a_result_that_comes_after_the_cancelling_is_not_kept(embedded: Desk) -> None:
    id_ = embedded.begin()
    claim = embedded.claim()
    assert claim
    cancel_job(embedded.access, id_, embedded.clock())
    do_job(claim, embedded.access)
    assert embedded.state(id_) == "cancelled"
    assert embedded.access.store.entry(embedded.access.tenant, jobs.RESULT, id_) is None


def test_an_account_that_was_deleted_meanwhile_fails_the_job(desk: Desk) -> None:
    id_ = desk.begin()
    delete_account(desk.access, "small", None)
    claim = desk.claim()
    assert claim
    do_job(claim, desk.access)
    job = get_job(desk.access, id_)
    assert (job.state, "small" in (job.problem or "")) == ("failed", True)


def test_a_store_that_is_away_fails_no_job(embedded: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = embedded.begin()
    claim = embedded.claim()
    assert claim

    def away(*_: Any) -> None:
        raise StoreUnavailable("away")

    monkeypatch.setattr(AnalysisWork, "perform", away)
    do_job(claim, embedded.access)
    job = get_job(embedded.access, id_)
    assert (job.state, job.attempts) == ("queued", 0)


def test_an_error_of_ours_is_no_end_of_the_worker(
    embedded: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = embedded.begin()
    claim = embedded.claim()
    assert claim
    monkeypatch.setattr(AnalysisWork, "perform", lambda *_: 1 / 0)
    do_job(claim, embedded.access)
    assert get_job(embedded.access, id_).problem == "an error of ours: ZeroDivisionError"


def test_a_report_is_a_job_too(embedded: Desk) -> None:
    work = ReportWork(report="coverage-and-conduct", as_of=NOON.date(), language="zh")
    id_ = embedded.begin(work)
    claim = embedded.claim()
    assert claim
    do_job(claim, embedded.access)
    job, report = get_job(embedded.access, id_), job_result(embedded.access, id_)
    assert (job.work, job.state) == (work, "done")
    assert job.progress
    assert (job.progress.what, job.progress.done, job.progress.of) == ("accounts", 1, 1)
    assert [part["account"] for part in report["accounts"]] == ["small"]
    with pytest.raises(NotFound, match="nonsense"):
        embedded.begin(ReportWork(report="nonsense"))


def test_what_cannot_be_begun_is_refused(embedded: Desk) -> None:
    with pytest.raises(InvalidInput, match="rising-stars"):
        embedded.begin(AnalysisWork(analysis="nonsense", account="small"))
    with pytest.raises(InvalidInput, match=r"parameters\.limit"):
        embedded.begin(AnalysisWork(analysis="influence", account="small", parameters={"limit": 0}))
    with pytest.raises(NotFound):
        embedded.begin(AnalysisWork(analysis="influence", account="nobody"))


def test_too_many_are_refused(embedded: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_OPEN", 2)
    embedded.begin()
    cancel_job(embedded.access, embedded.begin(), embedded.clock())
    embedded.begin()
    with pytest.raises(Conflict, match="2 jobs"):
        embedded.begin()


def test_old_jobs_are_forgotten_and_open_ones_are_not(embedded: Desk) -> None:
    open_, done = embedded.begin(), embedded.begin()
    cancel_job(embedded.access, done, embedded.clock())
    embedded.clock.now += jobs.KEPT_FOR + timedelta(seconds=1)
    embedded.begin()
    assert embedded.state(open_) == "queued"
    with pytest.raises(NotFound):
        get_job(embedded.access, done)


def test_who_begins_a_job_while_another_forgets_old_ones_begins_it(
    embedded: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel_job(embedded.access, embedded.begin(), embedded.clock())
    embedded.clock.now += jobs.KEPT_FOR + timedelta(seconds=1)
    old = jobs._old(embedded.access, embedded.clock())
    assert old
    embedded.access.store.put_entries(embedded.access.tenant, old)
    monkeypatch.setattr(jobs, "_old", lambda *_: old)
    assert embedded.state(embedded.begin()) == "queued"


def test_a_result_too_big_to_keep_fails_the_job(
    embedded: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_work, "MOST_RESULT", 100)
    id_ = embedded.begin()
    claim = embedded.claim()
    assert claim
    do_job(claim, embedded.access)
    job = get_job(embedded.access, id_)
    assert job.state == "failed"
    assert "ask for fewer accounts" in (job.problem or "")


def test_no_error_ends_the_servers_worker(embedded: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = JobPool(Settings(job_workers=1), embedded.access.store, Cache())
    ids = [embedded.begin() for _ in range(2)]
    done = iter([ZeroDivisionError])

    def failing_once(*given: Any) -> None:
        for error in done:
            raise error
        do_job(*given)

    monkeypatch.setattr("app.job_pool.LOOK_EVERY", 0.05)
    monkeypatch.setattr("app.job_pool.do_job", failing_once)
    pool.start()
    try:
        _wait_for(lambda: embedded.state(ids[1]) == "done")
    finally:
        pool.stop()


def test_a_report_over_many_accounts_is_made_by_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_jobs, "MANY", 2)
    settings = Settings(store=f"sqlite:///{tmp_path}/kingmaker.db", report_workers=2)
    store = SqliteStore(tmp_path / "kingmaker.db")
    access = Access(store, "default", "tester")
    for name in ("one", "two"):
        import_bundle(access, name, read_bytes(json.dumps(SMALL).encode()), name=name)
    named = ("two", "one", "nobody")
    work = ReportWork(report="coverage-and-conduct", accounts=named, as_of=NOON.date())
    told: list[tuple[int, int]] = []
    by_processes = report_jobs.perform(
        settings, access, work, lambda _, done, of: told.append((done, of))
    )
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert by_processes == work.perform(access)

    def cancelled(*_: Any) -> None:
        raise job_work.Stopped

    with pytest.raises(job_work.Stopped):
        report_jobs.perform(settings, access, work, cancelled)
    store.close()


def test_links_of_a_reports_job_lead_where_those_of_the_report_do(tmp_path: Path) -> None:
    settings = Settings(
        store=f"sqlite:///{tmp_path}/kingmaker.db", public_url="https://sales.example"
    )
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        put = import_small(client, "small", SMALL)
        assert put.status_code == 200, put.text
        work = {"report": "coverage-and-conduct", "accounts": ["small"]}
        url = client.post("/v1/jobs", json=work).headers["location"]
        assert ended(client, url)["state"] == "done"
        (part,) = client.get(f"{url}/result").json()["accounts"]
    assert part["link"].startswith("https://sales.example/")


def test_a_tenant_sees_its_own(embedded: Desk) -> None:
    id_ = embedded.begin()
    with pytest.raises(NotFound):
        get_job(Access(embedded.access.store, "other", "tester"), id_)


def test_over_http(small: TestClient) -> None:
    work = {"analysis": "influence", "account": "small", "parameters": {"limit": 1}}
    asked = small.post("/v1/jobs", json=work)
    assert asked.status_code == 202, asked.text
    url = asked.headers["location"]
    job = ended(small, url)
    assert job["state"] == "done", job
    result = small.get(f"{url}/result").json()
    assert result == small.get("/v1/accounts/small/influence?limit=1").json()
    assert small.delete(url).json()["state"] == "done"
    page = small.get("/v1/jobs", params={"limit": 1}).json()
    assert ([one["id"] for one in page["items"]], page["next"]) == ([job["id"]], None)


@pytest.mark.parametrize(
    ("work", "status"),
    [
        ({"analysis": "influence", "account": "nobody"}, 404),
        ({"analysis": "influence", "account": "small", "parameters": {"limit": "x"}}, 422),
        ({"analysis": "influence", "account": "small", "more": 1}, 422),
        ({"account": "small"}, 422),
        ({"report": "nonsense"}, 404),
        ({"report": "win-rate", "accounts": []}, 422),
    ],
)
def test_wrong_requests_are_named(small: TestClient, work: Any, status: int) -> None:
    assert small.post("/v1/jobs", json=work).status_code == status
    assert small.get("/v1/jobs/none").status_code == 404
    assert small.delete("/v1/jobs/none").status_code == 404


def _wait_for(is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


def test_on_the_command_line(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "kingmaker.db")
    access = Access(store, "default", "tester")
    import_bundle(access, "small", read_bytes(json.dumps(SMALL).encode()), name="Small")
    ids = [begin_job(access, WORK, datetime.now(UTC)).id for _ in range(2)]
    store.close()

    def run(*arguments: str) -> str:
        url = f"sqlite:///{tmp_path}/kingmaker.db"
        return CliRunner().invoke(main, ["--store", url, "jobs", *arguments]).output

    assert run("cancel", ids[0]) == f"{ids[0]}: cancelled\n"
    assert run("work").startswith(f"{ids[1]}: done\n")
    states = {
        job["id"]: job["state"] for job in json.loads(run("list", "--format", "json"))["items"]
    }
    assert states == {ids[0]: "cancelled", ids[1]: "done"}
    assert "influence of small" in run("list")
    assert len(json.loads(run("show", ids[1]))["result"]["items"]) == 3
    assert "no job has the id" in run("show", "none")


@pytest.mark.parametrize(
    ("what", "finds"),
    [
        ("fit", {"closed_projects": 1, "label": "uncalibrated"}),
        ("backtest", {"days": 30, "projects": ["won"]}),
        ("record", {"projects": ["open"]}),
    ],
)
def test_work_on_win_rates_over_all_accounts_is_a_job(
    client: TestClient, what: str, finds: dict[str, Any]
) -> None:
    """Over hundreds of accounts it takes minutes: longer than a request should."""
    deal = {
        **SMALL,
        "projects": [
            {"id": "won", "name": "Won", "status": "won", "closed_on": "2026-05-01"},
            {"id": "open", "name": "Open"},
        ],
        "roles": [{"project": at, "contact": "boss", "role": "A"} for at in ("won", "open")],
        "stances": [{"contact": "boss", "level": "support", "valid_from": "2026-01-01"}],
    }
    assert import_small(client, "small", deal).status_code == 200
    begun = client.post("/v1/jobs", json={"winrate": what})
    assert begun.status_code == 202, begun.text
    where = begun.headers["location"]
    job = ended(client, where)
    assert (job["state"], job["progress"] is None) == ("done", False)
    found = client.get(f"{where}/result").json()
    found["projects"] = [one["project"] for one in found.get("items", ())]
    assert {name: found[name] for name in finds} == finds


def test_unknown_work_on_win_rates_is_refused(client: TestClient) -> None:
    wrong: list[Any] = [[], "fit", 1]
    assert [client.post("/v1/jobs", json=body).status_code for body in wrong] == [422] * 3
    refused = client.post("/v1/jobs", json={"winrate": "guess"})
    assert refused.status_code == 422
    assert "expected fit, backtest or record" in refused.text.replace("'", "")
