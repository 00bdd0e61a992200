"""What a table of an answer says around its values: headings, codes in words, what scores are."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.view.phrases import PHRASES, Language, phrase
from graph.view.words.chain import LIKELY, LINES
from graph.view.words.columns import HEADINGS
from graph.view.words.scores import CODED, CODES_ZH, SCORES, YES_NO

ROLES = ("A", "D", "S", "E", "I")


def heading(name: str, language: Language) -> str:
    """Return the heading of a value; one without words has its own name.

    Examples
    --------
    >>> heading("decision_power", "zh"), heading("x_crm_id", "zh")
    ('决策权', 'x crm id')
    """
    plain = name.replace("_", " ")
    return HEADINGS.get(name, (plain, plain))[_at(language)]


def in_cell(name: str, value: Any, language: Language) -> Any:
    """Return a value as people read it: a code and a truth value in words, all else as it is.

    Examples
    --------
    >>> in_cell("level", "coach", "zh"), in_cell("veto", True, "en"), in_cell("id", "coach", "zh")
    ('教练', 'yes', 'coach')
    """
    if isinstance(value, bool):
        return YES_NO[value][_at(language)]
    return code_in_words(value, language) if name in CODED and value else value


def code_in_words(code: str, language: Language) -> str:
    """Return the words of a code, as `very_likely`."""
    for words in (LIKELY, LINES):
        if code in words:
            return words[code][_at(language)]
    if f"level_{code}" in PHRASES:
        return phrase(f"level_{code}", language)
    return CODES_ZH.get(code, code) if language == "zh" else code.replace("_", " ")


def legend(analysis: str, row: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Yield what a table must be read with: what scores measure, what letters mean."""
    if "score" in row and analysis in SCORES:
        yield f"{heading('score', language)}: {SCORES[analysis][_at(language)]}"
    if "role" in row:
        letters = ", ".join(f"{role} {phrase(f'role_{role}', language)}" for role in ROLES)
        yield f"{heading('role', language)}: {letters}"


def _at(language: Language) -> int:
    return 0 if language == "en" else 1
