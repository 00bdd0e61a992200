"""Reports over accounts: what is new, what stands against an account, in every format."""

import csv
import json
import pickle
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.delivery.message import Recipient
from app.main import create_app
from app.services.access import Access
from app.services.cache import Cache
from app.services.reports.definitions import ReportDefinition
from app.services.reports.orders import Order
from app.services.reports.periods import Period
from app.services.reports.report import (
    MEDIA_TYPES,
    REPORTS,
    account_part,
    asked_for,
    assembled,
    make_report,
    report_file,
)
from app.services.reports.scheduled import scheduled_report
from app.settings import Settings
from app.store import store_of
from graph.errors import InvalidInput, StoreUnavailable
from graph.progress import Halted
from graph.view.report.model import Report, ReportItem
from tests.app.conftest import AS_OF, EXAMPLE, import_bundle
from tests.view.maps import SCRIPT

DAY, SINCE = date.fromisoformat(AS_OF), date(2026, 4, 1)
LATE = {"valid_from": "2026-05-01"}
SMALL: dict[str, Any] = {
    "contacts": [{"id": id_, "name": id_.capitalize()} for id_ in ("ann", "ben", "eve")],
    "influences": [{"from": "eve", "to": "ann"}, {"from": "ben", "to": "ann"}],
    "projects": [{"id": "deal", "name": "Deal", "value": 1000.0, "currency": "EUR"}],
    "roles": [
        {"project": "deal", "contact": "ann", "role": "D", "source": "org chart"},
        {"project": "deal", "contact": "ben", "role": "E", "source": "Ann said so", **LATE},
    ],
    "stances": [{"contact": "ann", "level": "support"}],
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The example, a small account and one whose quota is out of reach; nothing is written."""
    store = f"sqlite:///{tmp_path_factory.mktemp('reports')}/kingmaker.db"
    done = CliRunner().invoke(main, ["--store", store, "import", str(EXAMPLE), "--account", "east"])
    assert done.exit_code == 0, done.output
    with TestClient(create_app(Settings(store=store)), base_url="http://127.0.0.1") as client:
        client.app.state.url = store  # type: ignore[attr-defined]
        assert import_bundle(client, "small", SMALL).status_code == 200
        broken = {**SMALL, "rules": [{"project": "deal", "quota": 99.0}]}
        assert import_bundle(client, "broken", broken).status_code == 200
        yield client


@pytest.fixture(scope="module")
def access(example: TestClient, tmp_path_factory: pytest.TempPathFactory) -> Access:
    """A company's own rules draw less, so that the tests are quick; what was found is kept."""
    rules = tmp_path_factory.mktemp("rules")
    (rules / "reports.toml").write_text("[draws]\nrising = 10\nwin = 10\n", encoding="utf-8")
    store = example.app.state.store  # type: ignore[attr-defined]
    return Access(store, "default", "test", rules=rules)


def report(access: Access, name: str, *accounts: str, since: date = SINCE) -> Report:
    return make_report(access, name, accounts or None, DAY, since, "en")


def found(of: Report) -> dict[tuple[str, str], ReportItem]:
    return {(item.kind, item.id): item for part in of.accounts for item in part.items}


def texts(of: Report) -> str:
    return report_file(of, "json").decode()


def test_rising_stars_of_the_example_with_their_way(access: Access) -> None:
    stars = found(report(access, "rising-stars", "east", since=date(2025, 9, 30)))
    star = stars["rising_star", "contacts/fan_rui"]
    assert star.is_new
    assert len(star.trajectory) == 4
    assert star.trajectory[-1].on == DAY
    again = found(report(access, "rising-stars", "east", since=date(2026, 6, 29)))
    assert not again["rising_star", "contacts/fan_rui"].is_new


def test_only_likely_hidden_people_are_named(access: Access) -> None:
    named = report(access, "hidden-decision-makers", "east")
    assert [*found(named)] == [("hidden_decision_maker", "contacts/he_jing")]
    assert "possible" not in {item.values["label"] for item in found(named).values()}
    assert "Daniel Kerr" not in texts(named)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"contacts": [{"id": "he_jing", "name": "He Jing", "left_on": "2026-06-20"}]},
            "not there",
        ),
        (
            {
                "contacts": [{"id": "he_jing", "name": "He Jing"}],
                "roles": [{"project": "5g_core", "contact": "he_jing", "role": "D"}],
            },
            "has a role",
        ),
    ],
)
def test_who_left_or_has_a_role_now_is_not_called_unlikely(
    client: TestClient, example: TestClient, changed: dict[str, Any], said: str
) -> None:
    whole = example.get("/v1/accounts/east/export", params={"format": "json"}).json()
    assert import_bundle(client, "east", whole).status_code == 200
    known_at = datetime.now(UTC)
    assert import_bundle(client, "east", changed).status_code == 200
    by = Access(client.app.state.store, "default", "test")  # type: ignore[attr-defined]
    named = make_report(by, "hidden-decision-makers", None, DAY, SINCE, "en", known_at=known_at)
    (text,) = [line.text for line in named.accounts[0].sections[0].gone if "He Jing" in line.text]
    assert said in text


