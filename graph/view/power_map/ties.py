"""The ties of a map: kinship, alumni, former colleagues by the rules; and conflicts."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from graph.analysis.answer import FactRef
from graph.analysis.decision import Decision
from graph.model import Row
from graph.model.influence import INFLUENCES
from graph.rules import rules
from graph.rules.power_map import MapRules
from graph.view.phrases import Language, phrase
from graph.view.power_map.line_facts import fact_ref


class MapTie(BaseModel):
    """What two people have in common, or that they stand against each other.

    Parameters
    ----------
    one, other
        Their ids; which is first says nothing.
    words
        The tie in the map's language.
    is_conflict
        Whether they stand against each other.
    confidence
        How sure that is: of several facts, the surest.
    source
        Who says so; of several facts, the surest one's.
    refs
        Where it is recorded.
    """

    model_config = ConfigDict(frozen=True)

    one: str
    other: str
    words: str
    is_conflict: bool
    confidence: float
    source: str | None
    refs: tuple[FactRef, ...]


def map_ties(decision: Decision, language: Language) -> tuple[MapTie, ...]:
    """Return the ties between people present, by their ids.

    Parameters
    ----------
    decision
        The decision; its rules say which recorded kinds are ties.
    language
        Of the ties' labels.
    """
    graph = decision.graph
    found: dict[tuple[str, str, str], list[Row]] = {}
    for words, row in (*_ties(decision, language), *_conflicts(graph.conflicts, language)):
        one, other = sorted((row["from"], row["to"]))
        found.setdefault((one, other, words), []).append(row)
    conflict = phrase("conflict", language)
    return tuple(_tie(*key, found[key], key[2] == conflict) for key in sorted(found))


def _ties(decision: Decision, language: Language) -> Iterator[tuple[str, Row]]:
    """Yield each link that is a tie, with its label."""
    known = rules("power-map", MapRules, decision.tenant.rules)
    for row in decision.graph.facts[INFLUENCES.name]:
        if tie := known.tie(row.get("kind")):
            yield (tie.zh if language == "zh" else tie.en), row


def _conflicts(rows: Sequence[Row], language: Language) -> Iterator[tuple[str, Row]]:
    return ((phrase("conflict", language), row) for row in rows)


def _tie(one: str, other: str, words: str, rows: Sequence[Row], is_conflict: bool) -> MapTie:
    surest = max(rows, key=lambda row: float(row["confidence"]))
    return MapTie(
        one=one,
        other=other,
        words=words,
        is_conflict=is_conflict,
        confidence=surest["confidence"],
        source=surest.get("source"),
        refs=tuple(fact_ref(INFLUENCES.name, row) for row in rows),
    )
