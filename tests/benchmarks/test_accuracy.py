"""The accuracy bench measures what it says: its dynamics, its generators, its measures."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.accuracy.__main__ import main
from benchmarks.accuracy.dynamics import DYNAMICS, Game, causal_effects
from benchmarks.accuracy.metrics import auc, expected_calibration_error, reliability
from benchmarks.accuracy.organisation import ROLES, organisation
from benchmarks.accuracy.panels import panel
from benchmarks.accuracy.planted import planted
from benchmarks.accuracy.record import FALSE, MISSING, MONTHS, recorded_links
from benchmarks.accuracy.targets import Target

ONE_VOTER = Game(np.array([0]), np.array([1.0]), np.array([0.0]), 1.0)


@pytest.mark.parametrize("dynamics", DYNAMICS)
def test_effects_are_of_those_whom_the_voter_hears_and_of_nobody_else(dynamics: str) -> None:
    chain = np.zeros((5, 5))
    chain[0, 1] = chain[1, 2] = chain[3, 4] = 1.0
    effects = causal_effects(chain, ONE_VOTER, np.random.default_rng(0))[dynamics]
    assert effects[:3].min() > 0.04
    assert np.abs(effects[3:]).max() < 0.02


def test_a_veto_decides_alone() -> None:
    game = Game(np.array([0, 1]), np.array([1.0, 0.0]), np.array([0.0, 1.0]), 1.0)
    yes = np.array([[1, 1], [1, 0], [0, 1], [0, 0]], dtype=np.float32)
    assert game.passes(yes).tolist() == [1, 0, 0, 0]


def test_organisations_have_every_role_once_and_one_person_at_the_head() -> None:
    org = organisation(np.random.default_rng(3))
    assert sorted(role for role in org.roles if role) == sorted(ROLES)
    assert (org.manager < 0).sum() == 1
    reports = org.manager >= 0
    assert (org.depth[org.manager[reports]] == org.depth[reports] - 1).all()


def test_favourites_are_heard_as_strongly_as_the_planted_but_not_by_the_body() -> None:
    random = np.random.default_rng(5)
    org = organisation(random)
    truth = planted(org, random)
    heard = truth.listening.sum(axis=0)
    by_body = truth.listening[org.on_chain].sum(axis=0)
    assert heard[truth.favourites].mean() > 0.7 * heard[truth.hidden].mean()
    assert by_body[truth.favourites].max() < by_body[truth.hidden].min()


def test_records_lack_a_fifth_and_have_a_tenth_too_many() -> None:
    listening = np.triu(np.ones((200, 200)), k=1) * (np.arange(200) % 3 == 0)
    recorded = recorded_links(listening, np.random.default_rng(0))
    true, links = listening > 0, recorded > 0
    assert (links & true).sum() / true.sum() == pytest.approx(1 - MISSING, abs=0.02)
    assert (links & ~true).sum() == round(FALSE * true.sum())


def test_risers_decoys_and_fallers_stand_as_high_at_the_end() -> None:
    random = np.random.default_rng(7)
    org = organisation(random)
    people = panel(org, random)
    begin, end = (people.ties.at(month, len(org)) > 0 for month in (0, MONTHS - 1))
    groups = (people.risers, people.decoys, people.fallers)
    then, now = ([matrix.sum(axis=0)[group].mean() for group in groups] for matrix in (begin, end))
    assert max(now) - min(now) < 3
    assert then[0] < then[1] < then[2]


def test_measures_in_closed_form() -> None:
    truth = np.array([True, True, False, False])
    assert auc(np.array([0.9, 0.4, 0.6, 0.1]), truth) == 0.75
    assert auc(np.ones(4), truth) == 0.5
    stated = np.array([0.95, 0.95, 0.05, 0.05])
    assert expected_calibration_error(stated, truth) == pytest.approx(0.05)
    assert [(b.number, b.right) for b in reliability(stated, truth)] == [(2, 0.0), (2, 1.0)]


def test_a_target_is_a_bound_on_one_side() -> None:
    assert Target("at least", 0.5, 0.5).is_reached
    assert not Target("at least", 0.4, 0.5).is_reached
    assert not Target("at most", 0.6, 0.5, at_most=True).is_reached


def test_the_bench_writes_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "accuracy.md"
    monkeypatch.setattr("sys.argv", ["accuracy", "--share", "0.02", "--out", str(out)])
    main()
    text = out.read_text(encoding="utf-8")
    assert "python -m benchmarks.accuracy --share 0.02" in text
    assert text.count("| yes |") + text.count("**no**") == 17
    for part in ("## The stated probability", "## Rising stars", "## Real networks"):
        assert part in text