def test_too_little_known_is_said_with_what_to_ask(client: TestClient) -> None:
    import_bundle(client, "small", {k: v for k, v in SMALL.items() if k != "influences"})
    asked = {"as_of": AS_OF, "lang": "en"}
    whole = client.get("/v1/reports/hidden-decision-makers", params=asked).json()
    (section,) = whole["accounts"][0]["sections"]
    assert (section["items"], section["project"]) == ([], "Deal")
    assert "Nobody recorded who listens to whom" in section["reasons"][0]
    assert "Ask whom Ann listens to" in section["ask"][0]["text"]
    assert "Eve" not in json.dumps(section)


def test_drift_says_what_changed_and_who_told_us(access: Access) -> None:
    drift = found(report(access, "chain-drift", "small"))
    told = drift["role_begun", "contacts/ben"].evidence[0].told
    assert told.startswith("Ann said so (recorded by local on ")
    assert "org chart" not in texts(report(access, "chain-drift", "small"))


def test_levels_towards_rivals_are_told_from_those_towards_us(client: TestClient) -> None:
    rival = {"contact": "ann", "party": "north", "level": "exclusive", **LATE}
    ours = {"contact": "ann", "level": "coach", **LATE}
    steps = [{"project": "deal", "order": n, "name": f"Step {n}", "done": True, "on": "2026-05-04"}
             for n in (1, 2)]  # fmt: skip
    tables = {"competitors": [{"id": "north", "name": "Northstar"}], "steps": steps}
    import_bundle(client, "small", SMALL | tables | {"stances": [*SMALL["stances"], ours, rival]})
    by = Access(client.app.state.store, "default", "test")  # type: ignore[attr-defined]
    drift = make_report(by, "chain-drift", None, DAY, SINCE, "en")
    items = drift.accounts[0].items
    levels = {one.id: one for one in items if one.kind == "level_changed"}
    assert levels["contacts/ann"].figures[0].name == "level towards us"
    assert levels["contacts/ann/north"].figures[0].name == "level towards Northstar"
    assert levels["contacts/ann/north"].values["towards"] == "north"
    assert [one.name for one in items if one.kind == "step_done"] == [
        "Step 1: Step 1",
        "Step 2: Step 2",
    ]
    assert len(found(drift)) == len(items), "each is found again by its kind and id"


