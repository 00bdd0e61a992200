"""Chain drift (决策链变化): what in a decision chain is not as it was at the last meeting.

References
----------
The conditions are the account method's (大客户销售): roles, the first by influence on the decision,
the body or quota, and whom approvers and decision makers listen to; limits are in `reports.toml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.answer import ContactName, Evidence, Part, doubts, ranked_places
from graph.analysis.chain.changes import chain_changes
from graph.analysis.chain.hidden_chain import HiddenChain, hidden_chain
from graph.analysis.chain.listening_moves import ListeningMove, listening_move
from graph.analysis.chain.state import ChainChange, ChainState, named
from graph.analysis.decision import Decision
from graph.analysis.levels.key_people import HOLDERS
from graph.analysis.resting_on import resting_on
from graph.progress import Progress, quiet
from graph.rules.reports import DriftRules

MOST_NAMED = 5


class Drift(Part):
    """One way in which a chain is not as it was; `contact` is null where it is about nobody.

    `party` is towards whom a level changed, `step` the order of the step that it is about.
    """

    kind: str
    contact: ContactName | None = None
    party: str | None = None
    step: int | None = None
    before: str | None = None
    after: str | None = None
    evidence: tuple[Evidence, ...]


def chain_drift(
    now: Decision,
    then: Decision,
    rules: DriftRules,
    *,
    draws: int,
    seed: int = 0,
    progress: Progress = quiet,
) -> tuple[Drift, ...]:
    """Return what in a project's decision chain is not as it was.

    People without a role are named only where they are likely to be hidden decision makers.

    Parameters
    ----------
    now, then
        The project's decision today and at the last meeting.
    rules
        From where on something counts.
    draws, seed
        How often, and from where, the data are drawn anew for who is likely hidden.
    progress
        Told how many draws are done.

    Returns
    -------
    tuple of Drift
        People, roles, quota, steps, levels and hidden people; then the first by influence, the
        decision body, and the listening of approvers and decision makers; each by id.
    """

    def state(of: Decision) -> ChainState:
        if not of.roles:
            return ChainState(of, HiddenChain())
        return ChainState(of, _likely(hidden_chain(of, draws=draws, seed=seed, progress=progress)))

    drifts = _Drifts(state(now), state(then), rules)
    changes = map(_as_drift, chain_changes(drifts.then, drifts.now))
    return (*changes, *drifts.first(), *drifts.body(), *drifts.listening())


def _likely(chain: HiddenChain) -> HiddenChain:
    if chain.reasons:
        return HiddenChain(reasons=chain.reasons)
    return HiddenChain(links=tuple(link for link in chain.links if link.label != "possible"))


def _as_drift(change: ChainChange) -> Drift:
    return Drift(
        kind=change.kind,
        contact=change.contact,
        party=change.party,
        step=change.step,
        before=change.before,
        after=change.after,
        evidence=change.evidence,
    )


@dataclass(frozen=True)
class _Drifts:
    now: ChainState
    then: ChainState
    rules: DriftRules

    def first(self) -> Iterator[Drift]:
        """Yield who is new among the first by influence on the decision."""
        if any(doubts(state.decision) for state in (self.now, self.then)):
            return
        before = self._top(self.then.decision)
        new = [id_ for id_ in self._top(self.now.decision) if id_ not in before]
        known = [id_ for id_ in new if id_ in self.now.decision.roles or id_ in self.now.links]
        for id_ in sorted(known):
            yield self._entered(id_)
        if unsure := len(new) - len(known):
            values = {"unsure": unsure, "first": self.rules.top}
            yield Drift(
                kind="entered_top", evidence=(Evidence(kind="drift_unnamed", values=values),)
            )

    def body(self) -> Iterator[Drift]:
        """Yield how decision power moved, where anybody's did."""
        now, then = _power(self.now.decision), _power(self.then.decision)
        moved = {id_: now.get(id_, 0.0) - then.get(id_, 0.0) for id_ in {*now, *then}}
        told = [id_ for id_, by in moved.items() if abs(by) >= self.rules.power - 1e-9]
        if not told or not then:
            return
        told.sort(key=lambda id_: (-round(abs(moved[id_]), 12), id_))
        parts = tuple(
            resting_on("drift_power", "contacts", person, name=person["name"],
                       share_then=then.get(id_, 0.0), share_now=now.get(id_, 0.0))
            for id_ in told[:MOST_NAMED]
            if (person := self._person(id_))
        )  # fmt: skip
        values = {"parts": parts, "more": max(len(told) - MOST_NAMED, 0)}
        refs = tuple(ref for part in parts for ref in part.refs)
        yield Drift(
            kind="body_changed",
            evidence=(Evidence(kind="drift_body", refs=refs, values=values),),
        )

    def listening(self) -> Iterator[Drift]:
        """Yield which approvers and decision makers listen to others than before."""
        now, then = self.now.decision, self.then.decision
        for id_ in sorted(set(now.roles) & set(then.graph.index)):
            letters = [row["role"] for row in now.roles[id_] if row["role"] in HOLDERS]
            move = listening_move(now, then, id_) if letters else None
            if move is not None and move.share > self.rules.listening:
                yield self._moved(id_, letters[0], move)

    def _moved(self, id_: str, letter: str, move: ListeningMove) -> Drift:
        person = self.now.decision.graph.people[self.now.decision.graph.index[id_]]
        rows = move.facts
        said = resting_on(
            "drift_listening",
            "influences" if rows else "contacts",
            *(rows or (person,)),
            name=person["name"],
            part=letter,
            share=move.share,
            more_heard=move.more[:MOST_NAMED] or ("–",),
            less_heard=move.less[:MOST_NAMED] or ("–",),
        )
        return Drift(kind="listening_changed", contact=named(person), evidence=(said,))

    def _entered(self, id_: str) -> Drift:
        decision = self.now.decision
        person = decision.graph.people[decision.graph.index[id_]]
        place = [*self._top(decision)].index(id_) + 1
        said = resting_on(
            "drift_entered",
            "contacts",
            person,
            name=person["name"],
            first=self.rules.top,
            place=place,
            influence=float(decision.decision_influence[decision.graph.index[id_]]),
        )
        return Drift(kind="entered_top", contact=named(person), after=str(place), evidence=(said,))

    def _top(self, decision: Decision) -> tuple[str, ...]:
        places = ranked_places(decision, decision.decision_influence)[: self.rules.top]
        return tuple(decision.graph.ids[j] for j in places)

    def _person(self, id_: str) -> dict[str, object] | None:
        return self.now.person(id_) or self.then.person(id_)


def _power(decision: Decision) -> Mapping[str, float]:
    held = zip(decision.graph.ids, decision.body.power.tolist(), strict=True)
    return {id_: power for id_, power in held if power > 0}
