"""Which needs of each contact are recorded, of which kind, and how far each is met."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.answer import Part
from graph.analysis.decision import Decision, by_contact
from graph.model import Row
from graph.model.need import is_known
from graph.rules.needs import MaslowLevel, NeedKind, NeedRules, NeedVisibility

Scope = Literal["personal", "enterprise"]
Known = Literal["recorded", "unknown", "missing"]
CellKey = tuple[MaslowLevel | None, Scope | None, NeedVisibility | None, bool]


class NeedCell(Part):
    """A cell of the grid: how many needs are in it, and how far those whose share is known are met.

    Null: nobody recorded the Maslow level, the scope or whether the need is explicit.
    """

    maslow: MaslowLevel | None
    scope: Scope | None
    visibility: NeedVisibility | None
    career: bool
    count: int
    met: float | None


class NeedCount(Part):
    """Needs of one kind; `unknown`: none is recorded, but we asked; `missing`: nor did we ask."""

    kind: NeedKind
    state: Known
    count: int
    met: float | None


class OneNeed(Part):
    """One need: its place in the grid, how far it is met (null: not known) and by what."""

    id: str
    text: str
    maslow: MaslowLevel | None
    scope: Scope | None
    visibility: NeedVisibility | None
    career: bool
    met: float | None
    met_by: str | None
    is_open: bool


@dataclass(frozen=True)
class NeedRecords:
    """Everybody's needs at a decision's date.

    Parameters
    ----------
    decision
        The decision; needs of other projects do not count.
    rules
        From which share on a need is met.
    """

    decision: Decision
    rules: NeedRules

    def of(self, person: str) -> Sequence[Row]:
        """Return a person's needs: the open ones first, of these the least met; ties by id."""
        found = [row for row in self._rows.get(person, ()) if is_known(row)]
        return sorted(found, key=lambda r: (not self.is_open(r), r.get("met", 0.0), r["id"]))

    def asked(self, person: str) -> Sequence[Row]:
        """Return what a person was asked for without an answer."""
        return [row for row in self._rows.get(person, ()) if not is_known(row)]

    def is_open(self, need: Row) -> bool:
        """Return whether a need is not yet met, as far as is known."""
        return bool(need.get("met", 0.0) < self.rules.met_from)

    def count(self, person: str, kind: NeedKind) -> NeedCount:
        """Return how many needs of a kind a person has."""
        known = [row for row in self.of(person) if is_of(row, kind)]
        asked = any(is_of(row, kind) for row in self.asked(person))
        state: Known = "recorded" if known else "unknown" if asked else "missing"
        return NeedCount(kind=kind, state=state, count=len(known), met=mean_met(known))

    def missing(self, person: str) -> tuple[NeedKind, ...]:
        """Return the kinds of which nothing is recorded and that were not asked for."""
        return tuple(k for k in self.rules.kinds if self.count(person, k).state == "missing")

    def grid(self, person: str) -> tuple[NeedCell, ...]:
        """Return the cells that hold a person's needs, by Maslow's level from the lowest."""
        cells: dict[CellKey, list[Row]] = defaultdict(list)
        for row in self.of(person):
            cells[_cell(row)].append(row)
        return tuple(_made(key, cells[key]) for key in sorted(cells, key=self._place))

    def needs(self, person: str) -> tuple[OneNeed, ...]:
        """Return a person's needs, the open ones first."""
        return tuple(
            OneNeed(
                id=row["id"],
                text=row["text"],
                maslow=row.get("maslow"),
                scope=row.get("scope"),
                visibility=row.get("visibility"),
                career=row.get("career", False),
                met=row.get("met"),
                met_by=row.get("met_by"),
                is_open=self.is_open(row),
            )
            for row in self.of(person)
        )

    def _place(self, key: CellKey) -> tuple[int, str, str, bool]:
        levels = [*self.rules.maslow, None]
        return levels.index(key[0]), key[1] or "", key[2] or "", key[3]

    @cached_property
    def _rows(self) -> Mapping[str, list[Row]]:
        return by_contact(self.decision.facts("needs"))


def is_of(need: Row, kind: NeedKind) -> bool:
    """Return whether a need is of a kind; a career need is of its scope too.

    Examples
    --------
    >>> need = {"scope": "personal", "career": True}
    >>> [kind for kind in ("enterprise", "personal", "career") if is_of(need, kind)]
    ['personal', 'career']
    """
    return bool(need.get("career", False)) if kind == "career" else need.get("scope") == kind


def mean_met(needs: Iterable[Row]) -> float | None:
    """Return how far needs are met, over those of which it is known; None where of none.

    Examples
    --------
    >>> mean_met([{"met": 0.5}, {"met": 1.0}, {}]), mean_met([{}])
    (0.75, None)
    """
    shares = [row["met"] for row in needs if "met" in row]
    return sum(shares) / len(shares) if shares else None


def _cell(need: Row) -> CellKey:
    known = need.get("maslow"), need.get("scope"), need.get("visibility")
    return *known, need.get("career", False)


def _made(key: CellKey, needs: Sequence[Row]) -> NeedCell:
    maslow, scope, visibility, career = key
    return NeedCell(
        maslow=maslow,
        scope=scope,
        visibility=visibility,
        career=career,
        count=len(needs),
        met=mean_met(needs),
    )