def test_changes_of_deciders_come_before_those_of_others(client: TestClient) -> None:
    people = {"stances": [{"contact": id_, "level": "support", **LATE} for id_ in ("ben", "ann")]}
    roles = [{"project": "deal", "contact": "ann", "role": "E"},
             {"project": "deal", "contact": "ben", "role": "A"}]  # fmt: skip
    import_bundle(client, "small", SMALL | people | {"roles": roles})
    by = Access(client.app.state.store, "default", "test")  # type: ignore[attr-defined]
    items = make_report(by, "chain-drift", None, DAY, SINCE, "en").accounts[0].items
    assert [one.id for one in items if one.kind == "level_changed"] == [
        "contacts/ben",
        "contacts/ann",
    ]


@pytest.mark.parametrize(("status", "said"), [("won", "Deal is won."), ("lost", "Deal is lost.")])
def test_the_pipeline_says_what_became_of_a_project(
    client: TestClient, status: str, said: str
) -> None:
    import_bundle(client, "small", SMALL)
    known_at = datetime.now(UTC)
    deal = SMALL["projects"][0] | {"status": status, "closed_on": "2026-06-15"}
    import_bundle(client, "small", {"contacts": SMALL["contacts"], "projects": [deal]})
    by = Access(client.app.state.store, "default", "test")  # type: ignore[attr-defined]
    rates = make_report(by, "win-rate", None, DAY, SINCE, "en", known_at=known_at)
    (line,) = rates.accounts[0].sections[0].gone
    assert line.text == said
    assert client.get(line.links[0]).status_code == 200


def test_of_several_projects_the_one_without_a_win_rate_says_why(client: TestClient) -> None:
    dim = {"id": "dim", "name": "Dim"}
    role = {"project": "dim", "contact": "eve", "role": "D"}
    more = {"projects": [*SMALL["projects"], dim], "roles": [*SMALL["roles"], role]}
    import_bundle(client, "small", SMALL | more)
    by = Access(client.app.state.store, "default", "test")  # type: ignore[attr-defined]
    rates = found(make_report(by, "win-rate", None, DAY, SINCE, "en"))
    assert rates["win_rate", "projects/deal"].values["probability"] is not None
    first = rates["win_rate", "projects/dim"].evidence[0].text
    assert first.startswith("Not enough evidence: ")


def test_what_was_recorded_late_is_new_although_it_was_true_before(
    client: TestClient, access: Access
) -> None:
    import_bundle(client, "small", SMALL)
    known_at = datetime.now(UTC)
    role = {"project": "deal", "contact": "eve", "role": "S", "valid_from": "2025-01-01"}
    import_bundle(client, "small", {"contacts": SMALL["contacts"], "roles": [role]})
    by = Access(client.app.state.store, "default", "test")  # type: ignore[attr-defined]
    drift = make_report(by, "chain-drift", None, DAY, SINCE, "en", known_at=known_at)
    assert ("role_begun", "contacts/eve") in found(drift)
    before = make_report(by, "chain-drift", None, DAY, SINCE, "en")
    assert ("role_begun", "contacts/eve") not in found(before), (
        "known all along, as far as the ledger tells"
    )


def test_the_pipeline_adds_up_by_band_and_currency(access: Access) -> None:
    rates = report(access, "win-rate")
    totals = {tuple(row.cells[:3]) for row in rates.tables[0].rows}
    items = [item for part in rates.accounts for item in part.items]
    assert sum(int(count) for _, _, count in totals) == len(items) == 3
    for item in items:
        value, probability = item.values["value"], item.values["probability"]
        assert isinstance(value, float)
        expected = None if probability is None else value * float(probability)
        assert item.values["weighted"] == pytest.approx(expected)
    assert {currency for _, currency, _ in totals} == {"CNY", "EUR"}


def test_what_began_today_is_not_new_in_each_report_of_the_day(
    client: TestClient, access: Access
) -> None:
    import_bundle(client, "small", SMALL)
    by, monday = Access(client.app.state.store, "default", "test"), datetime.now(UTC)  # type: ignore[attr-defined]
    role = {"project": "deal", "contact": "eve", "role": "S", "valid_from": AS_OF}
    import_bundle(client, "small", {"contacts": SMALL["contacts"], "roles": [role]})
    first = make_report(by, "chain-drift", None, DAY, SINCE, "en", known_at=monday)
    morning = datetime.now(UTC)
    again = make_report(by, "chain-drift", None, DAY, DAY, "en", known_at=morning)
    assert ("role_begun", "contacts/eve") in found(first)
    assert found(again) == {}
    with pytest.raises(InvalidInput, match="since"):
        make_report(by, "chain-drift", None, DAY, DAY, "en")


