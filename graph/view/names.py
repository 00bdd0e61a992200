"""Short forms of names and titles for a card: the full ones are in the panel and the table."""

import re
from collections.abc import Iterable

from graph.model import Row
from graph.view.phrases import Language

SHORT_CHARACTERS = 80
"""No card can show more; what is longer is cut."""
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_TWO_LANGUAGES = re.compile(rf"(?P<zh>.*[{_HAN}]\S*)\s+(?P<en>[^{_HAN}]*[A-Za-z][^{_HAN}]*)", re.S)
_WORD = re.compile(r"[^\W\d_]+")


def in_language(text: str, language: Language) -> str:
    """Return the part of a text in a language, where it has a Chinese and a Latin part.

    Parameters
    ----------
    text
        A name or title as recorded.
    language
        Which part is wanted.

    Returns
    -------
    str
        At most 80 characters.

    Examples
    --------
    >>> in_language("何静 He Jing", "en"), in_language("何静 He Jing", "zh")
    ('He Jing', '何静')
    >>> in_language("Helen Ward", "zh")
    'Helen Ward'
    """
    found = _TWO_LANGUAGES.fullmatch(text[: 4 * SHORT_CHARACTERS].strip())
    part = found[language] if found else text.strip()
    return part if len(part) <= SHORT_CHARACTERS else part[: SHORT_CHARACTERS - 1] + "…"


def name_of(rows: Iterable[Row], id_: str | None) -> str | None:
    """Return the name of the row with an id: what is shown where the id would say little.

    Examples
    --------
    >>> name_of([{"id": "deal", "name": "5G Core"}], "deal"), name_of([], "deal"), name_of([], None)
    ('5G Core', 'deal', None)
    """
    return next((row["name"] for row in rows if row["id"] == id_), id_)


def initials(name: str) -> str:
    """Return up to two letters that stand for a name on a card.

    Examples
    --------
    >>> initials("林雪 Lin Xue"), initials("Northstar"), initials("林雪")
    ('LX', 'N', '林雪')
    """
    latin = _WORD.findall(in_language(name, "en"))
    if latin and not re.match(f"[{_HAN}]", latin[0]):
        return "".join(word[0].upper() for word in latin[:2])
    return name.strip()[:2]
