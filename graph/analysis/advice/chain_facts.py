"""Facts of the decision chain: who has which role, and how far the project is."""

import re

from graph.analysis.advice.found import NOT_KNOWN, Fact, Facts, Found, Known, counted, refs
from graph.analysis.chain.seats import Seats
from graph.analysis.chain.steps import Steps
from graph.rules.titles import whole_words


def _named(role: str) -> Fact:
    def found(known: Known, _: str) -> Found:
        held = known.people.holders({role})
        rows = (r for id_ in sorted(held) for r in known.decision.roles[id_] if r["role"] == role)
        return counted(held, refs("roles", rows))

    return found


def _has(*letters: str) -> Fact:
    def found(known: Known, person: str) -> Found:
        rows = [r for r in known.decision.roles.get(person, ()) if r["role"] in letters]
        return Found(bool(rows), refs("roles", rows))

    return found


def _mapped(known: Known, _: str) -> Found:
    rows = (row for rows in known.decision.roles.values() for row in rows)
    return counted(known.decision.roles, refs("roles", rows))


def _phase(known: Known, _: str) -> Found:
    """Return the phase by the tender's opening, the stage's words, or the steps done."""
    project = known.decision.project
    if project is None:
        return NOT_KNOWN
    rests_on = refs("projects", [project])
    if project.get("tender_opens_on", "9999") <= known.graph.as_of.isoformat():
        return Found("late", rests_on)
    for phase, words in (("late", known.settings.late), ("mid", known.settings.mid)):
        if any(whole_words(re.escape(w)).search(project.get("stage", "")) for w in words):
            return Found(phase, rests_on)
    return _phase_by_steps(known)


def _phase_by_steps(known: Known) -> Found:
    steps = Steps(Seats(known.decision))
    if not steps.rows:
        return NOT_KNOWN
    done = sum(map(steps.is_done, steps.rows)) / len(steps.rows)
    late = done >= known.settings.late_done
    phase = "late" if late else "mid" if done >= known.settings.mid_done else "early"
    return Found(phase, refs("steps", steps.rows))


def _units_changed(known: Known, _: str) -> Found:
    """Count departments that began or ended, and people recorded anew though they were there."""
    since, today = known.since(known.settings.period), known.graph.as_of.isoformat()
    units = [
        row
        for row in known.graph.history.rows["units"]
        if since <= row.get("valid_from", "") <= today or since <= row.get("valid_to", "") <= today
    ]
    moved = [row for row in known.graph.people if _moved(row, since)]
    rests_on = (*refs("units", units), *refs("contacts", moved))
    return Found(len(units) + len(moved), rests_on, tuple(row["id"] for row in moved))


def _moved(person: dict[str, str], since: str) -> bool:
    """Return whether a person's row began lately though they joined before."""
    begun = person.get("valid_from", "")
    return begun >= since and person.get("joined_on", begun) < begun


def _days_in_post(known: Known, person: str) -> Found:
    row = known.person(person)
    joined = row.get("joined_on")
    return Found(known.age(joined), refs("contacts", [row])) if joined else NOT_KNOWN


def _is_external(known: Known, person: str) -> Found:
    row = known.person(person)
    return Found(bool(row["external"]), refs("contacts", [row]))


CHAIN_FACTS: Facts = {
    "approvers": _named("A"),
    "deciders": _named("D"),
    "people_mapped": _mapped,
    "phase": _phase,
    "units_changed": _units_changed,
    "has_role": _has("A", "D", "S", "E", "I"),
    "is_approver": _has("A"),
    "is_decider": _has("D"),
    "days_in_post": _days_in_post,
    "is_external": _is_external,
}
