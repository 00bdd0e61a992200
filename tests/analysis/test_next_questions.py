"""Next questions: the law of total variance, by enumeration, and links by dense inverses."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from graph.analysis.answer import Result
from graph.analysis.decision import Decision
from graph.analysis.win.chance import ChanceBeside
from graph.analysis.win.draws import drawn_chains
from graph.analysis.win.link_questions import LinkQuestions, listening_row
from graph.analysis.win.next_questions import next_questions
from graph.calibration.model import Calibration
from graph.stances import STANCE
from graph.tenant import STANCE_PRIOR, Tenant
from graph.view.evidence import in_words
from tests.analysis.accounts import account_graph, influences, people
from tests.analysis.win_accounts import (
    COMMITTEE,
    DEAL,
    Tables,
    all_at,
    chain_of,
    committees,
    rated,
    stances_of,
    with_stances,
)

QUIET: Tables = {
    "contacts": people("ann", "ben", "cat"),
    "projects": [DEAL],
    "roles": [
        {"project": "deal", "contact": id_, "role": role}
        for id_, role in (("ann", "D"), ("ben", "S"), ("cat", "E"))
    ],
}
"""Nobody recorded a link: only stances are drawn."""


def answer(tables: Tables, **asked: Any) -> Result:
    return next_questions(
        Decision.of(account_graph(tables)), **{"draws": 100, "limit": None, **asked}
    )


def enumerated_falls(tables: Tables) -> tuple[float, dict[str, float]]:
    """Return P's variance and each unknown person's Var(E[P | x]), over all their levels."""
    chain = chain_of(tables)
    unknown = np.flatnonzero(np.isnan(chain.stances)).tolist()
    levels, chances = list(STANCE.values()), list(STANCE_PRIOR)
    probability = np.empty((5,) * len(unknown))
    weight = np.empty_like(probability)
    for cell in itertools.product(range(5), repeat=len(unknown)):
        stances = chain.stances.copy()
        stances[unknown] = [levels[level] for level in cell]
        settled = chain.decision.matrix.opinions(stances)
        probability[cell] = chain.probability(settled[None, chain.voters])[0]
        weight[cell] = np.prod([chances[level] for level in cell])
    mean = float((weight * probability).sum())
    falls = {}
    for axis, j in enumerate(unknown):
        others = tuple(other for other in range(len(unknown)) if other != axis)
        means = (weight * probability).sum(axis=others) / np.array(chances)
        falls[chain.decision.graph.ids[j]] = float(np.array(chances) @ (means - mean) ** 2)
    return float((weight * (probability - mean) ** 2).sum()), falls


def test_the_expected_fall_is_that_of_enumeration() -> None:
    tables = with_stances({"ann": "support"}, QUIET)
    variance, falls = enumerated_falls(tables)
    items = answer(tables, draws=1000).items
    assert [item.contact.id for item in items] == sorted(falls, key=lambda id_: -falls[id_])
    for item in items:
        assert item.score == pytest.approx(falls[item.contact.id], rel=0.05)
        assert item.share == pytest.approx(falls[item.contact.id] / variance, rel=0.15)


def test_the_only_thing_unknown_is_all_there_is_to_learn() -> None:
    tables = with_stances({"ann": "support", "ben": "neutral"}, QUIET)
    (item,) = answer(tables, draws=1000).items
    assert (item.contact.id, item.kind, item.heard) == ("cat", "stance", None)
    assert item.share == pytest.approx(1, abs=0.15)
    assert item.low < item.high


def test_where_all_is_known_there_is_nothing_to_ask() -> None:
    result = answer(all_at("support", QUIET))
    assert (result.items, result.verdict) == ((), "ok")


def test_unsure_links_are_asked_about() -> None:
    tables = {
        **QUIET,
        "influences": [*influences("ben>ann", confidence=0.5), *influences("cat>ben")],
        "stances": stances_of({"ann": "neutral", "ben": "coach", "cat": "opposed"}),
    }
    first = answer(tables).items[0]
    assert (first.kind, first.contact.id, first.heard.id) == ("link", "ann", "ben")
    assert first.low < first.high
    assert first.evidence[0].refs[0].table == "influences"
    assert "whether Ann really listens to Ben" in in_words(first.evidence[0], "en").text
    assert "请核实Ann是否确实听取Ben的意见" in in_words(first.evidence[0], "zh").text


def test_a_link_to_an_opposer_speaks_against_us_where_it_is_there() -> None:
    tables = {
        **QUIET,
        "influences": [*influences("ben>ann", confidence=0.5), *influences("cat>ben")],
        "stances": stances_of({"ann": "neutral", "ben": "opposed", "cat": "coach"}),
    }
    first = next(item for item in answer(tables).items if item.contact.id == "ann")
    values = first.evidence[0].values
    assert values["p_there"] == first.low < first.high == values["p_gone"]


def test_without_and_with_a_link_are_as_if_the_matrix_were_made_anew() -> None:
    tables = with_stances({"ann": "support", "cat": "opposed"})
    chain = chain_of(tables)
    questions = LinkQuestions.of(chain, 0)
    assert len(questions.entries) == 4
    links, alpha = chain.decision.graph.influences, chain.decision.settings.alpha
    for drawn in drawn_chains(chain, 5, 0):
        tried = questions.tried(drawn)
        for place, entry in enumerate(questions.entries):
            listener, heard = int(links.listener[entry]), int(links.influencer[entry])
            raw = drawn.links.listening.raw.toarray()
            assert raw[listener, heard] == pytest.approx(
                drawn.links.listening.links.toarray()[listener, heard]
            )
            raw[listener, heard] = 0.0
            changed = drawn.links.matrix.dense()
            changed[listener] = listening_row(raw[listener], listener, drawn.links.listening.unit)
            inverse = np.linalg.inv(np.eye(len(raw)) - alpha * changed)
            settled = (1 - alpha) * inverse @ drawn.stances
            without = chain.probability(settled[None, chain.voters])[0]
            assert tried[place, 1] == pytest.approx(without, abs=1e-5)


@given(committees())
@settings(max_examples=40, deadline=None)
def test_a_row_is_that_of_the_listening_matrix(tables: Tables) -> None:
    decision = Decision.of(account_graph(tables))
    raw, dense = decision.listening.raw.toarray(), decision.matrix.dense()
    for listener, row in enumerate(raw):
        made = listening_row(row, listener, decision.listening.unit)
        np.testing.assert_allclose(made, dense[listener], rtol=0, atol=1e-12)


@given(committees())
@settings(max_examples=30, deadline=None)
def test_no_answer_tells_more_than_there_is(tables: Tables) -> None:
    for item in answer(tables, draws=10).items:
        assert item.score > 0
        assert 0 <= item.share <= 1
        assert 0 <= item.low <= item.high <= 1


def test_where_nobody_is_known_the_first_questions_are_told() -> None:
    result = answer(COMMITTEE)
    assert result.reasons == ("stances_unknown",)
    assert result.items[0].kind == "stance"
    assert answer({**COMMITTEE, "roles": []}).reasons == ("no_roles",)


def test_the_same_seed_gives_the_same_answer() -> None:
    tables = with_stances({"ann": "support"})
    assert answer(tables, seed=3, limit=2) == answer(tables, seed=3, limit=2)


def test_questions_speak_of_the_chance_that_the_win_rate_shows() -> None:
    fit = Calibration(0.4, 1.7, (), 60, 0.8, 0.15, 0.04, with_chain=60)
    tenant = Tenant(calibration=fit)
    stands = {"ann": "support", "ben": "neutral"}
    decision = Decision.of(account_graph(with_stances(stands, QUIET)), tenant=tenant)
    result = next_questions(decision, draws=100)
    (item,) = result.items
    assert isinstance(result.beside, ChanceBeside)
    now = rated(with_stances(stands, QUIET), tenant, draws=100)[0]
    assert result.beside.probability == pytest.approx(now.probability, rel=0, abs=1e-12)
    for level, shown in (("opposed", item.low), ("coach", item.high)):
        told = rated(with_stances({**stands, "cat": level}, QUIET), tenant, draws=100)[0]
        assert shown == pytest.approx(told.probability, rel=0, abs=1e-9)
    assert item.share == pytest.approx(1, abs=0.3), "the only thing unknown"
    assert item.low < now.probability < item.high
