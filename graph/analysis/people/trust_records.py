"""Trust of each contact in each colleague over time, and which factor holds it back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.analysis.access.our_side import ColleagueName, OurSide
from graph.analysis.answer import Part
from graph.analysis.decision import Decision
from graph.analysis.favour import FACTORS, rated_on, trust_product, trust_share
from graph.columns import is_valid
from graph.model import Row
from graph.rules import rules
from graph.rules.conduct import ConductRules
from graph.rules.trust import Factor, TrustRules

LOWEST, HIGHEST = 1, 10
"""A factor is rated from 1 to 10."""
_DIGITS = 9


class TrustRecord(Part):
    """What was recorded on one day: the four factors, T (`product`) and t (`trust`).

    `counts`: it is valid at the date; former records only show how trust went.
    """

    on: date | None
    reliability: float
    credibility: float
    intimacy: float
    self_orientation: float
    product: float
    trust: float
    counts: bool


class TrustPair(Part):
    """A contact's trust in one colleague: what counts now, and how it came to that.

    `change`: t now less that of the record before; null where there is none. `weakest`: the lowest
    of reliability, credibility, intimacy and 11 − self-orientation, ties together, in that order;
    none where all are at their best. `is_old`: the record is older than the rules' limit, or
    without a day. `trajectory`: all records up to the date, also former ones, by their day.
    """

    colleague: ColleagueName
    product: float
    trust: float
    change: float | None
    on: date | None
    is_old: bool
    weakest: tuple[Factor, ...]
    trajectory: tuple[TrustRecord, ...]


@dataclass(frozen=True)
class TrustRecords:
    """Everybody's trust in each of our colleagues at a decision's date.

    Parameters
    ----------
    decision
        The decision.
    side
        Our colleagues at the date; trust in others does not count.
    rules
        After how many days a record is old.
    """

    decision: Decision
    side: OurSide
    rules: TrustRules

    @cached_property
    def tender_days(self) -> int:
        """So many days after the award a tender is still on, by the conduct rules."""
        return rules("conduct", ConductRules, self.decision.rules).tender_days

    def pairs(self, person: str) -> tuple[TrustPair, ...]:
        """Return a person's trust in each colleague who has a valid record, most trusted first."""
        colleagues = self._rows.get(person, {})
        found = [self._pair(person, id_) for id_ in colleagues if self.counting(person, id_)]
        return tuple(sorted(found, key=lambda pair: (-pair.trust, pair.colleague.id)))

    def rows(self, person: str, colleague: str) -> Sequence[Row]:
        """Return all records of a pair up to the date, also former ones, by their day."""
        return self._rows.get(person, {}).get(colleague, ())

    def counting(self, person: str, colleague: str) -> Sequence[Row]:
        """Return these up to the one that counts, the latest valid one; nothing without one."""
        rows, day = self.rows(person, colleague), self.decision.graph.as_of
        valid = (place for place, row in enumerate(rows) if is_valid(row, day))
        return rows[: max(valid, default=-1) + 1]

    def _pair(self, person: str, colleague: str) -> TrustPair:
        *before, row = self.counting(person, colleague)
        trust = trust_share(row)
        return TrustPair(
            colleague=self.side.name(colleague),
            product=trust_product(row),
            trust=trust,
            change=trust - trust_share(before[-1]) if before else None,
            on=_day(row),
            is_old=self._is_old(row),
            weakest=weakest_factors(row),
            trajectory=tuple(self._record(each) for each in self.rows(person, colleague)),
        )

    def _record(self, row: Row) -> TrustRecord:
        return TrustRecord(
            on=_day(row),
            **{factor: row[factor] for factor in FACTORS},
            product=trust_product(row),
            trust=trust_share(row),
            counts=is_valid(row, self.decision.graph.as_of),
        )

    def _is_old(self, row: Row) -> bool:
        day = _day(row)
        return day is None or (self.decision.graph.as_of - day).days > self.rules.old_days

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[str, list[Row]]]:
        graph, found = self.decision.graph, dict[str, dict[str, list[Row]]]()
        day = graph.as_of.isoformat()
        for row in sorted(graph.history.rows["trust"], key=rated_on):
            has_begun = row.get("valid_from", day) <= day and row.get("on", day) <= day
            if has_begun and row["contact"] in graph.index and self._is_ours(row):
                of = found.setdefault(row["contact"], defaultdict(list))
                of[row["colleague"]].append(row)
        return found

    def _is_ours(self, row: Row) -> bool:
        return row["colleague"] not in self.side.gone


def weakest_factors(row: Row) -> tuple[Factor, ...]:
    """Return which factors hold recorded trust back: the lowest ones, none where all are best.

    Self-orientation is turned round first: 11 − it.

    Examples
    --------
    >>> names = ("reliability", "credibility", "intimacy", "self_orientation")
    >>> weakest_factors(dict(zip(names, (7, 7, 4, 7))))
    ('intimacy', 'self_orientation')
    """
    strengths: dict[Factor, float] = {
        "reliability": row["reliability"],
        "credibility": row["credibility"],
        "intimacy": row["intimacy"],
        "self_orientation": LOWEST + HIGHEST - row["self_orientation"],
    }
    lowest = round(min(strengths.values()), _DIGITS)
    if lowest >= HIGHEST:
        return ()
    return tuple(name for name, of in strengths.items() if round(of, _DIGITS) == lowest)


def _day(row: Row) -> date | None:
    return date.fromisoformat(rated_on(row)) if rated_on(row) else None
