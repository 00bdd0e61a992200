"""Signals of chain drift: what in a project's decision chain is not as it was."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from graph.analysis.chain.drift import Drift, chain_drift
from graph.analysis.decision import Decision
from graph.analysis.signals.signal import Compared, Signal, SignalParameters
from graph.model.competitor import US
from graph.rules import rules
from graph.rules.reports import ReportRules

DRAWS = 100
RANKED = frozenset({"entered_top", "hidden_entered", "hidden_left", "hidden_moved"})
"""Kinds whose `after` is a rank: it may be another every day, and is no news by itself."""


class DriftParameters(SignalParameters):
    """What chain drift is asked with."""

    draws: Annotated[
        int, Field(ge=10, le=1_000, description="How often the data are drawn anew.")
    ] = DRAWS
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


def drifted(compared: Compared, asked: DriftParameters) -> Iterator[Signal]:
    """Yield how a project's chain has drifted; nothing of a project that was not there.

    What is about people who are not likely hidden names nobody, and is no signal.
    """
    now, then = compared.now, compared.then
    if then is None or not _was_there(now, then):
        return
    limits = rules("reports", ReportRules, now.rules).drift
    for drift in chain_drift(now, then, limits, draws=asked.draws, seed=asked.seed):
        if drift.contact is not None or drift.kind != "entered_top":
            yield Signal(key=_key(drift), evidence=drift.evidence)


def _was_there(now: Decision, then: Decision) -> bool:
    project = now.project["id"] if now.project else None
    return any(row["id"] == project for row in then.graph.facts["projects"])


def _key(drift: Drift) -> str:
    who = drift.contact.id if drift.contact else ""
    who += f"/{drift.party}" if drift.party not in (None, US) else ""
    what = "" if drift.kind in RANKED else drift.after or ""
    on = "" if drift.contact else " ".join(r.key for one in drift.evidence for r in one.refs[:1])
    return "/".join((drift.kind, who, what, on))
