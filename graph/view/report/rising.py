"""Rising stars in a report: whose influence surely grows, with the way it went."""

from collections.abc import Collection, Iterator

from graph.analysis.answer import Result
from graph.analysis.rising.rising_stars import RisingStar
from graph.view.report.links import Links
from graph.view.report.model import Figure, ReportItem, ReportLine, ReportSection, Standing
from graph.view.report.section import doubts, figure, is_new, lines, new_first, word


def rising_section(links: Links, now: Result, then: Result, project: str | None) -> ReportSection:
    """Return who rises, who is new among them, and who no longer does.

    Parameters
    ----------
    links
        Where claims are read on.
    now, then
        Rising stars of today and of the last report.
    project
        The id of the only open project; the power map shows its decision.
    """
    before = {star.contact.id for star in _stars(then)}
    items = (_item(links, star, before, project) for star in _stars(now))
    return ReportSection(
        id="rising",
        title=word(links, "rising"),
        items=new_first(items),
        gone=tuple(_gone(links, now, then, project)),
        empty=word(links, "rising_none") if now.verdict == "ok" else "",
        **doubts(links, now),
    )


def _stars(found: Result) -> Iterator[RisingStar]:
    return (item for item in found.items if isinstance(item, RisingStar))


def _gone(links: Links, now: Result, then: Result, project: str | None) -> Iterator[ReportLine]:
    listed = {star.contact.id for star in _stars(now)}
    for star in _stars(then):
        if star.contact.id not in listed:
            text = word(links, "rising_gone", name=star.contact.name)
            yield ReportLine(text=text, links=(_page(links, star, project),))


def _page(links: Links, star: RisingStar, project: str | None) -> str:
    """Return where somebody is read on; of several projects the map would ask which."""
    return links.person(star.contact.id, project) if project else links.account_page


def _item(
    links: Links, star: RisingStar, before: Collection[str], project: str | None
) -> ReportItem:
    points = tuple(Standing(on=one.as_of, share=one.percentile) for one in star.trajectory)
    low, high = star.slope_interval
    return ReportItem(
        kind="rising_star",
        id=f"contacts/{star.contact.id}",
        name=star.contact.name,
        title=star.contact.title or "",
        link=_page(links, star, project),
        is_new=is_new(star.contact.id, before),
        figures=tuple(_figures(links, star)),
        values={
            "rank": star.rank,
            "score": star.score,
            "percentile": points[-1].share,
            "slope": star.slope,
            "slope_low": low,
            "slope_high": high,
        },
        trajectory=points,
        evidence=lines(links, star.evidence),
    )


def _figures(links: Links, star: RisingStar) -> Iterator[Figure]:
    first, last = star.trajectory[0], star.trajectory[-1]
    between = f"{100 * first.percentile:.0f} → {100 * last.percentile:.0f}"
    yield figure(links, "percentile", between)
    if windows := len(star.trajectory) - 1:
        days = (last.as_of - first.as_of).days // windows
        low, high = (f"{100 * end:+.0f}" for end in star.slope_interval)
        points = word(links, "slope_points", slope=f"{100 * star.slope:+.0f}", low=low, high=high)
        yield Figure(name=word(links, "slope", days=days), text=points)