def test_a_report_goes_on_or_is_halted_also_within_an_account(access: Access) -> None:
    """One long account would else outlast its worker's lease, and be made by all in turn."""
    said: list[tuple[str, int, int]] = []
    access = replace(access, cache=Cache())  # what others asked for before is quick
    make_report(access, "win-rate", ["east"], DAY, SINCE, "en", lambda *one: said.append(one))
    assert said.count(("accounts", 0, 1)) >= 1
    assert said[-1] == ("accounts", 1, 1)

    def stop(what: str, done: int, of: int) -> None:
        assert (what, done, of) == ("accounts", 0, 1)
        raise Halted

    with pytest.raises(Halted):
        make_report(access, "hidden-decision-makers", ["east"], DAY, SINCE, "en", stop)


def test_conduct_of_every_year_since_the_last_report_counts(access: Access) -> None:
    both = found(report(access, "coverage-and-conduct", "east", since=date(2025, 3, 1)))
    this = found(report(access, "coverage-and-conduct", "east"))
    old = {key for key in both if key[1].startswith("interactions/")} - {*this}
    assert old
    assert {str(both[key].values["date"])[:4] for key in old} == {"2025"}
    assert "Allowed:" not in texts(report(access, "coverage-and-conduct", "east"))


@pytest.mark.parametrize("name", REPORTS)
def test_what_stands_against_one_account_is_said_and_the_rest_goes_on(
    access: Access, name: str
) -> None:
    whole = report(access, name, "small", "broken", "gone")
    parts = {part.account: part for part in whole.accounts}
    assert parts["gone"].problem is not None
    assert "gone" in parts["gone"].problem
    assert parts["small"].problem is None
    assert parts["broken"].problem is None
    for format_ in MEDIA_TYPES:
        assert report_file(whole, format_)


def test_a_rule_that_cannot_be_met_is_said_of_its_project(access: Access) -> None:
    (part,) = report(access, "chain-drift", "broken").accounts
    assert "the rule's quota 99 is out of reach" in (part.sections[0].problem or "")
    whole = report(access, "chain-drift")
    assert "out of reach" in next(row.cells[-1] for row in whole.tables[0].rows if row.cells[-1])


def test_an_error_of_ours_stops_one_account_only_and_a_lost_store_all(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asked_for(access, "win-rate", DAY, None, "en")

    def fails(*_: Any) -> Any:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("app.services.reports.report.Sources", fails)
    part = account_part(access, "small", asked)
    assert part.problem == "an error of ours (ZeroDivisionError)"

    def lost(*_: Any) -> Any:
        raise StoreUnavailable("gone") from sqlite3.OperationalError()

    monkeypatch.setattr("app.services.reports.report.Sources", lost)
    with pytest.raises(StoreUnavailable):
        account_part(access, "small", asked)


def test_parts_made_elsewhere_make_the_same_report(access: Access) -> None:
    name = "coverage-and-conduct"
    asked = pickle.loads(pickle.dumps(asked_for(access, name, DAY, SINCE, "en")))
    parts = [account_part(access, id_, asked) for id_ in ("small", "east", "broken")]
    assert assembled(asked, pickle.loads(pickle.dumps(parts))) == report(access, name)


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "rising-stars"])
def test_both_languages_say_the_same_numbers(access: Access, name: str) -> None:
    english, chinese = (
        make_report(access, name, ["east"], DAY, SINCE, language) for language in ("en", "zh")
    )
    assert [(item.id, item.values) for item in found(english).values() if not item.evidence] == [
        (item.id, item.values) for item in found(chinese).values() if not item.evidence
    ]
    assert [*found(english)] == [*found(chinese)]
    assert english.title != chinese.title


