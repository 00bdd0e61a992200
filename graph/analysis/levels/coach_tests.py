"""How far somebody coaches us, and whether they are a coach or even a champion.

References
----------
Miller & Heiman, The New Strategic Selling: a coach believes us credible, is credible with those
who decide, and wants us to win. MEDDICC: a champion has power, sells for us when we are absent,
and has a stake; without power a champion is only a coach.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.answer import Evidence, Part
from graph.analysis.decision import by_contact
from graph.analysis.levels.derived_level import Scores
from graph.analysis.levels.key_people import HOLDERS, KeyPeople
from graph.model import Row
from graph.model.need import is_known
from graph.rules.relationship_levels import Gates


class CoachTests(Part):
    """The stage of coaching, and each test: passed, failed, or (null) not known.

    `stage`: 0 none, 1 useful information, 2 unique information, 3 assesses key people, 4 proposes
    actions, 5 full interplay. `reach`: the reliability of the way to an approver or decision
    maker. `acted`: the person came to us within the last days that count; `witnessed`: several
    sources agree on the level.
    """

    stage: int | None
    believes_us: bool | None
    heard_by_power: bool | None
    wants_us_to_win: bool | None
    is_coach: bool | None
    has_power: bool | None
    sells_for_us: bool | None
    has_stake: bool | None
    is_champion: bool | None
    reach: float | None
    acted: bool | None
    witnessed: bool | None


@dataclass(frozen=True)
class Coaching:
    """The tests of everybody.

    Parameters
    ----------
    people
        Where they stand, and by which rules.
    """

    people: KeyPeople

    def tests(self, person: str) -> CoachTests:
        """Return what is known of a person as a coach and a champion."""
        scores, rules = self.people.ratings.scores(person), self.people.rules.coach
        reach = self.people.reach_of_holders
        coach = (
            passes(rules.believes_us, scores),
            None if reach is None else reach[person] >= rules.reach,
            passes(rules.wants_us_to_win, scores),
        )
        champion = (
            person in self._powerful if self.people.decision.roles else None,
            passes(rules.sells_for_us, scores),
            self._stake(person),
        )
        return CoachTests(
            stage=self._stage(scores),
            believes_us=coach[0],
            heard_by_power=coach[1],
            wants_us_to_win=coach[2],
            is_coach=all_of(*coach),
            has_power=champion[0],
            sells_for_us=champion[1],
            has_stake=champion[2],
            is_champion=all_of(*champion),
            reach=None if reach is None else reach[person],
            acted=self._acted(person),
            witnessed=self._witnessed(person),
        )

    def evidence(self, name: str, tests: CoachTests) -> Iterator[Evidence]:
        """Yield what the tests say of a person who is, or is said to be, near a coach."""
        if tests.stage:
            stage = self.people.rules.coach.stages[tests.stage - 1]
            yield Evidence(kind="coach_stage", values={"stage": tests.stage, "behaviour": stage})
        of: dict[bool | None, list[Evidence]] = {True: [], False: [], None: []}
        for test in TESTS:
            of[getattr(tests, test)].append(Evidence(kind=f"test_{test}"))
        nothing = [Evidence(kind="no_test")]
        values = {
            "passed": tuple(of[True] or nothing),
            "failed": tuple(of[False] or nothing),
            "open": tuple(of[None] or nothing),
        }
        yield Evidence(kind="coach_tests", values={"name": name, **values})

    def _stage(self, scores: Scores) -> int | None:
        if "information_passing" not in scores and "guidance" not in scores:
            return None
        stages = self.people.rules.coach.stages
        held = [n for n, stage in enumerate(stages, 1) if passes(stage.gates, scores)]
        return max(held, default=0)

    @cached_property
    def _powerful(self) -> frozenset[str]:
        people = self.people
        return people.holders(HOLDERS) | people.movers(people.rules.coach.move_top)

    def _stake(self, person: str) -> bool | None:
        """Return whether a career or personal need is recorded; None: no need at all."""
        needs = self._needs.get(person, [])
        own = [row.get("career", False) or row.get("scope") == "personal" for row in needs]
        return any(own) if own else None

    @cached_property
    def _needs(self) -> Mapping[str, list[Row]]:
        return by_contact(filter(is_known, self.people.decision.facts("needs")))

    def _acted(self, person: str) -> bool | None:
        rows = [r for r in self.people.interactions.get(person, ()) if "initiated_by" in r]
        since = self.people.days_ago(self.people.rules.coach.act_days)
        acts = [r["initiated_by"] == "customer" and r["date"] >= since for r in rows]
        return any(acts) if acts else None

    def _witnessed(self, person: str) -> bool | None:
        grades = {row.get("grade") for row in self.people.favours.stances(person)}
        return True if "agreed" in grades else None


TESTS = (
    "believes_us",
    "heard_by_power",
    "wants_us_to_win",
    "has_power",
    "sells_for_us",
    "has_stake",
    "acted",
    "witnessed",
)


def passes(gates: Gates, scores: Scores) -> bool | None:
    """Return whether scores hold all gates; None where a gate is not rated and none fails.

    Examples
    --------
    >>> passes({"acceptance": 2}, {"acceptance": 3}), passes({"acceptance": 2}, {})
    (True, None)
    """
    return all_of(*(scores[d] >= least if d in scores else None for d, least in gates.items()))


def all_of(*tests: bool | None) -> bool | None:
    """Return whether all are true: false as soon as one is, None where one is not known.

    Examples
    --------
    >>> all_of(True, None), all_of(False, None), all_of(True, True)
    (None, False, True)
    """
    if False in tests:
        return False
    return None if None in tests else True
