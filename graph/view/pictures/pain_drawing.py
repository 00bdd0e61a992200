"""What a pain chain's picture draws: effects above their causes, the keystone marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

from graph.analysis.pains.parts import PainFelt
from graph.view.evidence import percent
from graph.view.names import in_language
from graph.view.phrases import Language
from graph.view.pictures.pain_layout import CARD_HEIGHT, CARD_WIDTH, PainLayout, Place, pain_layout
from graph.view.pictures.pain_page_words import pain_phrase
from graph.view.scene import Box, Connector, Glue, Group, Shape, Stroke, Text, wrapped

PAD = 10.0
LINES, LINE_HEIGHT, SIZE = 2, 16.0, 12.5
WIDEST = 3.5


@dataclass(frozen=True)
class PainDrawing:
    """The cards of a pain chain and the arrows between them.

    Parameters
    ----------
    pains
        The pains with their reasons, without circles.
    keystone
        The keystone pain's id.
    language
        Of its own words, and of names that are in both.
    """

    pains: Sequence[PainFelt]
    keystone: str | None
    language: Language

    def shapes(self, left: float, top: float) -> Iterator[Shape]:
        """Yield the chain from a corner on: one focusable group a pain, read from the top."""
        cards = sorted(self.pains, key=lambda pain: self.layout.cards[pain.pain.id][::-1])
        drawn = tuple(self._card(pain, left, top) for pain in cards)
        yield from self._lines(left, top)
        yield Group(drawn, pain_phrase("title", self.language), "list", "pains")

    @cached_property
    def _by_id(self) -> Mapping[str, PainFelt]:
        return {pain.pain.id: pain for pain in self.pains}

    @cached_property
    def _box(self) -> Mapping[str, str]:
        """By pain, the name by which arrows hold to its card."""
        return {id_: f"pain{number}" for number, id_ in enumerate(sorted(self._by_id))}

    @cached_property
    def _strengths(self) -> Mapping[tuple[str, str], float]:
        return {
            (cause.pain.id, pain.pain.id): cause.strength
            for pain in self.pains
            for cause in pain.reasons
            if cause.pain.id in self._by_id
        }

    @cached_property
    def layout(self) -> PainLayout:
        """Where each card stands, and how large the whole is."""
        return pain_layout(sorted(self._by_id), sorted(self._strengths))

    def _lines(self, left: float, top: float) -> Iterator[Connector]:
        for link, way in self.layout.ways.items():
            cause, effect = (self._short(self._by_id[id_]) for id_ in link)
            share = self._strengths[link]
            said = pain_phrase(
                "causes", self.language, cause=cause, effect=effect, percent=percent(share)
            )
            stroke = Stroke("bone", 1 + (WIDEST - 1) * share)
            moved = [(left + x, top + y) for x, y in way]
            from_, to = Glue(self._box[link[0]], "top"), Glue(self._box[link[1]], "bottom")
            for begin, end in pairwise(moved):
                yield Connector(
                    begin,
                    end,
                    stroke,
                    arrow=end == moved[-1],
                    begin_at=from_ if begin == moved[0] else None,
                    end_at=to if end == moved[-1] else None,
                    name=said,
                )

    def _card(self, pain: PainFelt, left: float, top: float) -> Group:
        x, y = self.layout.cards[pain.pain.id]
        at: Place = left + x, top + y
        is_keystone = pain.pain.id == self.keystone
        stroke = Stroke(
            "influence" if is_keystone else "line",
            3 if is_keystone else 1.5,
            "dashed" if pain.is_hypothesis else "solid",
        )
        name = self._box[pain.pain.id]
        box = Box(*at, CARD_WIDTH, CARD_HEIGHT, "card", stroke, radius=8, id=name)
        shapes: tuple[Shape, ...] = (box, *self._words(pain, at))
        return Group(shapes, self._said(pain), "listitem", is_focusable=True, has_tooltip=True)

    def _words(self, pain: PainFelt, at: Place) -> Iterator[Text]:
        x, y = at[0] + PAD, at[1] + 22
        room = CARD_WIDTH - 2 * PAD
        text = in_language(pain.pain.name, self.language)
        for line in wrapped(text, SIZE, room, LINES, 600):
            yield Text(x, y, line, SIZE, weight=600)
            y += LINE_HEIGHT
        y = at[1] + 22 + LINES * LINE_HEIGHT + 2
        roles = f" ({', '.join(pain.roles)})" if pain.roles else ""
        owner = in_language(pain.contact.name, self.language) + roles
        yield Text.within(x, y, owner, room, size=11.5, colour="soft")
        yield Text.within(x, y + LINE_HEIGHT, self._marks(pain), room, size=11.5, colour="soft")

    def _marks(self, pain: PainFelt) -> str:
        marks = [percent(pain.probability)] + ["✚"] * pain.noted.can_relieve
        marks += [pain_phrase("hypothesis", self.language)] if pain.is_hypothesis else []
        if pain.state and not pain.is_hypothesis:
            marks.append(pain_phrase(pain.state, self.language))
        marks += [pain_phrase("old", self.language)] if pain.noted.is_old else []
        return " · ".join(marks)

    def _said(self, pain: PainFelt) -> str:
        """Return all that a card stands for, for those who do not see it."""
        word = partial(pain_phrase, language=self.language)
        parts = [pain.pain.name, pain.contact.name, f"{word('probability')} {self._marks(pain)}"]
        parts += [word("keystone")] if pain.pain.id == self.keystone else []
        for key, links in (("reasons", pain.reasons), ("effects", pain.effects)):
            named = ", ".join(link.pain.name for link in links)
            parts += [f"{word(key)}: {named}"] if named else []
        return " · ".join(parts)

    def _short(self, pain: PainFelt) -> str:
        return in_language(pain.pain.name, self.language)
