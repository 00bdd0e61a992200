"""The win rate: base rate, monotonicity, what is not known, several projects, evidence."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analysis.projects import account_decision
from graph.analysis.win.basis import WinBeside
from graph.analysis.win.win_rate import win_rates
from graph.calibration.model import Calibration
from graph.errors import InvalidInput
from graph.tenant import Experience, Tenant, TenantPriors
from graph.view.evidence import in_words
from tests.analysis.accounts import account_graph, people
from tests.analysis.coach_accounts import LEVELS, stance
from tests.analysis.test_properties import renamed
from tests.analysis.win_accounts import (
    COMMITTEE,
    DEAL,
    all_at,
    certain,
    chain_of,
    committees,
    rated,
    stances_of,
    with_stances,
)

ONE = {
    "contacts": people("ann"),
    "projects": [DEAL],
    "roles": [{"project": "deal", "contact": "ann", "role": "D"}],
}


@pytest.mark.parametrize("rate", [0.5, 0.2, 0.75])
def test_an_all_neutral_chain_has_the_base_rate(rate: float) -> None:
    tenant = Tenant(TenantPriors(base_rate=rate))
    item = rated(all_at("neutral"), tenant)[0]
    assert item.probability == pytest.approx(rate, abs=1e-9)
    assert item.interval == pytest.approx((rate, rate), abs=1e-9)


@pytest.mark.parametrize(("level", "x"), [("coach", 1), ("support", 0.4), ("opposed", -0.6)])
def test_one_person_alone_by_hand(level: str, x: float) -> None:
    # Nobody else is there, so the settled opinion is the person's own: P = σ(3x).
    item = rated(all_at(level, ONE))[0]
    assert item.probability == pytest.approx(1 / (1 + math.exp(-3 * x)), abs=1e-5)


def test_two_who_hear_only_themselves_evenly_by_hand() -> None:
    # Nobody's listening is recorded: W is ½ everywhere, V is .65 and .35; both must agree.
    tables = {
        "contacts": people("a", "b"),
        "projects": [DEAL],
        "roles": [{"project": "deal", "contact": id_, "role": "D"} for id_ in "ab"],
    }
    item = rated(with_stances({"a": "coach", "b": "opposed"}, tables))[0]
    base = math.log(math.sqrt(0.5) / (1 - math.sqrt(0.5)))
    opinions = (0.65 - 0.35 * 0.6, 0.35 - 0.65 * 0.6)
    both = math.prod(1 / (1 + math.exp(-base - 3 * y)) for y in opinions)
    assert item.probability == pytest.approx(both, abs=1e-5)


def test_bands_from_the_best_to_the_worst() -> None:
    bands = [rated(all_at(level))[0].band for level in ("coach", "neutral", "opposed")]
    assert bands == ["A", "C", "E"]


def test_an_unknown_person_makes_it_less_sure_but_moves_it_little() -> None:
    known = with_stances({"ann": "neutral", "ben": "neutral", "cat": "neutral"})
    item = rated(known, draws=400)[0]
    low, high = item.interval
    assert item.probability == pytest.approx(0.5, abs=0.03)
    assert high - low > 0.05


def test_nobody_in_the_body_is_known() -> None:
    item = rated(with_stances({"eve": "coach", "ann": None}))[0]
    assert (item.probability, item.interval, item.band) == (None, None, None)
    assert item.reasons == ("stances_unknown",)
    asked = [in_words(question, "en").text for question in item.ask]
    assert len(asked) == 4
    assert any("Ask where Ann stands" in text for text in asked)


def test_no_roles() -> None:
    tables = {**all_at("coach"), "roles": []}
    item = rated(tables)[0]
    assert (item.probability, item.reasons) == (None, ("no_roles",))
    assert "who decides Deal" in in_words(item.ask[0], "en").text


def test_roles_without_weight_or_veto_are_no_roles() -> None:
    roles = [{"project": "deal", "contact": "ann", "role": "I"}]
    assert rated({**all_at("coach"), "roles": roles})[0].reasons == ("no_roles",)


def test_a_body_that_was_asked_for_needs_no_roles() -> None:
    tables = {**all_at("neutral"), "roles": []}
    assert rated(tables, body="everyone")[0].probability == pytest.approx(0.5, abs=1e-9)
    assert rated(tables, body="ann:2,ben:1")[0].probability == pytest.approx(0.5, abs=1e-9)


def test_a_rule_that_cannot_be_met_is_said_of_its_project_alone() -> None:
    two = {
        **all_at("neutral"),
        "projects": [DEAL, {"id": "other", "name": "Other"}],
        "roles": [
            *COMMITTEE["roles"],
            {"project": "other", "contact": "ann", "role": "D"},
        ],
        "rules": [{"project": "other", "quota": 9}],
    }
    good, bad = rated(two)
    assert (good.project, good.probability) == ("deal", pytest.approx(0.5))
    assert (bad.project, bad.probability, bad.reasons) == ("other", None, ("rule_not_met",))
    text = in_words(bad.evidence[0], "en").text
    assert "quota 9 is out of reach" in text
    assert "'other'" in text


def test_the_named_project_whose_rule_cannot_be_met_is_an_error_that_names_the_rule() -> None:
    tables = {**all_at("neutral"), "rules": [{"project": "deal", "quota": 99}]}
    with pytest.raises(InvalidInput, match="quota 99 is out of reach"):
        account_decision(account_graph(tables), "deal", None)


def test_every_open_project_is_answered_and_the_best_comes_first() -> None:
    projects = [
        DEAL,
        {"id": "good", "name": "Good"},
        {"id": "won", "name": "Won", "status": "won"},
    ]
    roles = [
        {"project": id_, "contact": row["contact"], "role": row["role"]}
        for id_ in ("deal", "good", "won")
        for row in COMMITTEE["roles"]
    ]
    stances = [*stances_of({"ann": "neutral"}), *stances_of({"ann": "coach"}, project="good")]
    tables = {**COMMITTEE, "projects": projects, "roles": roles, "stances": stances}
    items = rated(tables)
    assert [(item.rank, item.project) for item in items] == [(1, "good"), (2, "deal")]
    named = rated(tables, project="good")
    assert [(item.project, item.probability) for item in named] == [("good", items[0].probability)]
    assert rated(tables, project="won")[0].project == "won"


def test_no_open_project() -> None:
    decision = account_decision(account_graph({"contacts": people("a")}), None, None)
    result = win_rates(decision)
    assert (result.items, result.reasons) == ((), ("no_open_project",))
    empty = account_decision(account_graph({"contacts": []}), None, None)
    assert win_rates(empty).reasons == ("no_people",)


def test_all_vetoes() -> None:
    roles = [{**row, "veto": True} for row in COMMITTEE["roles"]]
    tables = {**all_at("support"), "roles": roles}
    assert rated(tables)[0].probability > 0.5
    assert certain(chain_of({**all_at("neutral"), "roles": roles})) == pytest.approx(0.5)


def test_nobody_has_weight_so_the_approver_alone_decides() -> None:
    roles = [{"project": "deal", "contact": "ann", "role": "A"}]
    tables = {**with_stances({"ann": "coach"}), "roles": roles}
    chain = chain_of(tables)
    assert chain.base == pytest.approx(0, abs=1e-9)
    assert rated(tables)[0].probability > 0.6


def test_the_terms_add_up_and_lead_to_their_stances() -> None:
    tables = with_stances({"ann": "support", "ben": "coach", "cat": "opposed", "dan": "neutral"})
    item, chain = rated(tables)[0], chain_of(tables)
    settled = chain.decision.matrix.opinions(np.nan_to_num(chain.stances))
    total = sum(term.contribution for term in item.terms)
    assert total == pytest.approx(float(chain.decision.body.power @ settled))
    assert {term.contact.id: term.contribution > 0 for term in item.terms} == {
        "ann": True, "ben": True, "cat": False
    }  # fmt: skip
    told = {e.refs[0].table for e in item.evidence if e.kind in {"carries", "costs"}}
    assert told == {"stances"}
    asked = [question.values["name"] for question in item.ask]
    assert asked == ["Eve"]


def test_every_text_is_in_both_languages() -> None:
    tables = {
        **with_stances({"ann": "coach", "ben": "opposed"}),
        "competitors": [{"id": "north", "name": "North"}],
    }
    tables["stances"] = [*tables["stances"], stance("ben", "support", party="north")]
    item = rated(tables)[0]
    english, chinese = (
        [in_words(e, language).text for e in (*item.evidence, *item.ask)]
        for language in ("en", "zh")
    )
    assert any("Ben (opposed, backs a competitor) costs us" in text for text in english)
    assert any("Ben（不认可，支持友商）不利于我方" in text for text in chinese)
    assert all("{" not in text for text in (*english, *chinese))


def test_it_is_said_that_nothing_bears_the_number_out() -> None:
    decision = account_decision(account_graph(all_at("neutral")), None, None)
    result = win_rates(decision, draws=5)
    assert isinstance(result.beside, WinBeside)
    assert (result.beside.calibration, result.beside.closed_projects) == (None, 0)
    text = in_words(result.beside.evidence[0], "en").text
    assert text.startswith("Not calibrated: 0 projects of ours are closed, 50 are needed")


def test_a_calibration_corrects_the_probability_and_is_named() -> None:
    fit = Calibration(0.5, 2.0, (("budget", "unknown", -1.0),), 60, 0.8, 0.15, 0.04, with_chain=60)
    item = rated(all_at("neutral"), Tenant(calibration=fit))[0]
    assert item.label == "calibrated"
    assert item.probability == pytest.approx(1 / (1 + math.exp(0.5)))


def test_the_same_seed_gives_the_same_answer() -> None:
    tables = with_stances({"ann": "support"})
    assert rated(tables, seed=3) == rated(tables, seed=3)
    assert rated(tables, seed=3) != rated(tables, seed=4)


@given(committees())
@settings(max_examples=60, deadline=None)
def test_the_interval_holds_the_estimate(tables: Any) -> None:
    for item in rated(tables, draws=20):
        if item.probability is not None:
            low, high = item.interval
            assert 0 <= low <= item.probability <= high <= 1


@given(committees(), st.data())
@settings(max_examples=60, deadline=None)
def test_more_support_never_lowers_the_probability(tables: Any, data: st.DataObject) -> None:
    known = [place for place, row in enumerate(tables["stances"]) if row.get("level")]
    assume(known)
    place = data.draw(st.sampled_from(known))
    level = tables["stances"][place]["level"]
    assume(level != "coach")
    better = LEVELS[LEVELS.index(level) - 1]
    raised = [*tables["stances"]]
    raised[place] = {**raised[place], "level": better}
    (before,), (after,) = rated(tables, draws=10), rated({**tables, "stances": raised}, draws=10)
    if before.probability is not None:
        assert after.probability >= before.probability - 1e-12


@given(committees())
@settings(max_examples=40, deadline=None)
def test_somebody_without_say_whom_nobody_hears_and_who_hears_nobody(tables: Any) -> None:
    """Who is added hears, and is heard by, only what nobody recorded: at neutral, nothing."""
    neutral = [{**row, "level": "neutral"} for row in tables["stances"] if row.get("level")]
    tables = {**tables, "stances": neutral}
    more = {
        **tables,
        "contacts": [*tables["contacts"], {"id": "z", "name": "Z"}],
        "stances": [*neutral, stance("z", "neutral")],
        "roles": [*tables["roles"], {"project": "deal", "contact": "z", "role": "I"}],
    }
    graph = account_graph(tables)
    assume(any(row["contact"] in graph.index for row in tables["roles"]))
    before, after = chain_of(tables), chain_of(more)
    assert after.base == pytest.approx(before.base, abs=1e-9)
    assert certain(after) == pytest.approx(certain(before), abs=1e-9)


@given(committees(), st.data())
@settings(max_examples=40, deadline=None)
def test_other_ids_give_the_same_probability(tables: Any, data: st.DataObject) -> None:
    ids = [row["id"] for row in tables["contacts"]]
    names = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    graph = account_graph(tables)
    assume(any(row["contact"] in graph.index for row in tables["roles"]))
    before, after = chain_of(tables), chain_of(renamed(tables, names))
    assert certain(after) == pytest.approx(certain(before), abs=1e-9)


def test_a_tenants_own_rates_count_from_enough_on() -> None:
    assert TenantPriors.of(Experience(19, 0)).base_rate == 0.5
    assert TenantPriors.of(Experience(20, 0)).base_rate == pytest.approx(1 - 1 / 40)
    assert TenantPriors.of(Experience(0, 40)).base_rate == pytest.approx(1 / 80)
    levels = Experience(levels=(20, 20, 40, 80, 40))
    assert TenantPriors.of(levels).stances == (0.1, 0.1, 0.2, 0.4, 0.2)
    fewer = Experience(levels=(20, 20, 40, 80, 39))
    assert TenantPriors.of(fewer).stances == TenantPriors().stances


def test_unknown_stances_are_drawn_as_often_as_the_prior_says() -> None:
    chances = (np.arange(10_000) + 0.5) / 10_000
    drawn = TenantPriors().drawn(chances)
    shares = [float((drawn == x).mean()) for x in (1, 0.8, 0.4, 0, -0.6)]
    assert shares == pytest.approx([0.02, 0.05, 0.17, 0.52, 0.24])
    assert (np.diff(drawn) >= 0).all()
