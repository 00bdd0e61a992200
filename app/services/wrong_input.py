"""What is wrong with input that a model refuses, in our words: what was expected, what was got."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph.model.problems import shown

PLAIN = (str, int, float, bool)
UNKNOWN = "extra_forbidden"
FIXED: Mapping[str, str] = {
    "missing": "expected a value, got nothing",
    UNKNOWN: "not known here",
    "dict_type": "expected a JSON object",
    "model_attributes_type": "expected a JSON object",
    "json_invalid": "expected JSON",
}
SENT_AS = ", sent as Content-Type: application/json"
"""Of a whole body: it may be JSON and not be said to be."""
FORMS: Mapping[str, str] = {
    "int_parsing": "expected a whole number",
    "int_from_float": "expected a whole number",
    "float_parsing": "expected a number",
    "bool_parsing": "expected true or false",
    "date_from_datetime_parsing": "expected a date, YYYY-MM-DD",
    "string_pattern_mismatch": "expected another form ({pattern})",
    "greater_than_equal": "expected at least {ge}",
    "less_than_equal": "expected at most {le}",
    "greater_than": "expected more than {gt}",
    "less_than": "expected less than {lt}",
}
HEADERS: Mapping[str, str] = {"if-match": 'expected a version as ETag has it, as "42", or *'}


def problem_in_words(error: Mapping[str, Any], known: Collection[str] = ()) -> str:
    """Return what is wrong with one value.

    Parameters
    ----------
    error
        As Pydantic describes it.
    known
        What could have stood in the place of an unknown name.

    Examples
    --------
    >>> problem_in_words({"type": "int_parsing", "msg": "…", "input": "many"})
    "expected a whole number, got 'many'"
    >>> problem_in_words({"type": "extra_forbidden", "msg": "…", "input": "1"}, ("limit", "after"))
    'not known here: expected one of limit, after'
    """
    kind = error.get("type", "")
    if kind == UNKNOWN and known:
        return f"{FIXED[kind]}: expected one of {', '.join(known)}"
    if kind in FIXED:
        return FIXED[kind] + (SENT_AS if error.get("loc") == ("body",) else "")
    return _with_what_was_got(_expected(kind, error), error)


def told_once(found: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return what is wrong without lists that are too short for a wrong item alone.

    Examples
    --------
    >>> item = {"type": "value_error", "loc": ("body", "recipients", 0)}
    >>> told_once([item, {"type": "too_short", "loc": ("body", "recipients")}]) == [item]
    True
    """
    found = list(found)
    inside = {tuple(error["loc"])[:-1] for error in found}
    return [e for e in found if e.get("type") != "too_short" or tuple(e["loc"]) not in inside]


def _expected(kind: str, error: Mapping[str, Any]) -> str:
    header = HEADERS.get(str((error.get("loc") or ("",))[-1]))
    if header is not None:
        return header
    if kind in FORMS:
        return FORMS[kind].format(**error.get("ctx", {}))
    text = re.sub(r"^Value error, ", "", str(error["msg"]))
    return re.sub(r"^(Input|String|Tuple|List) should ", "expected to ", text).replace(
        "expected to be ", "expected "
    )


def _with_what_was_got(text: str, error: Mapping[str, Any]) -> str:
    got = error.get("input")
    if ", got " in text or not isinstance(got, PLAIN):
        return text
    return f"{text}, got {shown(got)}"
