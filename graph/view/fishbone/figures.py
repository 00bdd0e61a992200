"""A fishbone's facts beside its people, in words: the head, the foot, the lines between cards."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.view.evidence import percent
from graph.view.fishbone.model import Fishbone
from graph.view.fishbone.words import fish_phrase
from graph.view.names import in_language
from graph.view.phrases import phrase


def fish_figures(fish: Fishbone) -> list[tuple[str, str]]:
    """Return what the picture says beside its people: what it is about, and the words.

    Parameters
    ----------
    fish
        The fishbone; its language is that of the words.
    """
    return [(what, words) for what, words in _Figures(fish).all() if words]


@dataclass(frozen=True)
class _Figures:
    fish: Fishbone

    def all(self) -> Iterator[tuple[str, str]]:
        """Yield every figure, also empty ones."""
        if self.fish.project is None:
            return
        yield self.say("figure_decision"), self._decision()
        yield self.say("figure_win"), self._win()
        yield self.say("figure_approvers"), self._approvers()
        yield self.say("figure_levels"), self._levels()
        yield self.say("figure_sum"), self._sum()
        yield self.say("figure_against"), self._against()
        yield self.say("legend_path"), self._path()
        yield self.say("legend_message"), self._messages()
        yield self.say("legend_influence"), self._influences()

    def say(self, key: str, **values: object) -> str:
        return fish_phrase(key, self.fish.language, **values)

    def _short(self, name: str) -> str:
        return in_language(name, self.fish.language)

    def _listed(self, texts: Iterator[str]) -> str:
        return ("；" if self.fish.language == "zh" else "; ").join(texts)

    def _decision(self) -> str:
        head = self.fish.head
        name = self._short(self.fish.project.name) if self.fish.project else ""
        amount = f"{head.value:,.0f} {head.currency or ''}" if head.value is not None else ""
        day = head.closes_on.isoformat() if head.closes_on else ""
        return " · ".join(filter(None, (name, day, amount.strip())))

    def _win(self) -> str:
        head, parts = self.fish.head, list[str]()
        if head.probability is None or head.band is None:
            parts.append(self.say("win_unknown"))
        else:
            parts.append(f"{head.band} {percent(head.probability)}")
        if head.interval:
            low, high = (f"{100 * share:.0f}" for share in head.interval)
            parts.append(self.say("interval", low=low, high=high))
        if head.sheet is not None:
            parts.append(self.say("sheet", points=f"{head.sheet:.0f}"))
        if head.estimate is not None:
            parts.append(self.say("estimate", share=f"{100 * head.estimate:.0f}"))
        return " · ".join(parts)

    def _approvers(self) -> str:
        known = [self.fish.people[id_] for id_ in self.fish.head.approvers]
        language = self.fish.language
        named = (
            self.say("bracketed", what=one.short_name, of=phrase(f"level_{one.level}", language))
            for one in known
        )
        return self._listed(named) or self.say("no_approver")

    def _levels(self) -> str:
        language = self.fish.language
        return " · ".join(
            f"{phrase(f'level_{level}', language)} {count}"
            for level, count in self.fish.foot.levels.items()
        )

    def _sum(self) -> str:
        foot, parts = self.fish.foot, list[str]()
        if foot.support is None:
            parts.append(self.say("support_unknown"))
        else:
            parts.append(self.say("support", value=f"{foot.support:+.2f}".replace("-", "−")))
        if foot.coverage is not None:
            met = self.say("met", share=percent(foot.coverage), days=foot.met_within_days)
            parts.append(met)
        return " · ".join(parts)

    def _against(self) -> str:
        return self._listed(
            self.say(one.better or "answer", names=self._short(one.name))
            for one in self.fish.foot.opposers
        )

    def _path(self) -> str:
        path = self.fish.path
        if path is None:
            return ""
        way = " → ".join(self._short(one.name) for one in path.people)
        return self.say("bracketed", what=way, of=percent(path.reliability))

    def _messages(self) -> str:
        ours = self.fish.colleagues
        return self._listed(
            self.say(
                "message",
                name=self.fish.people[one.contact].short_name,
                colleague=self._short(ours.get(one.colleague, one.colleague)),
            )
            for one in self.fish.messages
        )

    def _influences(self) -> str:
        people = self.fish.people
        return self._listed(
            self.say(
                "bracketed",
                what=f"{people[one.influencer].short_name} → {people[one.listener].short_name}",
                of=f"{one.weight:.2f}{'' if one.is_sure else self.say('unsure')}",
            )
            for one in self.fish.influences
        )
