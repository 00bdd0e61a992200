"""The decision chain of a project: the visible one, the hidden one behind it, both over time."""

from datetime import date

from graph.analysis.answer import ContactName, Part, Reason, Result, doubts, questions
from graph.analysis.chain.changes import chain_changes
from graph.analysis.chain.hidden_chain import HIDDEN, HiddenChain, HiddenLink, hidden_chain
from graph.analysis.chain.members import Members
from graph.analysis.chain.seats import ChainLine
from graph.analysis.chain.state import ChainChange, ChainState
from graph.analysis.chain.steps import ChainStep, EmptySeat, Steps
from graph.analysis.decision import Decision
from graph.analysis.likelihood import DRAWS
from graph.analysis.windows import decision_at
from graph.errors import InvalidInput
from graph.progress import Progress, quiet


class ChainBeside(Part):
    """What stands beside the people with a role.

    `today`: the order of the step at which the project is. `empty_seats`: steps at which nobody
    acts, roles that nobody has. `hidden`: the hidden decision chain, `hidden_reasons` why too
    little is known for it. `changes` since the day that was asked for (null: none was).
    """

    today: int | None = None
    steps: tuple[ChainStep, ...] = ()
    lines: tuple[ChainLine, ...] = ()
    empty_seats: tuple[EmptySeat, ...] = ()
    without_line: tuple[ContactName, ...] = ()
    without_step: tuple[ContactName, ...] = ()
    hidden: tuple[HiddenLink, ...] = ()
    hidden_reasons: tuple[Reason, ...] = ()
    since: date | None = None
    changes: tuple[ChainChange, ...] | None = None


def decision_chain(
    decision: Decision,
    *,
    since: date | None = None,
    hidden: int = HIDDEN,
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> Result:
    """Return who decides a project by their roles, and through whom else the decision passes.

    Parameters
    ----------
    decision
        The decision.
    since
        An earlier day: what changed since then; None: nothing is compared.
    hidden
        At most so many of the hidden chain.
    draws, seed
        How often, and from where, the data are drawn anew for the hidden chain's probabilities.
    progress
        Told how many draws are done.

    Returns
    -------
    Result
        Items are ChainMember, by falling share of the settled decision, ties by id; ChainBeside
        stands beside them. The verdict is `not_enough_evidence` where nobody has a role.

    Raises
    ------
    InvalidInput
        If `since` is not before the decision's date.
    """
    if since is not None and since >= decision.graph.as_of:
        raise InvalidInput(f"since: expected a day before {decision.graph.as_of}, got {since}")

    def state(of: Decision) -> ChainState:
        if not of.roles:
            return ChainState(of, HiddenChain())
        return ChainState(
            of, hidden_chain(of, limit=hidden, draws=draws, seed=seed, progress=progress)
        )

    now = state(decision)
    then = state(decision_at(decision, since)) if since else None
    return _result(now, then)


def _result(now: ChainState, then: ChainState | None) -> Result:
    members, beside = Members(now.decision), _beside(now, then)
    items, reasons = members.all, _reasons(now.decision)
    return Result(
        items=items,
        beside=beside,
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=(*Steps(now.seats).questions, *questions(now.decision), *members.questions(items)),
    )


def _beside(now: ChainState, then: ChainState | None) -> ChainBeside:
    seats, steps = now.seats, Steps(now.seats)
    return ChainBeside(
        today=steps.today,
        steps=steps.all,
        lines=seats.lines,
        empty_seats=steps.empty_seats,
        without_line=seats.without_line,
        without_step=steps.without_step,
        hidden=now.hidden.links,
        hidden_reasons=now.hidden.reasons,
        since=then.decision.graph.as_of if then else None,
        changes=chain_changes(then, now) if then else None,
    )


def _reasons(decision: Decision) -> tuple[Reason, ...]:
    """Return why too little is known of the chain: roles first, then whom its people hear."""
    if not len(decision.graph):
        return ("no_people",)
    if decision.project is None:
        return ("no_open_project",)
    return doubts(decision) if decision.roles else ("no_roles",)
