"""Signals: what is worth an alert in a decision, by what was known some days ago."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from graph.account_graph import AccountGraph
from graph.analysis.projects import account_decision
from graph.analysis.signals import top
from graph.analysis.signals.registry import SIGNALS
from graph.analysis.signals.signal import Compared, Signal
from graph.analysis.windows import decision_in
from graph.columns import graph_at
from graph.model import Row
from graph.view.evidence import in_words
from tests.analysis.accounts import AS_OF, account_graph, influences, people
from tests.analysis.coach_accounts import stance
from tests.analysis.win_accounts import COMMITTEE, Tables

DAYS = 30
LONG_AGO = "2025-01-01"
LATELY = "2026-06-20"


def signals(what: str, tables: Tables, earlier: Tables | None = None, **asked: Any) -> list[Signal]:
    """Return what is found; `earlier`: what was known some days ago, if something else."""
    kind = SIGNALS[what]
    parameters = kind.parameters.model_validate(asked)
    now = account_decision(account_graph(tables), None, None)
    then = _then(now.graph, earlier, parameters.days)
    before = decision_in(now, then) if len(then) else None
    return list(kind.function(Compared(now, before, parameters.days), parameters))


def _then(now: AccountGraph, earlier: Tables | None, days: int) -> AccountGraph:
    day = AS_OF - timedelta(days=days)
    return graph_at(now.history, day) if earlier is None else account_graph(earlier, day)


def told(signal: Signal) -> list[str]:
    """Return what a signal says in English; in Chinese it must say something too."""
    assert all(in_words(one, "zh").text for one in signal.evidence)
    return [in_words(one, "en").text for one in signal.evidence]


def changed(tables: Tables, table: str, id_: str, **values: Any) -> Tables:
    rows = [row | values if row["id"] == id_ else row for row in tables[table]]
    return {**tables, table: rows}


def with_stances(*rows: Row, tables: Tables = COMMITTEE) -> Tables:
    return {**tables, "stances": list(rows)}


COACHED = with_stances(stance("eve", "coach", valid_from=LONG_AGO, source="Zhang Wei"))


def test_a_coach_who_left_is_told_with_when_and_who_said_so() -> None:
    left = changed(COACHED, "contacts", "eve", left_on=LATELY)
    (signal,) = signals("coach_left", left)
    assert signal.key == "eve"
    assert told(signal) == [
        f"Eve, a coach of ours, is no longer there, on {LATELY}",
        f"Eve was our coach since {LONG_AGO}, source: Zhang Wei",
    ]
    assert [ref.table for one in signal.evidence for ref in one.refs] == ["contacts", "stances"]


@pytest.mark.parametrize(
    "tables",
    [
        COACHED,
        changed(COACHED, "contacts", "eve", left_on="2026-01-01"),  # long ago: no news
        changed(COACHED, "contacts", "ben", left_on=LATELY),  # no coach
        with_stances(
            stance("eve", "coach", party="rival"),
            tables={**COMMITTEE, "competitors": [{"id": "rival", "name": "R"}]},
        ),
    ],
)
def test_no_coach_left(tables: Tables) -> None:
    assert signals("coach_left", tables) == []


def test_a_coach_whom_somebody_deleted_has_left_too() -> None:
    kept = [row for row in COACHED["contacts"] if row["id"] != "eve"]
    gone = {
        **COMMITTEE,
        "contacts": kept,
        "influences": influences("dan>ben", "ben>ann", "ann>cat"),
    }
    assert [one.key for one in signals("coach_left", gone, COACHED)] == ["eve"]


def fallen(before: str | None, after: str | None, who: str = "ben") -> Tables:
    was = stance(who, before, valid_from=LONG_AGO, valid_to=LATELY)
    now = stance(who, after, valid_from=LATELY, source="call")
    return with_stances(was, now)


def test_a_key_person_whose_level_fell_is_told() -> None:
    (signal,) = signals("level_fell", fallen("support", "opposed"))
    assert told(signal) == [f"Ben has fallen from support to opposed since {LATELY}, source: call"]
    assert signal.key == "ben"


@pytest.mark.parametrize(
    ("before", "after", "who"),
    [
        ("support", "exclusive", "ben"),
        ("support", "support", "ben"),
        ("support", None, "ben"),  # not known is no fall
        (None, "opposed", "ben"),
        ("coach", "opposed", "eve"),  # not key
    ],
)
def test_no_level_fell(before: str | None, after: str | None, who: str) -> None:
    assert signals("level_fell", fallen(before, after, who)) == []


LISTENED: Tables = {
    "contacts": people("ann", "ben", "cat", "dan", "eve"),
    "influences": influences("ben>ann", "ann>ben", "cat>ann", valid_from=LONG_AGO),
    "projects": [{"id": "deal", "name": "Deal"}],
    "roles": [
        {"project": "deal", "contact": "ann", "role": "A"},
        {"project": "deal", "contact": "ben", "role": "D"},
    ],
}


def with_new_link(listener: str = "ann") -> Tables:
    new = influences(f"eve>{listener}", valid_from=LATELY, weight=50.0, source="Li Na")
    return {**LISTENED, "influences": [*LISTENED["influences"], *new]}


def test_who_is_new_at_the_top_is_named_with_who_listens() -> None:
    (signal,) = signals("entered_top", with_new_link(), top=2)
    first, second = told(signal)
    assert signal.key == "eve"
    assert first.startswith("Eve is new among those who move the decision most: number ")
    assert second == f"Ann listens to Eve since {LATELY}, source: Li Na"


def test_who_is_not_likely_hidden_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(top, "LIKELY", 1.1)
    assert signals("entered_top", with_new_link(), top=2) == []


def test_nobody_is_new_where_nothing_was_known() -> None:
    silent = {**LISTENED, "influences": influences("eve>ann", "ann>ben", valid_from=LATELY)}
    assert signals("entered_top", silent, top=2) == []
    assert signals("entered_top", LISTENED, top=2) == []


@pytest.mark.parametrize(("since", "is_old"), [("2026-03-31", True), ("2026-04-02", False)])
def test_a_stance_that_carries_the_win_rate_gets_old(since: str, is_old: bool) -> None:
    tables = with_stances(stance("ben", "support", valid_from=since, source="lunch"))
    found = signals("fact_aged", tables, days=90)
    assert len(found) == is_old
    if found:
        (text,) = told(found[0])
        assert "towards us carries" in text
        assert f"said on {since}, more than 90 days ago, source: lunch" in text


def test_a_stance_without_a_date_is_as_old_as_its_recording() -> None:
    now = with_stances(stance("ben", "support"))
    assert len(signals("fact_aged", now, now, days=90)) == 1
    assert signals("fact_aged", now, COMMITTEE, days=90) == []
    other = with_stances(stance("ben", "neutral"))
    assert signals("fact_aged", now, other, days=90) == []


def test_a_chain_that_drifted_is_told_and_one_that_did_not_is_not() -> None:
    tables: Mapping[str, Any] = {
        **COMMITTEE,
        "influences": influences("eve>ann", "dan>ben", "ben>ann", "ann>cat", valid_from=LONG_AGO),
    }
    assert signals("chain_drift", tables, draws=20) == []
    left = changed(tables, "contacts", "cat", left_on=LATELY)
    kinds = {one.key.split("/")[0] for one in signals("chain_drift", left, draws=20)}
    assert "left" in kinds
    assert all(told(one) for one in signals("chain_drift", left, draws=20))


def test_a_level_towards_a_rival_is_another_signal_than_the_same_towards_us() -> None:
    rival = {"competitors": [{"id": "north", "name": "Northstar"}]}
    both = with_stances(
        stance("ben", "support", valid_from=LATELY),
        stance("ben", "support", party="north", valid_from=LATELY),
        tables={**COMMITTEE, **rival},
    )
    keys = [one.key for one in signals("chain_drift", both, draws=20)]
    levels = [key for key in keys if key.startswith("level_changed/")]
    assert levels == ["level_changed/ben/support/", "level_changed/ben/north/support/"]


def test_a_project_that_was_not_there_has_not_drifted() -> None:
    new = {**COMMITTEE, "projects": [{"id": "deal", "name": "Deal", "valid_from": LATELY}]}
    assert signals("chain_drift", new, draws=20) == []


@pytest.mark.parametrize("what", SIGNALS)
def test_an_account_that_nobody_knew_or_is_empty_signals_nothing(what: str) -> None:
    assert signals(what, {"contacts": people("ann")}, {}) == []
    assert signals(what, {}) == []
