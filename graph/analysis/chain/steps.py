"""The steps of a project's decision: where it stands today, who acts where, and empty seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from graph.analysis.answer import ContactName, Evidence, Part
from graph.analysis.chain.seats import Letter, Seats
from graph.analysis.resting_on import resting_on
from graph.model import Row

State = Literal["done", "today", "ahead"]
NEEDED: tuple[Letter, ...] = ("A", "D")
"""Every decision has somebody who approves and somebody who decides."""


class ChainStep(Part):
    """One step of the project, the unit that takes it, and who acts at it.

    `state`: done, today's (the first that is not done), or ahead; `overdue`: its day is past and
    it is not done.
    """

    order: int
    name: str
    unit: str | None
    on: date | None
    state: State
    overdue: bool
    people: tuple[ContactName, ...]
    evidence: tuple[Evidence, ...]


class EmptySeat(Part):
    """A step at which nobody acts, or a role (A or D) that nobody has."""

    step: int | None = None
    role: Letter | None = None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Steps:
    """The steps of a decision's project at its date.

    Parameters
    ----------
    seats
        Who has which role in it.
    """

    seats: Seats

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The steps in order."""
        decision = self.seats.decision
        project = decision.project["id"] if decision.project else None
        rows = (row for row in decision.graph.facts["steps"] if row["project"] == project)
        return tuple(sorted(rows, key=lambda row: int(row["order"])))

    @property
    def today(self) -> int | None:
        """The order of the first step that is not done; None where all are, or there is none."""
        return next((row["order"] for row in self.rows if not self.is_done(row)), None)

    def is_done(self, row: Row) -> bool:
        """Return whether a step is done: one with a day is not before that day."""
        today = self.seats.decision.graph.as_of.isoformat()
        return bool(row["done"] and row.get("on", today) <= today)

    @property
    def all(self) -> tuple[ChainStep, ...]:
        """The steps in order, as an answer says them."""
        return tuple(self._step(row) for row in self.rows)

    @property
    def empty_seats(self) -> tuple[EmptySeat, ...]:
        """Steps at which nobody acts, and roles that a decision needs and nobody has."""
        held = {row["role"] for row in self.seats.rows}
        return (
            *(self._empty(row) for row in self.rows if not self._acting(row)),
            *(_empty_role(role) for role in NEEDED if held and role not in held),
        )

    @property
    def questions(self) -> tuple[Evidence, ...]:
        """Who to ask for: at steps that are not done, and for needed roles."""
        said = (one for seat in self.empty_seats for one in seat.evidence)
        return tuple(one for one in said if one.kind != "empty_step")

    @property
    def without_step(self) -> tuple[ContactName, ...]:
        """People none of whose roles is at a step that the project has, by id."""
        return self.seats.without("step", {row["order"] for row in self.rows})

    def _acting(self, step: Row) -> Sequence[Row]:
        return [row for row in self.seats.rows if row.get("step") == step["order"]]

    def _step(self, row: Row) -> ChainStep:
        acting, state = self._acting(row), self._state(row)
        return ChainStep(
            order=row["order"],
            name=row["name"],
            unit=self._unit(row),
            on=date.fromisoformat(row["on"]) if "on" in row else None,
            state=state,
            overdue=self._is_overdue(row),
            people=self.seats.named(one["contact"] for one in acting),
            evidence=(self._said(row, state, acting),),
        )

    def _said(self, row: Row, state: State, acting: Sequence[Row]) -> Evidence:
        return resting_on(
            f"step_{state}" if acting else f"step_{state}_empty",
            "steps",
            row,
            order=row["order"],
            step=row["name"],
            on=row.get("on", ""),
            names=self.seats.titled(acting),
        )

    def _state(self, row: Row) -> State:
        if self.is_done(row):
            return "done"
        return "today" if row["order"] == self.today else "ahead"

    def _is_overdue(self, row: Row) -> bool:
        today = self.seats.decision.graph.as_of.isoformat()
        return not row["done"] and "on" in row and bool(row["on"] < today)

    def _empty(self, row: Row) -> EmptySeat:
        kind = "empty_step" if self.is_done(row) else "ask_step"
        said = resting_on(kind, "steps", row, order=row["order"], step=row["name"])
        return EmptySeat(step=row["order"], evidence=(said,))

    def _unit(self, row: Row) -> str | None:
        units = self.seats.decision.graph.facts["units"]
        names = {unit["id"]: str(unit["name"]) for unit in units}
        return names.get(row["unit"], str(row["unit"])) if "unit" in row else None


def _empty_role(role: Letter) -> EmptySeat:
    return EmptySeat(role=role, evidence=(Evidence(kind=f"ask_role_{role}"),))
