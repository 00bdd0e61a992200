"""The pain chain (痛苦链) as a picture with its table, and what is said beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.view.answer import Answer
from graph.view.evidence import reason_in_words
from graph.view.names import in_language
from graph.view.phrases import Language
from graph.view.pictures.legend import Item, glyph_item, legend, legend_height, line_item
from graph.view.pictures.pain_drawing import PainDrawing
from graph.view.pictures.pain_page_words import pain_phrase
from graph.view.pictures.pain_table import pain_table
from graph.view.pictures.picture import MARGIN, Picture, Section, heading
from graph.view.scene import Box, Scene, Shape, Stroke, Text

LEAST_WIDTH, HEADER, FOOT = 1180.0, 66.0, 30.0
NOBODY_HEIGHT = 160.0
"""Of the place for the chain where nothing hurts anybody."""


def pain_picture(name: str, project: str | None, found: Answer[Any], language: Language) -> Picture:
    """Return an account's pain chain as a picture.

    Parameters
    ----------
    name, project
        The account's name, and the project's (None: none was found).
    found
        The answer of `pain-chain`, in the language.
    language
        Of all words that are not data.

    Returns
    -------
    Picture
        With the keystone pain, the best that we can relieve, the checks and what to ask beside.
    """
    return _Picture(name, project, found, language).picture()


@dataclass(frozen=True)
class _Picture:
    name: str
    project: str | None
    found: Any
    language: Language

    def picture(self) -> Picture:
        title = self.say("title_of", name=in_language(self.name, self.language))
        under = " · ".join(self._under())
        scene = Scene(
            self.width,
            self.bottom + FOOT + legend_height(self.items, self.room) + MARGIN / 2,
            title,
            self.say("picture", name=self.name, count=len(self.found.items)),
            (*heading(title, under, self.width), *self._shapes()),
            self.language,
        )
        table = pain_table(self.found.items, self.keystone, self.language)
        return Picture(
            title, under, scene, table, self.language, self._said(), tuple(self._sections())
        )

    def say(self, key: str, **values: object) -> str:
        return pain_phrase(key, self.language, **values)

    @property
    def keystone(self) -> str | None:
        return self.found.keystone.pain.id if self.found.keystone else None

    @cached_property
    def drawing(self) -> PainDrawing:
        return PainDrawing(self.found.items, self.keystone, self.language)

    @property
    def width(self) -> float:
        return max(self.drawing.layout.width, LEAST_WIDTH)

    @property
    def room(self) -> float:
        return self.width - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Below the chain."""
        return HEADER + (self.drawing.layout.height if self.found.items else NOBODY_HEIGHT)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The legend's."""
        return (
            line_item(Stroke("bone", 2.5), self.say("is_cause")),
            _outlined(Stroke("line", 1.5, "dashed"), self.say("is_hypothesis")),
            _outlined(Stroke("influence", 3), self.say("keystone")),
            glyph_item("✚", "soft", self.say("is_relieved")),
            glyph_item("%", "soft", self.say("is_share")),
        )

    def _under(self) -> Iterator[str]:
        yield from [in_language(self.project, self.language)] if self.project else []
        yield self.say("as_of", date=self.found.as_of)
        yield self.found.coverage.text

    def _shapes(self) -> Iterator[Shape]:
        if self.found.items:
            left = (self.width - self.drawing.layout.width) / 2
            yield from self.drawing.shapes(left, HEADER)
        else:
            at = self.width / 2, HEADER + NOBODY_HEIGHT / 2
            words = " · ".join(self._reasons()) or self.say("nobody_hurts")
            yield Text.within(*at, words, self.room, size=15, colour="soft", weight=600,
                              anchor="middle")  # fmt: skip
        yield legend(self.items, MARGIN, self.bottom + FOOT, self.room, self.language)

    def _reasons(self) -> Iterator[str]:
        return (reason_in_words(reason, self.language) for reason in self.found.reasons)

    def _said(self) -> tuple[str, ...]:
        """Return why there is not enough evidence; nothing where there is."""
        reasons = tuple(self._reasons())
        return (" · ".join((self.say("not_enough_evidence"), *reasons)),) if reasons else ()

    def _sections(self) -> Iterator[Section]:
        for key in ("keystone", "best_for_us"):
            if one := getattr(self.found, key):
                named = f"{one.pain.name} · {one.contact.name}"
                yield Section(self.say(key), (named, *_texts(one.evidence)))
        for key in ("checks", "ask"):
            parts = self.found.ask if key == "ask" else _evidence(self.found.checks)
            if parts:
                yield Section(self.say(key), tuple(_texts(parts)))


def _evidence(checks: Any) -> list[Any]:
    return [evidence for check in checks for evidence in check.evidence]


def _texts(parts: Any) -> Iterator[str]:
    return (evidence.text for evidence in parts)


def _outlined(stroke: Stroke, words: str) -> Item:
    """Return what a card's outline means."""
    return Item(lambda x, y: (Box(x, y - 13, 24, 17, "card", stroke, 4),), 24, words)
