"""Levers: numerical derivatives, gains by asking again, who has none."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings

from graph.analysis.answer import Result
from graph.analysis.decision import Decision
from graph.analysis.win.chance import ChanceBeside
from graph.analysis.win.draws import drawn_links, drawn_stances
from graph.analysis.win.levers import levers
from graph.analysis.win.opinions import Chain
from graph.calibration.model import Calibration
from graph.stances import Level, level_above
from graph.tenant import Tenant
from graph.view.evidence import in_words
from tests.analysis.accounts import account_graph, influences, people
from tests.analysis.coach_accounts import LEVELS
from tests.analysis.win_accounts import (
    COMMITTEE,
    Tables,
    all_at,
    chain_of,
    committees,
    rated,
    stances_of,
    with_stances,
)

MIXED = with_stances({"ann": "support", "ben": "coach", "cat": "opposed", "dan": "neutral"})


def answer(tables: Tables, **asked: Any) -> Result:
    decision = Decision.of(account_graph(tables))
    return levers(decision, **{"draws": 20, "limit": None, **asked})


def found(tables: Tables, **asked: Any) -> dict[str, Any]:
    return {item.contact.id: item for item in answer(tables, **asked).items}


def mean_probability(chain: Chain, stances: Any, draws: int, seed: int) -> float:
    """Return P, the mean over the draws, at given stances of all people in each draw."""
    settled = [
        links.matrix.opinions(row)[chain.voters]
        for links, row in zip(drawn_links(chain.decision, draws, seed), stances, strict=True)
    ]
    return float(chain.probability(np.array(settled)).mean())


def numerical(chain: Chain, j: int, draws: int, seed: int = 0, step: float = 1e-4) -> float:
    stances = drawn_stances(chain, draws, seed)
    more, less = stances.copy(), stances.copy()
    more[:, j] += step
    less[:, j] -= step
    rise = mean_probability(chain, more, draws, seed) - mean_probability(chain, less, draws, seed)
    return rise / (2 * step)


def test_levers_are_derivatives() -> None:
    chain, by_id = chain_of(MIXED), found(MIXED, draws=10)
    for j, id_ in enumerate(chain.decision.graph.ids):
        assert by_id[id_].score == pytest.approx(numerical(chain, j, 10), rel=0, abs=1e-6)


@given(committees())
@settings(max_examples=25, deadline=None)
def test_levers_of_any_account_are_derivatives(tables: Tables) -> None:
    decision = Decision.of(account_graph(tables))
    chain = Chain.of(decision, None)
    assume(chain)
    assert chain is not None
    items = levers(decision, limit=1, draws=3).items
    j = decision.graph.index[items[0].contact.id]
    assert items[0].score == pytest.approx(numerical(chain, j, 3), rel=0, abs=1e-6)
    assert items[0].score >= 0


@pytest.mark.parametrize("id_", ["ann", "cat", "dan"])
def test_a_gain_is_what_the_win_rate_gains(id_: str) -> None:
    before = rated(MIXED, draws=20)[0].probability
    levels: dict[str, Level] = {
        "ann": "support", "ben": "coach", "cat": "opposed", "dan": "neutral"
    }  # fmt: skip
    raised = {**levels, id_: level_above(levels[id_])}
    after = rated({**COMMITTEE, "stances": stances_of(raised)}, draws=20)[0].probability
    assert found(MIXED)[id_].gain == pytest.approx(after - before, rel=0, abs=1e-9)


def test_of_the_unknown_the_gain_is_from_neutral_to_support() -> None:
    item = found(MIXED)["eve"]
    assert (item.level, item.stance, item.from_level, item.to_level) == (
        "unknown", None, "neutral", "support"
    )  # fmt: skip
    levels = {"ann": "support", "ben": "coach", "cat": "opposed", "dan": "neutral"}
    two = [
        rated({**COMMITTEE, "stances": stances_of({**levels, "eve": level})}, draws=20)[0]
        for level in ("neutral", "support")
    ]
    gain = two[1].probability - two[0].probability
    assert item.gain == pytest.approx(gain, rel=0, abs=1e-9)


def test_a_coach_has_nothing_left_to_gain_but_counts() -> None:
    item = found(MIXED)["ben"]
    assert (item.to_level, item.gain) == (None, None)
    assert item.score > 0
    assert in_words(item.evidence[0], "en").text.startswith("Ben is our coach already")


def test_they_are_ranked_by_how_far_they_move_it() -> None:
    items = answer(MIXED).items
    scores = [item.score for item in items]
    assert scores == sorted(scores, reverse=True)
    assert [item.rank for item in items] == [1, 2, 3, 4, 5]
    assert answer(MIXED, limit=2).items == items[:2]


def test_who_only_listens_moves_less_than_who_decides() -> None:
    alone = {
        "contacts": people("ann", "zed"),
        "influences": influences("ann>zed"),
        "projects": COMMITTEE["projects"],
        "roles": [{"project": "deal", "contact": "ann", "role": "D"}],
        "stances": stances_of({"ann": "support"}),
    }
    assert found(alone)["ann"].score > found(alone)["zed"].score > 0


def test_without_roles_there_is_no_lever() -> None:
    result = answer({**all_at("coach"), "roles": []})
    assert (result.items, result.reasons) == ((), ("no_roles",))
    assert answer({"contacts": people("a")}).reasons == ("no_open_project",)
    assert answer({"contacts": []}).reasons == ("no_people",)


def test_where_nobody_is_known_levers_are_told_and_stances_asked_for() -> None:
    result = answer(COMMITTEE)
    assert result.reasons == ("stances_unknown",)
    assert len(result.items) == 5
    assert result.ask


def test_texts_in_both_languages() -> None:
    told = found(MIXED)["cat"].evidence[0]
    assert "Cat (opposed): from opposed to neutral would add" in in_words(told, "en").text
    assert "从不认可提升到中立" in in_words(told, "zh").text


def test_every_level_but_the_best_has_one_above() -> None:
    ladder = [level for level in LEVELS if level]
    assert [level_above(level) for level in ladder[1:]] == ladder[:-1]  # type: ignore[arg-type]


FIT = Calibration(0.4, 1.7, (("budget", "unknown", -0.3),), 60, 0.8, 0.15, 0.04, with_chain=60)


@given(committees())
@settings(max_examples=25, deadline=None)
def test_calibrated_levers_are_derivatives_of_the_chance_that_is_shown(tables: Tables) -> None:
    decision = Decision.of(account_graph(tables), tenant=Tenant(calibration=FIT))
    chain = Chain.of(decision, None)
    assume(chain)
    assert chain is not None
    project = decision.project or {}
    item, *_ = levers(decision, draws=3).items
    j, step = decision.graph.index[item.contact.id], 1e-4
    more, less = (drawn_stances(chain, 3, 0) for _ in range(2))
    more[:, j] += step
    less[:, j] -= step
    shown = [
        float(FIT.calibrated(np.array(mean_probability(chain, at, 3, 0)), project))
        for at in (more, less)
    ]
    assert item.score == pytest.approx((shown[0] - shown[1]) / (2 * step), rel=0, abs=1e-6)


def test_levers_speak_of_the_chance_that_the_win_rate_shows() -> None:
    tenant = Tenant(calibration=FIT)
    decision = Decision.of(account_graph(MIXED), tenant=tenant)
    result, plain = levers(decision, draws=20, limit=None), answer(MIXED)
    rate = rated(MIXED, tenant, draws=20)[0]
    assert isinstance(result.beside, ChanceBeside)
    assert (result.beside.label, rate.label) == ("calibrated", "calibrated")
    assert result.beside.probability == pytest.approx(rate.probability, rel=0, abs=1e-12)
    assert [item.contact for item in result.items] == [item.contact for item in plain.items]
    assert in_words(result.beside.evidence[0], "en").text.endswith(
        "corrected by 60 closed projects"
    )
    raised = {"ann": "support", "ben": "coach", "cat": "neutral", "dan": "neutral"}
    after = rated({**COMMITTEE, "stances": stances_of(raised)}, tenant, draws=20)[0].probability
    gain = next(item.gain for item in result.items if item.contact.id == "cat")
    assert gain == pytest.approx(after - rate.probability, rel=0, abs=1e-9)


@pytest.mark.parametrize("change", [{"slope": 0.0}, {"with_chain": 3}])
def test_a_fit_that_says_nothing_of_people_leaves_levers_as_they_are(change: Any) -> None:
    tenant = Tenant(calibration=replace(FIT, **change))
    result = levers(Decision.of(account_graph(MIXED), tenant=tenant), draws=20, limit=None)
    assert isinstance(result.beside, ChanceBeside)
    assert result.beside.label == "uncalibrated"
    assert result.items == answer(MIXED).items
