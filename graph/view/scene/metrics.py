"""How wide a text is, without a font: an estimate on the wide side, alike on every machine.

References
----------
Unicode Standard Annex 11, East Asian Width.
"""

import re
import unicodedata
from collections.abc import Iterator

ELLIPSIS = "…"
BOLD = 600
"""From this weight on letters are wider."""
_WIDTHS: tuple[tuple[str, float], ...] = (
    ("ijlI.,:;'|!` ", 0.33),
    ('ftr()[]{}/\\-"*', 0.42),
    ("mwMWOQ@%&", 0.9),
)
"""Of DejaVu Sans, the widest of the faces that stand in for the named ones, in em."""
_WIDTH_OF = {letter: width for letters, width in _WIDTHS for letter in letters}
_CAPITAL, _OTHER, _WIDE, _PICTOGRAPH = 0.72, 0.64, 1.0, 1.4
_FIRST_PICTOGRAPH = "\U0001f000"
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u061c\ud800-\udfff\ufffe\uffff]"
)
"""What XML cannot hold, and what would turn the direction of the text around it."""
_JOINS = "\u200d\ufe0e\ufe0f"
_FIRST_FLAG, _LAST_FLAG = "\U0001f1e6", "\U0001f1ff"
_FIRST_MODIFIER, _LAST_MODIFIER = "\U0001f3fb", "\U0001f3ff"


def clean(words: str) -> str:
    r"""Return a text as one line that any picture can hold.

    Examples
    --------
    >>> clean("Chen\n Guang\u202e\x00")
    'Chen Guang'
    """
    return " ".join(_UNSHOWN.sub("", words).split())


def text_width(words: str, size: float, weight: int = 400) -> float:
    """Return about how wide a line is: no narrower than most faces draw it.

    Examples
    --------
    >>> text_width("何静", 10.0), text_width("", 10.0)
    (20.0, 0.0)
    """
    factor = size * (1.1 if weight >= BOLD else 1.0)
    return factor * sum(map(_letter_width, words))


def fitted(words: str, size: float, width: float, weight: int = 400) -> str:
    """Return a line that fits into a width: cut between letters, with an ellipsis where cut.

    Examples
    --------
    >>> fitted("何静是总裁助理", 10.0, 40.0)
    '何静是…'
    """
    words = clean(words)
    if text_width(words, size, weight) <= width:
        return words
    room, shown = width - text_width(ELLIPSIS, size, weight), ""
    for letter in letters_of(words):
        if text_width(shown + letter, size, weight) > room:
            break
        shown += letter
    return shown.rstrip() + ELLIPSIS if shown else ""


def wrapped(words: str, size: float, width: float, lines: int, weight: int = 400) -> list[str]:
    """Return a text in at most so many lines; Latin words stay whole, the last line is cut.

    Examples
    --------
    >>> wrapped("one two three", 10.0, 45.0, 2)
    ['one two', 'three']
    """
    waiting = [part for part in re.split(r"(\s+)", clean(words)) if part]
    pieces = [piece for part in waiting for piece in _pieces(part)]
    found: list[str] = [""]
    for at, piece in enumerate(pieces):
        if text_width(found[-1] + piece, size, weight) <= width or not found[-1].strip():
            found[-1] += piece
        elif len(found) < lines:
            found.append(piece.lstrip())
        else:
            found[-1] += "".join(pieces[at:])
            break
    return [fitted(line, size, width, weight) for line in found if line.strip()]


def _pieces(part: str) -> list[str]:
    """Return where a line may break: between wide letters, else between words only."""
    return list(letters_of(part)) if any(_is_wide(letter) for letter in part) else [part]


def letters_of(words: str) -> Iterator[str]:
    """Yield what is seen as one letter: with its marks, joined pictographs and flags whole.

    Examples
    --------
    >>> [len(letter) for letter in letters_of("a👩‍👧🇨🇳é")]
    [1, 3, 2, 1]
    """
    letter = ""
    for character in words:
        if letter and not (_continues(character) or _is_open(letter, character)):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


def _continues(character: str) -> bool:
    is_modifier = _FIRST_MODIFIER <= character <= _LAST_MODIFIER
    return is_modifier or character in _JOINS or unicodedata.category(character) in ("Mn", "Me")


def _is_open(letter: str, character: str) -> bool:
    """Return whether a letter is waiting for a character: after a joiner, or half of a flag."""
    is_half = len(letter) == 1 and all(
        _FIRST_FLAG <= one <= _LAST_FLAG for one in letter + character
    )
    return letter[-1] == "\u200d" or is_half


def is_pictograph(letter: str) -> bool:
    """Return whether what is seen as one letter is an emoji.

    Examples
    --------
    >>> is_pictograph("🙂"), is_pictograph("1️⃣"), is_pictograph("★")
    (True, True, False)
    """
    is_shown_so = len(letter) > 1 and "\ufe0f" in letter
    return is_shown_so or (letter[0] >= _FIRST_PICTOGRAPH and not _is_of_words(letter[0]))


def _is_of_words(character: str) -> bool:
    return unicodedata.category(character).startswith("L")


def _letter_width(character: str) -> float:
    if character in _WIDTH_OF:
        return _WIDTH_OF[character]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if character >= _FIRST_PICTOGRAPH and not _is_of_words(character):
        return _PICTOGRAPH
    if _is_wide(character):
        return _WIDE
    return _CAPITAL if character.isupper() else _OTHER


def _is_wide(character: str) -> bool:
    # Ambiguous ones (arrows, stars) are drawn wide by Chinese faces.
    return unicodedata.east_asian_width(character) in ("W", "F", "A") and not character.isdigit()
