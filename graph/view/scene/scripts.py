"""A line of text by the scripts in it: which part needs another face, which way it is read.

References
----------
Unicode Standard Annex 9, Bidirectional Algorithm (P2: the first strong letter decides).
Unicode Technical Standard 51, Emoji.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Literal

from graph.view.scene.metrics import is_pictograph, letters_of

Script = Literal["plain", "right_to_left", "pictograph"]
FACES: Mapping[Script, str] = {
    "right_to_left": '"Noto Sans Arabic", "Noto Sans Hebrew", "DejaVu Sans", "Segoe UI", '
    '"Geeza Pro", Arial, sans-serif',
    "pictograph": '"Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Noto Emoji"',
}
"""Faces of what the usual ones lack. They are named, as resvg takes for all letters of a text that
have the same faces one and the same fallback, and gives up where that joins letters."""
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_EMBEDDED, _ENDED = "\u202b", "\u202c"


def parts_of(words: str) -> Iterator[tuple[Script, str]]:
    """Yield a line in parts of one script each.

    Examples
    --------
    >>> list(parts_of("Li 🙂"))
    [('plain', 'Li '), ('pictograph', '🙂')]
    """
    for script, found in groupby(_scripts(words), key=itemgetter(0)):
        yield script, "".join(letter for _, letter in found)


def directed(words: str) -> str:
    r"""Return a line so marked that it is read from the right where it begins with such a letter.

    Every renderer obeys the marks; not all have an attribute for it.

    Examples
    --------
    >>> directed("Li"), directed("דוד (5G)…") == "\u202bדוד (5G)…\u202c"
    ('Li', True)
    """
    strong = (unicodedata.bidirectional(letter) for letter in words)
    first = next((one for one in strong if one in {"L", *_RIGHT_TO_LEFT}), "L")
    return f"{_EMBEDDED}{words}{_ENDED}" if first in _RIGHT_TO_LEFT else words


def _scripts(words: str) -> Iterator[tuple[Script, str]]:
    """Yield each letter with its script; a space between words from the right is one of them."""
    script: Script = "plain"
    for letter in letters_of(words):
        if not (letter.isspace() and script == "right_to_left"):
            script = _script(letter)
        yield script, letter


def _script(letter: str) -> Script:
    if is_pictograph(letter):
        return "pictograph"
    is_right = unicodedata.bidirectional(letter[0]) in _RIGHT_TO_LEFT
    return "right_to_left" if is_right else "plain"
