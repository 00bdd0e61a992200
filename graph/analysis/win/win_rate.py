"""Win rate: how likely the decision goes our way, by what is known of the people in it.

References
----------
Owen 1972, Multilinear extensions of games, Management Science 18:P64: P of independent voters.
"""

from typing import Any, Literal

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import Evidence, Item, Named, Reason, Result
from graph.analysis.decision import Decision
from graph.analysis.likelihood import DRAWS, INTERVAL
from graph.analysis.projects import Attempt, attempts
from graph.analysis.resting_on import resting_on
from graph.analysis.win.bands import Band, band_of
from graph.analysis.win.basis import win_basis
from graph.analysis.win.by_factors import by_factors, by_factors_alone
from graph.analysis.win.draws import drawn_opinions
from graph.analysis.win.opinions import Chain
from graph.analysis.win.readings import gaps
from graph.analysis.win.sheet import WinSheet, sheet_rules, win_sheet
from graph.analysis.win.terms import WinTerm, stance_questions, term_evidence, win_terms
from graph.model import Row
from graph.progress import Progress, quiet
from graph.tenant import Tenant


class WinRate(Item):
    """One project's chance to be won, by its people.

    `probability` is the mean over the draws, `interval` their 5–95 %, both null where too little
    is known: `reasons` say why, `ask` what to find out. `label` says whether closed projects
    bear the number out. `terms` are the people it rests on. Where the people are not known but
    recorded factors are, and enough projects are closed, the probability is by those factors
    alone, without an interval. Beside it, and never averaged with it, stand the win `sheet` and
    the seller's `estimate`; `gaps` says where two of the three are bands apart.
    """

    project: str
    name: str
    probability: float | None
    interval: tuple[float, float] | None
    band: Band | None
    label: Literal["calibrated", "uncalibrated"]
    reasons: tuple[Reason, ...] = ()
    ask: tuple[Evidence, ...] = ()
    terms: tuple[WinTerm, ...] = ()
    sheet: WinSheet | None = None
    estimate: float | None = None
    gaps: tuple[Evidence, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def about(self) -> tuple[Named, ...]:
        """The project."""
        return (Named(kind="project", id=self.project, name=self.name),)


def win_rates(
    decision: Decision,
    *,
    project: str | None = None,
    body: str | None = None,
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> Result:
    """Return the chance to win the named project, or each open one.

    Parameters
    ----------
    decision
        The named project's, or the account's: see `graph.analysis.projects`.
    project
        The project that was named.
    body
        The body that was asked for.
    draws, seed
        How often, and from where, links and unknown stances are drawn anew.
    progress
        Told how many draws are done.

    Returns
    -------
    Result
        Items are WinRate, by falling probability, those without one last; ties by id.
    """
    tried = attempts(decision, project, body)
    chains = {one.project["id"]: Chain.of(one.decision, body) for one in tried if one.decision}
    told = {id_: chain for id_, chain in chains.items() if chain and chain.is_known}
    opinions = drawn_opinions(tuple(told.values()), draws, seed, progress)
    by_project = dict(zip(told, opinions, strict=True))
    found = [_item(one, chains.get(one.project["id"]), by_project) for one in tried]
    found.sort(key=lambda item: (-round(item.probability or -1.0, 12), item.project))
    items = tuple(item.model_copy(update={"rank": rank}) for rank, item in enumerate(found, 1))
    is_told = any(item.probability is not None for item in items)
    return Result(
        items=items,
        beside=win_basis(decision.tenant),
        verdict="ok" if is_told else "not_enough_evidence",
        reasons=() if is_told else _reasons(decision, items),
        ask=() if is_told else _asked(items),
    )


def _reasons(decision: Decision, items: tuple[WinRate, ...]) -> tuple[Reason, ...]:
    if not len(decision.graph):
        return ("no_people",)
    return tuple(dict.fromkeys(r for item in items for r in item.reasons)) or ("no_open_project",)


def _asked(items: tuple[WinRate, ...]) -> tuple[Evidence, ...]:
    """Return what all projects ask, each question once."""
    return tuple({(q.kind, q.refs): q for item in items for q in item.ask}.values())


def _item(attempt: Attempt, chain: Chain | None, opinions: dict[str, Floats]) -> WinRate:
    drawn = opinions.get(attempt.project["id"])
    if chain is None or drawn is None:
        return _unknown(attempt, chain)
    terms, row = win_terms(chain), attempt.project
    probability, interval = _estimate(chain.probability(drawn), chain.decision.tenant, row)
    band = band_of(probability)
    beside = _beside_the_model(attempt, band)
    return WinRate(
        rank=0,
        project=row["id"],
        name=row["name"],
        probability=probability,
        interval=interval,
        band=band,
        label="calibrated" if _is_calibrated(chain.decision.tenant) else "uncalibrated",
        ask=stance_questions(chain),
        terms=terms,
        **beside,
        evidence=(
            resting_on(f"band_{band}", "projects", row),
            *beside["gaps"],
            *term_evidence(chain, terms),
        ),
    )


def _beside_the_model(attempt: Attempt, band: Band | None) -> dict[str, Any]:
    """Return the other two readings of a project, and where any two are far apart."""
    row, decision = attempt.project, attempt.decision
    if decision is None:
        return {"estimate": row.get("estimate"), "gaps": ()}
    sheet = win_sheet(decision, row)
    found = tuple(gaps(row, band, sheet, sheet_rules(decision).gap))
    return {"sheet": sheet, "estimate": row.get("estimate"), "gaps": found}


def _estimate(drawn: Floats, tenant: Tenant, project: Row) -> tuple[float, tuple[float, float]]:
    """Return the mean of drawn probabilities, and their interval, which always holds it."""
    mean = min(float(drawn.mean()), 1.0)
    if (fit := tenant.calibration) and fit.knows_chains:
        mean = float(fit.calibrated(np.array(mean), project))
        drawn = fit.calibrated(drawn, project)
    low, high = np.percentile(drawn, INTERVAL)
    return mean, (min(float(low), mean), min(max(float(high), mean), 1.0))


def _is_calibrated(tenant: Tenant) -> bool:
    return tenant.calibration is not None and tenant.calibration.knows_chains


def _unknown(attempt: Attempt, chain: Chain | None) -> WinRate:
    """Return a project of which too little is known, with what to ask."""
    row = attempt.project
    reason: Reason = "stances_unknown" if chain else "no_roles"
    told = resting_on("ask_roles", "projects", row, project=row["name"])
    if attempt.problem:
        reason = "rule_not_met"
        told = resting_on("rule_problem", "projects", row, problem=attempt.problem)
    known = by_factors(attempt)
    band = None if known is None else band_of(known)
    return WinRate(
        rank=0,
        project=row["id"],
        name=row["name"],
        probability=known,
        interval=None,
        band=band,
        label="uncalibrated" if known is None else "calibrated",
        reasons=(reason,),
        ask=stance_questions(chain) if chain else (told,),
        **_beside_the_model(attempt, band),
        evidence=(told,) if attempt.problem else by_factors_alone(row, known),
    )
