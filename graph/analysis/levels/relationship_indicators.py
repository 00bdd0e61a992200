"""Indicators of the key-contact relationship of one project (or of the account without one)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.answer import Evidence, Part
from graph.analysis.levels.derived_level import is_at_least
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.levels.relationship_counts import Counts
from graph.rules.relationship_levels import Indicator, IndicatorRules

SHARES: Collection[Indicator] = frozenset(
    {
        "chain_identified",
        "executive_coverage",
        "support_spread",
        "owner_coverage",
        "freshness",
        "backup",
        "target_attainment",
    }
)
"""Indicators from 0 to 1, shown as percentages."""
_NOTHING = 1e-9


class RelationshipIndicator(Part):
    """One indicator: its value (null: nothing tells it), and its band, 1 the best of `bands`."""

    indicator: Indicator
    value: float | None
    band: int | None
    bands: int
    evidence: tuple[Evidence, ...]


class LevelBeside(Part):
    """What stands beside relationship levels: the indicators of the key-contact relationship."""

    indicators: tuple[RelationshipIndicator, ...] = ()


@dataclass(frozen=True)
class Indicators:
    """The indicators of a decision.

    Parameters
    ----------
    people
        Its key people and their levels.
    """

    people: KeyPeople

    def all(self) -> tuple[RelationshipIndicator, ...]:
        """Return every indicator, in the order of its rules."""
        values = dict(self._values())
        return tuple(self._indicator(name, values[name]) for name in self._rules.bands)

    @property
    def _rules(self) -> IndicatorRules:
        return self.people.rules.indicators

    @cached_property
    def _counts(self) -> Counts:
        return Counts(self.people)

    @cached_property
    def _worst(self) -> Mapping[Indicator, int]:
        """Indicators that something holds in a worse band than their value does."""
        key, band = self.people.key, dict.fromkeys(self._rules.bands, 1)
        if any(self.people.given(id_) == "opposed" for id_ in key):
            band["support_spread"] = 2
        if 0 in self._counts.fresh("decision_support", self.people.rules.fresh_days):
            band["public_support"] = len(self._rules.bands["public_support"].bands) + 1
        return band

    def _indicator(self, name: Indicator, value: float | None) -> RelationshipIndicator:
        rule = self._rules.bands[name]
        worst = len(rule.bands) + 1
        band = self._unknown_band(name, worst) if value is None else band_of(value, rule.bands)
        is_lowered = band is not None and band < self._worst[name]
        band = self._worst[name] if is_lowered else band
        kind = "indicator_unknown" if value is None else "indicator"
        said = Evidence(
            kind="indicator_lowered" if is_lowered else kind,
            values={
                "measure": rule,
                "figure": "" if value is None else _figure(name, value),
                "band": band,
                "bands": worst,
            },
        )
        return RelationshipIndicator(
            indicator=name, value=value, band=band, bands=worst, evidence=(said,)
        )

    def _unknown_band(self, name: Indicator, worst: int) -> int | None:
        """Return the worst band where nobody named an approver: that is no unknown."""
        return worst if name == "approver_known" and self.people.decision.roles else None

    def _values(self) -> Iterator[tuple[Indicator, float | None]]:
        counts, people = self._counts, self.people
        rules, has_us = people.rules, bool(people.decision.graph.facts["colleagues"])
        yield "chain_identified", counts.seats_taken()
        yield "mean_level", counts.mean_level()
        yield "executive_coverage", counts.executives_tied()
        yield "approver_known", counts.approver_known_by()
        yield "support_spread", self._share_supporting()
        yield "champion_level", counts.champion_rank()
        yield "public_support", counts.implied("decision_support", rules.fresh_days)
        yield "unsolicited_information", counts.implied("information_passing", rules.coach.act_days)
        yield "process_grasp", counts.steps_with_a_friend()
        yield "power_weighted_support", counts.power_weighted()
        yield "owner_coverage", counts.share_of_key(counts.owned, has_us)
        yield "freshness", counts.share_of_key(counts.met_lately, bool(people.interactions))
        yield "backup", counts.share_of_key(counts.known_by_two, has_us)
        yield "target_attainment", self._share_at_target()

    def _share_at_target(self) -> float | None:
        """Return the share of key people with a target who are at it, or above."""
        people = self.people
        told = (people.targets.is_reached(id_, people.given(id_)) for id_ in people.key)
        reached = [one for one in told if one is not None]
        return sum(reached) / len(reached) if reached else None

    def _share_supporting(self) -> float | None:
        levels = [self.people.given(id_) for id_ in self.people.key]
        if all(level == "unknown" for level in levels):
            return None
        return sum(is_at_least(level, "support") for level in levels) / len(levels)


def band_of(value: float, bands: Collection[float]) -> int:
    """Return the band of a value: 1 is the best, one more than there are limits the worst.

    Examples
    --------
    >>> band_of(0.8, (1, 0.8, 0.6)), band_of(0.1, (1, 0.8, 0.6))
    (2, 4)
    """
    return next(
        (n for n, least in enumerate(bands, 1) if value >= least - _NOTHING), len(bands) + 1
    )


def _figure(name: Indicator, value: float) -> str:
    return f"{100 * value:.0f} %" if name in SHARES else f"{round(value, 2):g}"
