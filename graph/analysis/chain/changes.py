"""What changed in a decision chain between two days: people, roles, the rule, steps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.chain.moves import hidden_moves, level_moves
from graph.analysis.chain.state import ChainChange, ChainState, ChangeKind, named
from graph.analysis.resting_on import resting_on
from graph.model import Row


def chain_changes(then: ChainState, now: ChainState) -> tuple[ChainChange, ...]:
    """Return what changed in a decision chain between two days.

    Parameters
    ----------
    then, now
        The chain on both days; what was true in between only does not show.

    Returns
    -------
    tuple of ChainChange
        People, roles, rule, steps, levels, hidden chain; each by id.
    """
    changes = _Changes(then, now)
    return (
        *changes.people(),
        *changes.roles(),
        *changes.rule(),
        *changes.steps(),
        *level_moves(then, now),
        *hidden_moves(then, now),
    )


@dataclass(frozen=True)
class _Changes:
    then: ChainState
    now: ChainState

    def people(self) -> Iterator[ChainChange]:
        """Yield who of the visible or hidden chain came to, or left, the account."""
        for id_ in sorted({*self._members, *self.then.links, *self.now.links}):
            before, after = self.then.person(id_), self.now.person(id_)
            if before is None and after is not None:
                yield _of_person("joined", after, after.get("joined_on", ""))
            elif before is not None and after is None:
                yield _of_person("left", before, self._left_on.get(id_, ""))

    def roles(self) -> Iterator[ChainChange]:
        """Yield whose roles began, ended or are others now."""
        for id_ in self._members:
            before, after = self.then.roles(id_), self.now.roles(id_)
            person = self.now.person(id_) or self.then.person(id_)
            if person is not None and _letters(before) != _letters(after):
                yield _of_roles(person, before, after)

    def rule(self) -> Iterator[ChainChange]:
        """Yield whether another quota holds."""
        rules = [state.rule for state in (self.then, self.now)]
        before, after = ("" if rule is None else f"{rule['quota']:g}" for rule in rules)
        if before != after:
            facts = [rule for rule in rules if rule is not None][-1:]
            values = {"before": before or "–", "after": after or "–"}
            yield ChainChange(
                kind="rule_changed",
                before=before or None,
                after=after or None,
                evidence=(resting_on("rule_changed", "rules", *facts, **values),),
            )

    def steps(self) -> Iterator[ChainChange]:
        """Yield which steps were done, are new, or are no more."""
        then, now = self.then.steps, self.now.steps
        for order in sorted({*then, *now}):
            kind = self._step_kind(order)
            if kind is not None:
                row = now.get(order) or then[order]
                values = {"order": order, "step": row["name"], "on": row.get("on", "")}
                said = resting_on(_STEP_WORDS[kind], "steps", row, **values)
                yield ChainChange(kind=kind, step=order, evidence=(said,))

    @cached_property
    def _members(self) -> list[str]:
        return sorted({*self.then.decision.roles, *self.now.decision.roles})

    @cached_property
    def _left_on(self) -> Mapping[str, str]:
        rows = self.now.decision.graph.history.rows["contacts"]
        return {row["id"]: row["left_on"] for row in rows if "left_on" in row}

    def _step_kind(self, order: int) -> ChangeKind | None:
        if order not in self.now.steps:
            return "step_dropped"
        if order in self.now.done - self.then.done:
            return "step_done"
        return None if order in self.then.steps else "step_added"


_STEP_WORDS: Mapping[ChangeKind, str] = {
    "step_done": "step_was_done",
    "step_added": "step_added",
    "step_dropped": "step_dropped",
}


def _of_person(kind: ChangeKind, person: Row, on: str) -> ChainChange:
    said = resting_on(f"chain_{kind}", "contacts", person, name=person["name"], on=on)
    return ChainChange(kind=kind, contact=named(person), evidence=(said,))


def _of_roles(person: Row, before: Sequence[Row], after: Sequence[Row]) -> ChainChange:
    then, now = _letters(before), _letters(after)
    kind: ChangeKind = "role_ended" if not now else "role_changed" if then else "role_begun"
    day = max((row.get("valid_from", "") for row in after), default="")
    values = {"name": person["name"], "before": then, "after": now, "since": day}
    said = resting_on(kind, "roles", *(after or before), **values)
    return ChainChange(
        kind=kind,
        contact=named(person),
        before=then or None,
        after=now or None,
        evidence=(said,),
    )


def _letters(rows: Sequence[Row]) -> str:
    return ", ".join(row["role"] for row in rows)
