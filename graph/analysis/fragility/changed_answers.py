"""What differs in the main answers when an account is otherwise, and how that is said.

Rising stars are none of them: their draws at every window take ten times as long as all the rest.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.analysis.answer import Evidence, FactRef, Result
from graph.analysis.body.members import MOST_NAMED
from graph.analysis.coaches.coach_candidates import coach_candidates
from graph.analysis.decision import Decision
from graph.analysis.fragility.differences import Difference, Differences, differences
from graph.analysis.hidden.hidden_decision_makers import hidden_decision_makers
from graph.analysis.influence import influence
from graph.analysis.likelihood import DRAWS
from graph.progress import Progress, quiet

COMPARED = 50
"""How many findings are looked at for where somebody beyond the list stands."""
Ask = Callable[[Decision], Result]


def changed_answers(
    before: Decision,
    after: Decision,
    *,
    limit: int | None,
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> dict[str, Differences]:
    """Return what differs in each main answer, by the analysis' name.

    Parameters
    ----------
    before, after
        The decision in two states of its account.
    limit
        How many findings of each answer count (None: all): others' differences are left out.
    draws, seed
        How often, and from where, the data are drawn anew.
    progress
        Told how many draws are done.

    Returns
    -------
    dict of str to Differences
        Nothing where afterwards nobody holds the decision: then there is none to compare.
    """
    if not after.body.power.any():
        return {}
    compared = None if limit is None else max(limit, COMPARED)
    asked = _asked(compared, draws, seed, progress)
    return {
        name: _differing(ask(before), ask(after), limit, compared) for name, ask in asked.items()
    }


def changes_in_words(changes: Mapping[str, Differences], gone: str | None) -> tuple[Evidence, ...]:
    """Return what a reader is told of the changes: verdicts, the first, who comes and goes.

    Parameters
    ----------
    changes
        What differs in each answer.
    gone
        The id of the contact who was taken out, if any: that they are off a list is not said.
    """
    if not changes:
        return (Evidence(kind="nobody_decides"),)
    return tuple(said for name, found in changes.items() for said in _said(name, found, gone))


def _asked(limit: int | None, draws: int, seed: int, progress: Progress) -> Mapping[str, Ask]:
    def hidden(decision: Decision) -> Result:
        return hidden_decision_makers(
            decision,
            limit=limit,
            draws=draws,
            seed=seed,
            centralities="no",
            progress=progress,
        )

    return {
        "hidden-decision-makers": hidden,
        "influence": influence,
        "coach-candidates": lambda decision: coach_candidates(decision, limit=limit),
    }


def _differing(
    before: Result, after: Result, limit: int | None, compared: int | None
) -> Differences:
    is_cut = compared is not None and max(len(before.items), len(after.items)) >= compared
    found = differences(before, after, limit=limit, compared=compared if is_cut else None)
    listed = tuple(item for item in found.items if item.listed != "beyond")
    return found.model_copy(update={"items": listed})


def _said(answer: str, found: Differences, gone: str | None) -> Iterator[Evidence]:
    if found.verdict_before != found.verdict_after:
        kind = "answer_gained" if found.verdict_after == "ok" else "answer_lost"
        yield Evidence(kind=kind, values={"answer": answer})
    first = [item for item in found.items if item.rank_after == 1 != item.rank_before]
    left = [item for item in found.left if item.subject.id != gone]
    for kind, items in (("now_first", first), ("comes_in", found.entered), ("drops_out", left)):
        if items:
            yield _of_people(kind, answer, items)


def _of_people(kind: str, answer: str, items: Sequence[Difference]) -> Evidence:
    names = tuple(item.subject.name for item in items)
    shown, more = names[:MOST_NAMED], max(len(names) - MOST_NAMED, 0)
    refs = tuple(FactRef(table="contacts", key=item.subject.id) for item in items)
    return Evidence(kind=kind, refs=refs, values={"answer": answer, "names": shown, "more": more})
