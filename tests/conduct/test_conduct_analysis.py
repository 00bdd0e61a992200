"""The year of an account: people, sums, yearly checks."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.analysis.conduct.conduct import ConductBeside, ConductFinding, conduct
from graph.analysis.decision import Decision
from graph.analysis.projects import account_decision
from graph.columns import graph_at
from graph.history import History
from graph.model import TABLES, Row
from graph.tenant import Tenant
from graph.view.evidence import in_words
from tests.conduct.conduct_accounts import TABLES_SENT, gifts, interaction

AS_OF = date(2026, 12, 31)


def account(*interactions: Row, as_of: date = AS_OF, folder: Path | None = None) -> Decision:
    """Return the account of these people with interactions."""
    sent: dict[str, Sequence[Row]] = {**TABLES_SENT, "interactions": interactions}
    rows = {
        name: tuple(table.validate(row) for row in sent.get(name, ()))
        for name, table in TABLES.items()
    }
    graph = graph_at(History("acme", "Acme", 1, None, rows), as_of)
    return account_decision(graph, None, None, Tenant(rules=folder))


def found(*interactions: Row, **how: Any) -> dict[str, ConductFinding]:
    year = how.pop("year", None)
    return {
        item.contact.id: item for item in conduct(account(*interactions, **how), year=year).items
    }


def checks(*interactions: Row, **how: Any) -> set[tuple[str, str]]:
    beside = conduct(account(*interactions, **how)).beside
    assert isinstance(beside, ConductBeside)
    return {(check.check, check.subject) for check in beside.checks}


def meals(contact: str, *days: str, cost: float = 400, **more: Any) -> list[Row]:
    return [
        interaction("dinner", contact, cost, id=f"{contact}{day}", date=f"2026-{day}", **more)
        for day in days
    ]


def test_sums_and_counts_stand_beside_their_limits() -> None:
    item = found(*gifts("soe", 100, 150), *meals("soe", "03-01"))["soe"]
    totals = {total.kind: (total.number, total.per_head, total.limits) for total in item.totals}
    assert totals == {"gift": (2, 250, {"K03": 400}), "dinner": (1, 200, {"K08": 1500})}
    assert item.year == 2026


def test_the_worst_comes_first() -> None:
    rows = [
        *meals("private", "06-01", cost=900),
        interaction("gift", "official", 5, id="b"),
        interaction("dinner", "aide", 4, id="c", topic=None),
        interaction("gift", "soe", 700, id="d", exception_reason="contract day"),
    ]
    items = found(*rows)
    assert list(items) == ["official", "private", "soe", "aide"]
    assert [item.rank for item in items.values()] == [1, 2, 3, 4]
    assert (items["official"].blocked, items["private"].needs_approval) == (1, 1)
    assert (items["soe"].exceptions, items["aide"].incomplete) == (1, 1)
    said = " ".join(
        in_words(e, "en").text for one in items["soe"].interactions for e in one.evidence
    )
    assert "Against the rule, as an exception" in said
    assert "Reason of the exception: contract day" in said


def test_only_the_year_that_is_asked_for_and_nothing_after_the_date() -> None:
    rows = [*meals("soe", "02-01", "08-01"), *meals("private", "12-01")]
    assert set(found(*rows, as_of=date(2026, 7, 1))) == {"soe"}
    assert found(*rows, year=2025) == {}


def test_an_amount_without_a_rate_is_told_and_not_guessed(tmp_path: Path) -> None:
    row = interaction("dinner", "soe", 50, currency="USD")
    item = found(row)["soe"]
    assert (item.interactions[0].status, item.interactions[0].verdict) == ("rate_missing", None)
    assert "no rate for USD" in in_words(item.evidence[0], "en").text
    assert "没有USD的汇率" in in_words(item.evidence[0], "zh").text
    (tmp_path / "conduct.toml").write_text("[rates]\nUSD = 7\n", encoding="utf-8")
    assert found(row, folder=tmp_path)["soe"].totals[0].per_head == 175


def test_splitting_is_items_near_in_time_that_are_above_the_limit_together() -> None:
    assert ("splitting", "soe") in checks(*meals("soe", "06-01", "06-05"))
    assert ("splitting", "soe") not in checks(*meals("soe", "06-01", "06-09"))
    assert ("splitting", "soe") not in checks(*meals("soe", "06-01", "06-05", cost=200))
    apart = [*meals("soe", "06-01"), *meals("private", "06-02")]
    assert not {check for check, _ in checks(*apart)} & {"splitting"}


def test_a_cluster_just_below_a_limit_is_found_by_person_and_by_colleague() -> None:
    near = {"cost": 580.0}
    by_person = checks(*meals("soe", "01-10", "04-10", "07-10", **near))
    assert {("just_below_person", "soe"), ("just_below_colleague", "us1")} <= by_person
    spread = [*meals("soe", "01-10", **near), *meals("private", "04-10", "07-10", **near)]
    assert ("just_below_colleague", "us1") in checks(*spread)
    assert not {who for check, who in checks(*spread) if check == "just_below_person"}
    assert checks(*meals("soe", "01-10", "04-10", "07-10", cost=411)) == set()


def test_round_sums_of_a_colleague() -> None:
    assert checks(*meals("soe", "01-10", "04-10", "07-10", cost=100)) == {("round_sums", "us1")}
    mixed = [*meals("soe", "01-10", "04-10", "07-10", cost=100)]
    mixed += meals("private", "02-10", "05-10", "08-10", "11-10", cost=77)
    assert checks(*mixed) == set()


def test_totals_of_colleagues_and_units_share_out_each_cost() -> None:
    row = interaction("dinner", "soe", 300, colleagues=["us1", "us2"], people_present=3)
    beside = conduct(account(row)).beside
    assert isinstance(beside, ConductBeside)
    assert {total.id: total.spent for total in beside.colleagues} == {"us1": 150, "us2": 150}
    assert beside.units == ()  # nobody's department is recorded


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_is_said_in_both_languages(language: Any) -> None:
    rows = [
        *meals("soe", "06-01", "06-05"),
        *meals("unknown", "03-10"),
        *gifts("private", 290, 280, 270, 300),
        interaction("site_visit", "decider", date="2026-03-10", exception_reason="asked for"),
        interaction("donation", "private", 50, id="x", approved_by="legal"),
    ]
    result = conduct(account(*rows))
    assert isinstance(result.beside, ConductBeside)
    found = [e for item in result.items for one in item.interactions for e in one.evidence]
    found += [e for item in result.items for e in item.evidence]
    found += [e for check in result.beside.checks for e in check.evidence]
    for text in (in_words(e, language).text for e in (*found, *result.ask)):
        assert text
        assert "{" not in text
        assert not text.isascii() or language == "en"
