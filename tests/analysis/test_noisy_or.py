"""Noisy-or networks against brute force over all states, and by hand."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings

from graph.analysis.pains.noisy_or import MOST_CELLS, Causes, NoisyOr, ordered
from graph.analysis.pains.propagation import Propagation
from tests.analysis.pain_accounts import networks

Drawn = tuple[list[float], dict[int, dict[int, float]]]
DIAMOND = NoisyOr(np.array([0.5, 0.0, 0.0, 0.0]), {1: {0: 0.5}, 2: {0: 0.5}, 3: {1: 1.0, 2: 1.0}})


def by_brute_force(by_itself: list[float], causes: Causes) -> list[float]:
    """Return each event's probability, as the sum over all states of all events."""
    found = [0.0] * len(by_itself)
    for state in itertools.product((0, 1), repeat=len(by_itself)):
        chance = 1.0
        for event, alone in enumerate(by_itself):
            spared = (1 - p * state[cause] for cause, p in causes.get(event, {}).items())
            absent = (1 - alone) * math.prod(spared)
            chance *= 1 - absent if state[event] else absent
            if not chance:
                break
        for event in itertools.compress(range(len(state)), state):
            found[event] += chance
    return found


@settings(max_examples=60, deadline=None)
@given(networks())
def test_ten_events_are_as_by_brute_force(drawn: Drawn) -> None:
    by_itself, causes = drawn
    found = Propagation(NoisyOr(np.array(by_itself), causes)).probability
    assert found == pytest.approx(by_brute_force(by_itself, causes), abs=1e-12, rel=0)


@settings(max_examples=12, deadline=None)
@given(networks())
def test_a_relief_is_as_by_brute_force_of_the_network_without_it(drawn: Drawn) -> None:
    by_itself, causes = drawn
    propagation = Propagation(NoisyOr(np.array(by_itself), causes))
    before = by_brute_force(by_itself, causes)
    without = {event: of for event, of in causes.items() if event != 3}
    left = by_brute_force([*by_itself[:3], 0.0, *by_itself[4:]], without)
    falls = propagation.falls(3)
    for event in range(10):
        expected = max(before[event] - left[event], 0)
        assert falls.get(event, 0.0) == pytest.approx(expected, abs=1e-12)


def test_a_chain_and_a_diamond_by_hand() -> None:
    chain = NoisyOr(np.array([0.8, 0.1]), {1: {0: 0.5}})
    assert Propagation(chain).probability == pytest.approx([0.8, 1 - 0.9 * 0.6])
    found = Propagation(DIAMOND).probability
    assert found[3] == pytest.approx(0.5 * (1 - 0.5 * 0.5))
    as_if_a_tree = 1 - (1 - 0.25) ** 2
    assert abs(found[3] - as_if_a_tree) > 0.05


def test_twenty_causes_that_all_hang_together_are_exact() -> None:
    causes = {event: dict.fromkeys(range(event), 0.1) for event in range(1, 21)}
    found = NoisyOr(np.full(21, 0.05), causes).exact(range(21), MOST_CELLS)
    assert len(found) == 21
    assert found[1] == pytest.approx(1 - 0.95 * (1 - 0.1 * 0.05))


def test_a_long_chain_is_exact_however_long() -> None:
    causes = {event: {event - 1: 0.9} for event in range(1, 200)}
    propagation = Propagation(NoisyOr(np.array([1.0] + [0.0] * 199), causes))
    assert propagation.sampled == ()
    assert propagation.probability[199] == pytest.approx(0.9**199, rel=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_samples_are_near_what_is_exact_and_say_how_near(seed: int) -> None:
    causes = {event: dict.fromkeys(range(event), 0.3) for event in range(1, 8)}
    network = NoisyOr(np.full(8, 0.2), causes)
    exact, drawn = Propagation(network), Propagation(network, 4_000, seed, most_cells=8)
    assert drawn.sampled
    for event in range(8):
        interval = drawn.interval(event)
        assert (interval is None) == (event not in drawn.sampled)
        if interval:
            low, high = interval
            wide = high - low
            assert low - wide < exact.probability[event] < high + wide
            assert low < drawn.probability[event] < high
    for event in range(8):
        falls = exact.falls(event)
        assert drawn.falls(event) == pytest.approx(falls, abs=0.04)
        assert list(falls) == list(drawn.falls(event))


def test_the_same_seed_draws_the_same() -> None:
    one, same, other = (Propagation(DIAMOND, 500, seed, most_cells=1) for seed in (1, 1, 2))
    assert one.probability.tolist() == same.probability.tolist() != other.probability.tolist()


def test_samples_need_not_be_whole_bytes() -> None:
    sure = NoisyOr(np.array([1.0, 0.0]), {1: {0: 1.0}})
    assert Propagation(sure, samples=3, most_cells=0).probability.tolist() == [1.0, 1.0]


def test_effects_come_after_their_causes() -> None:
    order = ordered(range(4), DIAMOND.effects)
    assert order[0] == 0
    assert order[-1] == 3
