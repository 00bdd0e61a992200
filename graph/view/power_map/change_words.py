"""Changes of a map in words."""

from collections.abc import Mapping

from graph.view.phrases import Language, phrase
from graph.view.power_map.changes import MapChange
from graph.view.power_map.model import MapUnit


def in_words(
    change: MapChange, names: Mapping[str, str], units: Mapping[str, MapUnit], language: Language
) -> str:
    """Return a change as a sentence.

    Parameters
    ----------
    change
        The change.
    names, units
        People's names and the units of both dates, by id.
    language
        Of the sentence.

    Examples
    --------
    >>> in_words(MapChange(kind="role", contact="a", after="D"), {"a": "Li Wen"}, {}, "en")
    'Li Wen: Role none → D decision maker'
    """
    values = {"name": names.get(change.contact, change.contact)}
    if change.kind in ("appeared", "gone"):
        return phrase(f"said_{change.kind}", language, **values)
    if change.listener is not None:
        listener = names.get(change.listener, change.listener)
        return phrase(f"said_{change.kind}", language, **values, listener=listener)
    before, after = (
        _value(change, value, names, units, language) for value in (change.before, change.after)
    )
    what = phrase(change.kind, language)
    return phrase("said_change", language, **values, what=what, before=before, after=after)


def _value(
    change: MapChange,
    value: str | None,
    names: Mapping[str, str],
    units: Mapping[str, MapUnit],
    language: Language,
) -> str:
    if value is None:
        return phrase("nothing", language)
    if change.kind == "unit":
        return units[value].short_name if value in units else value
    if change.kind == "level":
        return phrase(f"level_{value}", language)
    if change.kind == "role":
        return f"{value} {phrase(f'role_{value}', language)}"
    return names.get(value, value)
