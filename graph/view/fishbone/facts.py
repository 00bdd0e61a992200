"""The fishbone as data: what analyses found of one project's decision, put together."""

from dataclasses import dataclass
from functools import cached_property

from graph.analysis.chain.steps import Steps
from graph.analysis.coaches.pointers import Pointer
from graph.analysis.competitors.party_levels import FRIENDLY, PartyLevels
from graph.analysis.decision import Decision
from graph.analysis.win.win_rate import WinRate
from graph.rules import rules
from graph.rules.fishbone import FishboneRules
from graph.view.fishbone.ends import fish_foot, fish_head
from graph.view.fishbone.model import (
    Fishbone,
    FishMessage,
    FishPath,
    FishPerson,
    FishStep,
    Missing,
)
from graph.view.fishbone.people import FishPeople
from graph.view.fishbone.ribs import Ribs
from graph.view.fishbone.rows import FishRows
from graph.view.fishbone.sources import FishSources
from graph.view.fishbone.ways import Ways
from graph.view.names import in_language
from graph.view.phrases import Language
from graph.view.power_map.finding import hidden_items, named
from graph.view.power_map.influence_lines import InfluenceLine, influence_lines
from graph.view.power_map.model import MapProject


def fishbone(sources: FishSources) -> Fishbone:
    """Return a decision's fishbone as data."""
    return _Facts(sources, sources.decision, sources.language).fishbone()


@dataclass(frozen=True)
class _Facts:
    sources: FishSources
    decision: Decision
    language: Language

    def fishbone(self) -> Fishbone:
        graph, project = self.decision.graph, self.decision.project
        return Fishbone(
            account=graph.account,
            account_name=graph.name,
            project=MapProject(id=project["id"], name=project["name"]) if project else None,
            as_of=graph.as_of,
            believed_at=graph.believed_at,
            version=graph.version,
            language=self.language,
            head=fish_head(self.ribs.seats, self._win),
            steps=self.steps,
            ribs=self.ribs.all,
            folded=self.ribs.folded,
            people=self.drawn,
            colleagues={row["id"]: row["name"] for row in graph.facts["colleagues"]},
            influences=self._arrows(),
            path=self.path,
            messages=self._messages(),
            foot=fish_foot(self.people, self.sources.opposers, self.most.met_within_days),
            missing=tuple(self._missing()),
            rows=FishRows(self.ribs, self.people, self.ways, self.steps, self.lines).all,
        )

    @cached_property
    def most(self) -> FishboneRules:
        return rules("fishbone", FishboneRules, self.decision.rules)

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        if self.sources.hidden is None:
            return ()
        ringed = named(self.sources.hidden)
        items = hidden_items(self.sources.hidden)
        return tuple(item.contact.id for item in items if item.contact.id in ringed)[
            : self.most.hidden
        ]

    @cached_property
    def pointers(self) -> tuple[str, ...]:
        items = self.sources.pointers.items if self.sources.pointers else ()
        return tuple(i.contact.id for i in items if isinstance(i, Pointer))[: self.most.pointers]

    @cached_property
    def ways(self) -> Ways:
        return Ways(self.decision)

    @cached_property
    def path(self) -> FishPath | None:
        target = self.sources.target or self._most_powerful_without_support()
        return self.ways.to(target) if target else None

    def _most_powerful_without_support(self) -> str | None:
        power, index = self.decision.body.power, self.decision.graph.index
        levels = PartyLevels(self.decision)
        open_ = [id_ for id_ in self.decision.roles if levels.level(id_) not in FRIENDLY]
        return min(open_, key=lambda id_: (-float(power[index[id_]]), id_), default=None)

    @cached_property
    def ribs(self) -> Ribs:
        on_the_way = [p.id for p in self.path.people if p.kind == "contact"] if self.path else []
        beside = tuple(dict.fromkeys((*self.hidden, *self.pointers, *on_the_way)))
        return Ribs(self.decision, beside, self.language, self.most)

    @cached_property
    def people(self) -> FishPeople:
        return FishPeople(
            self.decision,
            self.hidden,
            self.pointers,
            self.ribs.step_of,
            self.language,
            self.most.small_bones,
        )

    @cached_property
    def drawn(self) -> dict[str, FishPerson]:
        ids = {id_ for rib in self.ribs.all for id_ in (*rib.people, *rib.ghosts)}
        ids |= {row["contact"] for row in self.ribs.seats.rows if row["role"] == "A"}
        return {id_: self.people.person(id_) for id_ in sorted(ids)}

    @cached_property
    def steps(self) -> tuple[FishStep, ...]:
        found = Steps(self.ribs.seats)
        return tuple(
            FishStep(
                order=step.order,
                name=step.name,
                short_name=in_language(step.name, self.language),
                unit=in_language(step.unit, self.language) if step.unit else None,
                on=step.on,
                state=step.state,
                overdue=step.overdue,
                is_empty=not step.people,
            )
            for step in found.all
        )

    @cached_property
    def lines(self) -> tuple[InfluenceLine, ...]:
        return influence_lines(self.decision, ()) if len(self.decision.graph) else ()

    def _arrows(self) -> tuple[InfluenceLine, ...]:
        """Return the strongest lines between people of different ribs."""
        rib_of = {id_: rib.id for rib in self.ribs.all for id_ in rib.people}
        between = [
            line
            for line in self.lines
            if line.influencer in rib_of
            and line.listener in rib_of
            and rib_of[line.influencer] != rib_of[line.listener]
        ]
        between.sort(key=lambda one: (-one.weight * one.confidence, one.influencer, one.listener))
        return tuple(between[: self.most.arrows])

    def _messages(self) -> tuple[FishMessage, ...]:
        """Return who tells us: coaches and pointers whom one of us knows."""
        return tuple(
            FishMessage(contact=person.id, colleague=person.owner.id)
            for person in self.drawn.values()
            if person.owner and (person.level == "coach" or person.is_pointer)
        )

    @property
    def _win(self) -> WinRate | None:
        items = self.sources.win.items if self.sources.win else ()
        return next((item for item in items if isinstance(item, WinRate)), None)

    def _missing(self) -> list[Missing]:
        """Return what is not recorded and would be drawn, the most basic alone."""
        if not len(self.decision.graph):
            return ["no_people"]
        if self.decision.project is None:
            return ["no_project"]
        held = {row["role"] for row in self.ribs.seats.rows}
        found: list[Missing] = [] if self.steps else ["no_steps"]
        if not held:
            return ["no_roles", *found]
        if "A" not in held:
            found.append("no_approver")
        if "D" not in held:
            found.append("no_decider")
        return found
