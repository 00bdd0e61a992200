"""The win sheet: what speaks for a project by points, beside what the model says of its people."""

from typing import Literal

from graph.analysis.answer import Evidence, Part
from graph.analysis.decision import Decision
from graph.analysis.win.bands import BANDS, Band, band_of
from graph.analysis.win.sheet_facts import BEST_GRADE, Graded, SheetFacts
from graph.analysis.win.sheet_limits import holds
from graph.analysis.win.sheet_readings import graded
from graph.bilingual import Bilingual
from graph.model import Row
from graph.rules import rules
from graph.rules.win_sheet import LimitRule, SheetRule, WinSheetRules

ALL_POINTS = 100.0


class SheetLine(Part):
    """One line: `points` of at most `of`; `most` if all that is unknown were at its best."""

    id: str
    block: str
    points: float
    most: float
    of: float
    evidence: tuple[Evidence, ...] = ()


class SheetLimit(Part):
    """A state of things that holds the band up (floor) or down (cap)."""

    test: str
    side: Literal["floor", "cap"]
    band: Band
    evidence: tuple[Evidence, ...] = ()


class WinSheet(Part):
    """The sheet: points of 100, with unknown lines at their worst (`least`) and best (`most`).

    `band` is that of `least` within the limits; null where more than the rules allow of the
    points is unknown: then only the span is told.
    """

    least: float
    most: float
    unknown: float
    band: Band | None
    lines: tuple[SheetLine, ...]
    limits: tuple[SheetLimit, ...]


def sheet_rules(decision: Decision) -> WinSheetRules:
    """Return the company's sheet, or the package's. Raises InvalidInput naming file and field."""
    return rules("win-sheet", WinSheetRules, decision.tenant.rules)


def win_sheet(decision: Decision, project: Row) -> WinSheet:
    """Return a project's win sheet.

    Parameters
    ----------
    decision
        The project's decision.
    project
        The project.
    """
    rules_ = sheet_rules(decision)
    facts = SheetFacts(decision, project, rules_)
    scale = ALL_POINTS / sum(rule.points for rule in rules_.lines)
    lines = tuple(_line(rule, graded(facts, rule), scale) for rule in rules_.lines)
    limits = tuple(_limit(rule) for rule in rules_.limits if holds(facts, rule.test))
    least, most = sum(line.points for line in lines), sum(line.most for line in lines)
    unknown = (most - least) / ALL_POINTS
    is_decided = any(limit.test in ("awarded", "lost") for limit in limits)
    is_told = is_decided or unknown <= rules_.unknown_most
    return WinSheet(
        least=least,
        most=most,
        unknown=unknown,
        band=_within(band_of(min(least / ALL_POINTS, 1.0)), limits) if is_told else None,
        lines=lines,
        limits=limits,
    )


def _line(rule: SheetRule, found: Graded, scale: float) -> SheetLine:
    of = scale * rule.points
    points = of * found.known * min(found.grade / BEST_GRADE, 1.0)
    most = points + of * (1 - found.known)
    kind = "sheet_line" if found.known else "sheet_line_unknown"
    values = {
        "line": Bilingual(rule.en, rule.zh),
        "points": round(points, 1),
        "most": round(most, 1),
        "of": round(of, 1),
    }
    told = Evidence(kind=kind, refs=found.refs, values=values)
    return SheetLine(
        id=rule.id, block=rule.block, points=points, most=most, of=of, evidence=(told,)
    )


def _limit(rule: LimitRule) -> SheetLimit:
    values = {"line": Bilingual(rule.en, rule.zh), "band": rule.band}
    told = Evidence(kind=f"sheet_{rule.side}", values=values)
    return SheetLimit(test=rule.test, side=rule.side, band=rule.band, evidence=(told,))


def _within(band: Band, limits: tuple[SheetLimit, ...]) -> Band:
    """Return a band held by the limits: caps first, so that what is awarded stays so."""
    order = [name for name, _ in BANDS]
    place = order.index(band)
    for limit in sorted(limits, key=lambda limit: limit.side == "floor"):
        held = order.index(limit.band)
        place = max(place, held) if limit.side == "cap" else min(place, held)
    return order[place]