@pytest.mark.parametrize(("format_", "media"), MEDIA_TYPES.items())
def test_http_sends_each_format_as_what_it_is(
    example: TestClient, format_: str, media: str
) -> None:
    query = {"account": ["small", "broken"], "as_of": AS_OF, "format": format_, "lang": "en"}
    sent = example.get("/v1/reports/chain-drift", params=query)
    assert sent.status_code == 200, sent.text
    assert sent.headers["content-type"] == media
    assert "Deal" in sent.text


def test_a_message_says_of_a_long_report_the_news_and_the_tables(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = {"report": "chain-drift", "cron": "0 8 * * *", "formats": ["csv"]}
    recipients = [Recipient.of_text("folder:weekly")]
    defined = ReportDefinition.model_validate({"id": "daily", "recipients": recipients} | plan)
    period = Period("2026-06-30T08:00", datetime(2026, 6, 30, 8, tzinfo=UTC))
    order = Order(defined, period, DAY, SINCE, None, 0)
    whole = scheduled_report(access, order, lambda: None)
    assert "Ann said so" in whole.text
    monkeypatch.setattr("app.services.reports.scheduled.MOST_TEXT", 1_000)
    brief = scheduled_report(access, order, lambda: None)
    head = brief.text.split("\n\nWhat was found in each account")[0]
    assert whole.text.startswith(head)
    assert "Ann said so" not in brief.text
    assert "| [small](" in brief.text
    assert brief.files == whole.files


def test_http_lists_reports_and_refuses_what_it_does_not_know(example: TestClient) -> None:
    listed = example.get("/v1/reports", params={"lang": "zh"}).json()["items"]
    assert [one["name"] for one in listed] == [*REPORTS]
    assert listed[0]["title"] == "明日之星"
    wrong: list[tuple[str, dict[str, str], int]] = [
        ("none", {}, 404),
        ("win-rate", {"account": "nobody"}, 404),
        ("win-rate", {"as_of": AS_OF, "since": "2027-01-01"}, 422),
        ("win-rate", {"since": "soon"}, 422),
        ("win-rate", {"format": "pdf"}, 422),
        ("win-rate", {"acount": "small"}, 422),
    ]
    for name, query, status in wrong:
        refused = example.get(f"/v1/reports/{name}", params=query)
        assert refused.status_code == status, refused.text
        assert refused.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("name", REPORTS)
def test_days_far_away_are_days_like_others(example: TestClient, name: str) -> None:
    for as_of, since in (("9999-12-31", "0005-01-01"), ("0005-01-02", "0005-01-01")):
        query = {"account": "small", "as_of": as_of, "since": since}
        sent = example.get(f"/v1/reports/{name}", params=query)
        assert sent.status_code == 200, sent.text
        assert sent.json()["accounts"][0]["problem"] is None


def test_the_command_writes_a_file_and_lists_reports(example: TestClient, tmp_path: Path) -> None:
    store = ["--store", example.app.state.url]  # type: ignore[attr-defined]
    file = tmp_path / "drift.csv"
    asked = ["report", "show", "chain-drift", "--account", "small", "--as-of", AS_OF]
    done = CliRunner().invoke(main, [*store, *asked, "--since", "2026-04-01", "-o", str(file)])
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(StringIO(file.read_text(encoding="utf-8"))))
    assert (rows[0]["kind"], rows[0]["id"]) == ("role_begun", "contacts/ben")
    names = CliRunner().invoke(main, ["report", "names", "--format", "json"])
    assert [one["name"] for one in json.loads(names.output)] == [*REPORTS]
    wrong = CliRunner().invoke(main, [*store, *asked, "--since", "2026-13-01"])
    assert wrong.exit_code == 2
    nowhere = CliRunner().invoke(main, [*store, *asked, "-o", "/no/such/folder/a.md"])
    assert nowhere.exit_code == 1
    assert "cannot write" in nowhere.output


