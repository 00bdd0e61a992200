"""The visible decision chain: who has which role in a project, on which line and at which step."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.answer import ContactName, Evidence, Part, contact_name
from graph.analysis.decision import Decision
from graph.analysis.resting_on import resting_on
from graph.model import Row

Line = Literal["technical", "commercial", "overall", "outside"]
Letter = Literal["A", "D", "S", "E", "I"]
LINES: tuple[Line, ...] = ("technical", "commercial", "overall", "outside")
LETTERS: tuple[Letter, ...] = ("A", "D", "S", "E", "I")


class Seat(Part):
    """One role of a person: its line, step, weight and veto as recorded (null: not recorded)."""

    role: Letter
    line: Line | None
    step: int | None
    weight: float | None
    veto: bool | None


class ChainLine(Part):
    """One of the lines that run through the project, and who is on it, by step."""

    line: Line
    people: tuple[ContactName, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Seats:
    """The roles in a decision's project at its date.

    Parameters
    ----------
    decision
        The decision; without a project there are none.
    """

    decision: Decision

    @property
    def members(self) -> tuple[int, ...]:
        """The places of the people with a role, by id."""
        return tuple(sorted(self.decision.graph.index[id_] for id_ in self.decision.roles))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All roles, the strongest first, then by id."""
        found = (row for rows in self.decision.roles.values() for row in rows)
        return tuple(sorted(found, key=_strongest_first))

    def of(self, person: str) -> tuple[Seat, ...]:
        """Return a person's roles, the strongest first."""
        return tuple(_seat(row) for row in self._rows(person))

    def evidence(self, person: str) -> tuple[Evidence, ...]:
        """Return the roles that a person has."""
        rows = self._rows(person)
        return tuple(resting_on("role_in_project", "roles", row, role=row["role"]) for row in rows)

    @property
    def lines(self) -> tuple[ChainLine, ...]:
        """The lines on which anybody is."""
        return tuple(self._line(line) for line in LINES if self._on(line))

    @property
    def without_line(self) -> tuple[ContactName, ...]:
        """People none of whose roles is on a line, by id."""
        return self.without("chain", LINES)

    def without(
        self, column: Literal["chain", "step"], known: Collection[str] | Collection[int]
    ) -> tuple[ContactName, ...]:
        """Return people none of whose roles has a known value, by id."""
        placed = {row["contact"] for row in self.rows if row.get(column) in known}
        return self.named(sorted({row["contact"] for row in self.rows} - placed))

    def named(self, ids: Iterable[str]) -> tuple[ContactName, ...]:
        """Return people by id, each once."""
        index = self.decision.graph.index
        return tuple(contact_name(self.decision, index[id_]) for id_ in dict.fromkeys(ids))

    def titled(self, rows: Sequence[Row]) -> tuple[str, ...]:
        """Return the people of some roles with these: `Chen Guang (D)`."""
        people, index = self.decision.graph.people, self.decision.graph.index
        return tuple(f"{people[index[row['contact']]]['name']} ({row['role']})" for row in rows)

    def _rows(self, person: str) -> list[Row]:
        return sorted(self.decision.roles.get(person, []), key=_strongest_first)

    def _on(self, line: Line) -> list[Row]:
        """Return the roles on a line: by step, those without a step last."""
        rows = [row for row in self.rows if row.get("chain") == line]
        return sorted(rows, key=lambda row: ("step" not in row, row.get("step", 0)))

    def _line(self, line: Line) -> ChainLine:
        rows = self._on(line)
        said = resting_on("chain_line", "roles", *rows, on_line=line, names=self.titled(rows))
        people = self.named(row["contact"] for row in rows)
        return ChainLine(line=line, people=people, evidence=(said,))


def _seat(row: Row) -> Seat:
    return Seat(
        role=row["role"],
        line=row.get("chain"),
        step=row.get("step"),
        weight=row.get("weight"),
        veto=row.get("veto"),
    )


def _strongest_first(row: Row) -> tuple[int, str]:
    return LETTERS.index(row["role"]), str(row["contact"])
