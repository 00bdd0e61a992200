"""Chain drift in a report: each change, and who told us."""

from collections.abc import Callable, Mapping, Sequence

from graph.analysis.answer import Evidence
from graph.analysis.chain.drift import Drift
from graph.model import Row
from graph.model.competitor import US
from graph.view.phrases import phrase
from graph.view.report.links import Links
from graph.view.report.model import Figure, ReportItem, ReportSection
from graph.view.report.section import named_project, word

Told = Callable[[Evidence], str]
"""Says who told us what evidence rests on."""


Roles = Mapping[str, Sequence[Row]]
"""The rows of people's roles, by the person's id."""
LETTERS = "ADSEI"


def weightiest_first(drifts: Sequence[Drift], *roles: Roles) -> tuple[Drift, ...]:
    """Return drifts kind by kind, each with approvers first and people without a role last.

    Parameters
    ----------
    drifts
        What changed.
    roles
        Who had which roles, on each day that counts.
    """
    kinds = {kind: place for place, kind in enumerate(dict.fromkeys(one.kind for one in drifts))}

    def place(drift: Drift) -> tuple[int, int]:
        id_ = drift.contact.id if drift.contact else ""
        letters = (row["role"] for day in roles for row in day.get(id_, ()))
        return kinds[drift.kind], min(map(LETTERS.index, letters), default=len(LETTERS))

    return tuple(sorted(drifts, key=place))


def drift_section(
    links: Links, project: Row | None, drifts: tuple[Drift, ...], told: Told, note: str = ""
) -> ReportSection:
    """Return what changed in one project's chain; all of it is new since the last report.

    Parameters
    ----------
    links
        Where claims are read on.
    project
        The project; None: the account has none that is open.
    drifts
        What changed.
    told
        Who told us.
    note
        Something to know before.
    """
    return ReportSection(
        id="drift",
        title=word(links, "drift"),
        project=named_project(project),
        items=tuple(_item(links, project, one, told) for one in drifts),
        empty=word(links, "drift_none"),
        notes=(note,) if note else (),
    )


def _item(links: Links, project: Row | None, drift: Drift, told: Told) -> ReportItem:
    id_ = project["id"] if project else None
    contact = drift.contact
    said = tuple(links.line(one, told(one)) for one in drift.evidence)
    return ReportItem(
        kind=drift.kind,
        id=_id(drift, id_),
        name=contact.name if contact else _about(links, drift),
        title=(contact.title or "") if contact else "",
        link=links.person(contact.id, id_) if contact else links.project(id_),
        is_new=True,
        figures=(_moved(links, drift),),
        values={
            "before": drift.before,
            "after": drift.after,
            "towards": drift.party,
            "told_by": "; ".join(line.told for line in said if line.told) or None,
        },
        evidence=said,
    )


def _id(drift: Drift, project: str | None) -> str:
    """Return what a change is about: with its kind unlike any other's in the section."""
    if drift.contact:
        party = f"/{drift.party}" if drift.party not in (None, US) else ""
        return f"contacts/{drift.contact.id}{party}"
    if drift.step is not None:
        return f"steps/{drift.evidence[0].refs[0].key}"
    return f"projects/{project}" if project else "account"


def _about(links: Links, drift: Drift) -> str:
    """Return what a change that is about nobody is about, a step by its name."""
    if drift.step is not None:
        values = drift.evidence[0].values
        return word(links, "drift_step", order=drift.step, step=values["step"])
    return word(links, f"drift_{_ABOUT.get(drift.kind, 'chain')}")


def _moved(links: Links, drift: Drift) -> Figure:
    """Return what kind of change it is, towards whom, and what was before and is now."""
    name = word(links, f"kind_{drift.kind}")
    sides = (drift.before, drift.after)
    if drift.kind == "level_changed":
        sides = (_level(links, drift.before), _level(links, drift.after))
        if drift.party not in (None, US):
            party = drift.evidence[0].values["party"]
            name = word(links, "kind_level_changed_towards", party=party)
    before, after = (side or "–" for side in sides)
    text = f"{before} → {after}" if any(sides) else "✓"
    return Figure(name=name, text=text)


def _level(links: Links, level: str | None) -> str | None:
    return phrase(f"level_{level}", links.language) if level else None


_ABOUT = {
    "rule_changed": "rule",
    "body_changed": "body",
    "entered_top": "first",
}