def test_links_lead_to_the_pages_where_they_are_served(settings: Settings) -> None:
    served = settings.model_copy(update={"public_url": "https://sales.example"})
    with TestClient(create_app(served), base_url="http://127.0.0.1") as client:
        import_bundle(client, "a/b".replace("/", " "), SMALL)
        page = client.get("/v1/reports/chain-drift", params={"as_of": AS_OF, "format": "md"}).text
        assert "(<https://sales.example/accounts/a%20b?as_of=2026-06-30&lang=en>)" in page
        links = [link for part in page.split("](<")[1:] if (link := part.partition(">")[0])]
        for link in links:
            path = link.removeprefix("https://sales.example").partition("#")[0]
            assert client.get(path).status_code == 200, link


@pytest.mark.parametrize(
    "url", ["sales.example", "javascript:alert(1)", "https://a b", 'https://"']
)
def test_a_wrong_public_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"https://sales\.example"):
        Settings(public_url=url)


def test_the_store_may_be_either(either: TestClient) -> None:
    import_bundle(either, "small", SMALL)
    asked = {"as_of": AS_OF, "since": "2026-04-01"}
    drift = either.get("/v1/reports/chain-drift", params=asked).json()
    (section,) = drift["accounts"][0]["sections"]
    assert section["items"][0]["id"] == "contacts/ben"
    assert section["items"][0]["evidence"][0]["told"].startswith("Ann said so (recorded by")


def test_a_tenant_without_accounts_has_an_empty_report(settings: Settings) -> None:
    by = Access(store_of(settings), "default", "test")
    by.store.migrate()
    nothing = make_report(by, "win-rate", None, DAY, None, "en")
    assert nothing.accounts == ()
    assert nothing.since == date(2026, 5, 31)
    assert "There are no accounts" in report_file(nothing, "html").decode()
    by.store.close()


def test_every_open_project_has_its_section_and_every_link_a_page(client: TestClient) -> None:
    """Two open projects: the map without one would ask which."""
    two = [*SMALL["projects"], {"id": "next", "name": "Next"}]
    roles = [*SMALL["roles"], {"project": "next", "contact": "eve", "role": "D"}]
    import_bundle(client, "small", {**SMALL, "projects": two, "roles": roles})
    asked = {"as_of": AS_OF, "since": "2026-04-01"}
    for name in ("rising-stars", "hidden-decision-makers", "chain-drift"):
        (part,) = client.get(f"/v1/reports/{name}", params=asked).json()["accounts"]
        assert part["problem"] is None
        if name in ("hidden-decision-makers", "chain-drift"):
            assert [one["project"] for one in part["sections"]] == ["Deal", "Next"]
        items = [item for section in part["sections"] for item in section["items"]]
        links = {item["link"].partition("#")[0] for item in items} | {part["link"]}
        for link in sorted(links)[:2]:
            assert client.get(link).status_code == 200, link


def test_what_users_wrote_is_text_in_a_whole_report(client: TestClient) -> None:
    evil = f"{SCRIPT}=1+1"
    named = {"title": "=HYPERLINK(1)"}
    contacts = [{**row, **named, "name": evil + row["id"]} for row in SMALL["contacts"]]
    project = [{**SMALL["projects"][0], "name": "](javascript:alert(1))<img src=x>"}]
    import_bundle(client, "small", {**SMALL, "contacts": contacts, "projects": project})
    for name in REPORTS:
        for format_ in ("html", "md"):
            asked = {"as_of": AS_OF, "since": "2026-04-01", "format": format_}
            page = client.get(f"/v1/reports/{name}", params=asked).text
            assert "<script" not in page
            assert "<img" not in page
            assert format_ == "html" or not re.search(r"(?<!\\)\]\(javascript:", page)
