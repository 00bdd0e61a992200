"""The pains of a chain as a table, with every fact of their cards."""

from collections.abc import Iterable, Iterator, Sequence

from graph.analysis.pains.parts import PainFelt, PainLink
from graph.view.evidence import percent
from graph.view.phrases import Language
from graph.view.pictures.pain_page_words import pain_phrase
from graph.view.scene.table import PictureTable

COLUMNS = (
    *("rank", "pain", "owner", "roles", "power", "probability", "likelihood", "severity"),
    *("relief", "state", "on", "reasons", "effects", "impact", "capability", "evidence", "source"),
)


def pain_table(pains: Sequence[PainFelt], keystone: str | None, language: Language) -> PictureTable:
    """Return the table of a chain's pains, the one to relieve first at the top.

    Parameters
    ----------
    pains
        The pains, by rank.
    keystone
        The keystone pain's id.
    language
        Of all words that are not data.
    """
    columns = tuple(pain_phrase(column, language) for column in COLUMNS)
    rows = (tuple(_cells(pain, keystone, language)) for pain in pains)
    return PictureTable(pain_phrase("pains", language), columns, tuple(rows))


def _cells(pain: PainFelt, keystone: str | None, language: Language) -> Iterator[str]:
    noted, old = pain.noted, pain_phrase("old", language)
    yield from (str(pain.rank), pain.pain.name)
    yield " · ".join(filter(None, (pain.contact.name, pain.contact.title)))
    yield from (", ".join(pain.roles), percent(pain.power), _felt(pain))
    yield from (percent(noted.likelihood), f"{noted.severity:g}", f"{pain.score:.3f}")
    yield " · ".join(pain_phrase(key, language) for key in _standing(pain, keystone))
    yield " · ".join([str(noted.on)] * (noted.on is not None) + [old] * bool(noted.is_old))
    yield from (_linked(pain.reasons), _linked(pain.effects))
    yield from (text or "" for text in (noted.impact, noted.capability, noted.evidence))
    yield noted.source or ""


def _felt(pain: PainFelt) -> str:
    """Return how likely a pain is felt, with the interval where that was sampled."""
    found = percent(pain.probability)
    if pain.interval is None:
        return found
    return f"{found} ({percent(pain.interval[0])}–{percent(pain.interval[1])})"


def _standing(pain: PainFelt, keystone: str | None) -> Iterator[str]:
    """Yield what a card's outline and marks say, as names of phrases."""
    yield from ["keystone"] * (pain.pain.id == keystone)
    yield from ["hypothesis"] * pain.is_hypothesis
    yield from [pain.state] if pain.state else []
    yield from ["is_relieved"] * pain.noted.can_relieve


def _linked(links: Iterable[PainLink]) -> str:
    return "; ".join(
        f"{link.pain.name} ({link.contact.name}, {percent(link.strength)})" for link in links
    )
