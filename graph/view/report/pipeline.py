"""The pipeline in a report: every open project by band and value, and how it moved."""

from collections.abc import Iterator, Mapping

from graph.analysis.answer import Result
from graph.analysis.win.bands import Band
from graph.analysis.win.win_rate import WinRate
from graph.model import Row
from graph.view.evidence import reason_in_words
from graph.view.report.links import Links
from graph.view.report.model import Figure, ReportItem, ReportLine, ReportSection
from graph.view.report.section import doubts, figure, lines, new_first, share, word

CLOSED = frozenset({"won", "lost", "dropped"})


def pipeline_section(
    links: Links, projects: Mapping[str, Row], now: Result, then: Result
) -> ReportSection:
    """Return an account's open projects, those new first, then those in another band.

    Parameters
    ----------
    links
        Where claims are read on.
    projects
        The projects' rows by id.
    now, then
        Win rates of today and of the last report.
    """
    before = {one.project: one for one in _rates(then)}
    rates = tuple(_rates(now))
    open_now = {rate.project for rate in rates}
    items = (_item(links, one, projects[one.project], before.get(one.project)) for one in rates)
    gone = (one for id_, one in before.items() if id_ not in open_now)
    return ReportSection(
        id="pipeline",
        title=word(links, "pipeline"),
        items=new_first(items),
        gone=tuple(_gone(links, one, projects.get(one.project)) for one in gone),
        empty=word(links, "pipeline_none"),
        **doubts(links, now),
    )


def weighted(project: Row, probability: float | None) -> float | None:
    """Return a project's value × its probability; None where either is not known.

    Examples
    --------
    >>> weighted({"value": 200.0}, 0.25)
    50.0
    """
    value = project.get("value")
    return None if value is None or probability is None else float(value) * probability


def _rates(found: Result) -> Iterator[WinRate]:
    return (item for item in found.items if isinstance(item, WinRate))


def _gone(links: Links, before: WinRate, project: Row | None) -> ReportLine:
    """Return what became of a project that was open in the last report."""
    status = project["status"] if project and project.get("status") in CLOSED else "gone"
    text = word(links, f"pipeline_{status}", name=before.name)
    return ReportLine(text=text, links=(links.project(before.project),) if project else ())


def _item(links: Links, rate: WinRate, project: Row, before: WinRate | None) -> ReportItem:
    told = rate.gaps, rate.evidence, rate.ask if rate.probability is None else ()
    said = (*_doubt(links, rate), *(one for part in told for one in lines(links, part)))
    return ReportItem(
        kind="win_rate",
        id=f"projects/{rate.project}",
        name=rate.name,
        title=str(project.get("stage", "")),
        link=links.project(rate.project),
        is_new=before is None,
        figures=tuple(_figures(links, rate, project, before)),
        values=_values(rate, project, before),
        evidence=tuple(dict.fromkeys(said)),
    )


def _doubt(links: Links, rate: WinRate) -> Iterator[ReportLine]:
    """Yield why a project has no win rate: others of its account may have one."""
    if rate.probability is None and rate.reasons:
        reasons = [reason_in_words(one, links.language) for one in rate.reasons]
        yield ReportLine(text=word(links, "because", reasons=" · ".join(reasons)))


def _figures(links: Links, rate: WinRate, project: Row, before: WinRate | None) -> Iterator[Figure]:
    yield figure(links, "band", _moved(rate.band, before.band if before else rate.band))
    low, high = rate.interval or (None, None)
    label = {"text": share(rate.probability), "more": word(links, rate.label)}
    yield figure(links, "probability", word(links, "bracketed", **label))
    if rate.interval:
        yield figure(links, "interval", f"{share(low)} – {share(high)}")
    if (change := _change(rate, before)) is not None:
        moved = word(links, "change_points", change=f"{100 * change:+.1f}")
        yield figure(links, "change", moved)
    if rate.sheet is not None and rate.sheet.band:
        yield figure(links, "sheet", rate.sheet.band)
    if rate.estimate is not None:
        yield figure(links, "estimate", share(rate.estimate))
    if project.get("value") is not None:
        yield figure(links, "value", money(project["value"], project.get("currency")))
    if (worth := weighted(project, rate.probability)) is not None:
        yield figure(links, "weighted", money(worth, project.get("currency")))


def _values(
    rate: WinRate, project: Row, before: WinRate | None
) -> dict[str, str | float | int | None]:
    low, high = rate.interval or (None, None)
    return {
        "rank": rate.rank,
        "probability": rate.probability,
        "low": low,
        "high": high,
        "band": rate.band,
        "sheet_band": rate.sheet.band if rate.sheet else None,
        "estimate": rate.estimate,
        "gaps": len(rate.gaps),
        "value": project.get("value"),
        "currency": project.get("currency"),
        "weighted": weighted(project, rate.probability),
        "band_then": before.band if before else None,
        "probability_then": before.probability if before else None,
        "change": _change(rate, before),
    }


def money(amount: float, currency: str | None) -> str:
    """Return an amount in whole units, with its currency.

    Examples
    --------
    >>> money(186000000.0, "CNY")
    '186,000,000 CNY'
    """
    return f"{amount:,.0f} {currency or ''}".rstrip()


def _change(rate: WinRate, before: WinRate | None) -> float | None:
    if before is None or rate.probability is None or before.probability is None:
        return None
    return rate.probability - before.probability


def _moved(band: Band | None, before: Band | None) -> str:
    today = band or "?"
    return today if before == band else f"{before or '?'} → {today}"
