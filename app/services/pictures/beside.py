"""What other analyses add to a power map."""

from collections.abc import Mapping

from app.services.access import Access
from app.services.analyse import ReadGraph, decision_of, result_of
from graph.analysis.advice.entries import AdviceParameters
from graph.analysis.decision import Decision
from graph.analysis.parameters import Parameters, PointerParameters, RisingParameters
from graph.view.evidence import in_words
from graph.view.phrases import Language
from graph.view.power_map.beside import MapBeside

MOST_PEOPLE = 1_000
"""On larger maps these are left out: they take more than a second there."""
RISING_DRAWS = 50


def map_beside(
    access: Access, read: ReadGraph, decision: Decision, asked: Parameters, language: Language
) -> MapBeside:
    """Return who rises, who is a pointer and what to do about whom; nothing on large maps."""
    if not 0 < len(decision.graph) <= MOST_PEOPLE:
        return MapBeside()
    same = asked.model_dump(include=set(Parameters.model_fields)) | {"limit": None}
    rising = _rising_parameters(same)
    pointers = PointerParameters.model_validate(same)
    of_everyone = decision_of(access, read.graph, "rising-stars", rising)
    stars = result_of(access, read, of_everyone, "rising-stars", rising)
    knowing = result_of(access, read, decision, "pointers", pointers)
    return MapBeside(
        rising={item.contact.id for item in stars.items if stars.verdict == "ok"},
        pointers={item.contact.id for item in knowing.items if knowing.verdict == "ok"},
        advice=_advice(access, read, decision, same, language) if decision.project else {},
    )


def _rising_parameters(same: Mapping[str, object]) -> RisingParameters:
    """Return what the page of rising stars asks by itself too, so that both name the same."""
    given = {name: value for name, value in same.items() if value is not None}
    return RisingParameters.model_validate(given | {"draws": RISING_DRAWS})


def _advice(
    access: Access,
    read: ReadGraph,
    decision: Decision,
    same: Mapping[str, object],
    language: Language,
) -> Mapping[str, tuple[str, ...]]:
    of_now = AdviceParameters.model_validate({**same, "history": 0})
    found = result_of(access, read, decision, "advice", of_now)
    texts: dict[str, tuple[str, ...]] = {}
    for item in found.items:
        words = in_words(item.advice, language).text
        for contact in item.people:
            texts[contact.id] = (*texts.get(contact.id, ()), words)
    return texts
