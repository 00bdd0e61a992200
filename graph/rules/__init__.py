"""The method's tables as data: files of this folder, overlaid by a company's own.

What the method proposes (weights, limits, texts, patterns) is no code but a TOML file here. A
company's folder (KINGMAKER_RULES) may hold files of the same names: a table there is merged into
ours key by key, anything else (a number, a text, a list) takes the place of ours.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from graph.errors import InvalidInput

R = TypeVar("R", bound=BaseModel)
SUFFIX = ".toml"
_OURS = Path(__file__).parent
_MOST_PROBLEMS = 10


def rules(name: str, model: type[R], folder: Path | None = None) -> R:
    """Return one of the method's tables; read once and then kept.

    Parameters
    ----------
    name
        The file's name without suffix, as ``titles``.
    model
        What it must be.
    folder
        The company's own files; None: only ours count.

    Raises
    ------
    InvalidInput
        If the file cannot be read or understood; the text names it, and the line or the field.
    """
    return cast(R, _read(name, model, folder))


@cache
def _read(name: str, model: type[BaseModel], folder: Path | None) -> BaseModel:
    path = _OURS / f"{name}{SUFFIX}"
    table = _table(path)
    own = folder / path.name if folder else path
    if own != path and own.exists():
        path, table = own, overlaid(table, _table(own))
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise InvalidInput(f"{path}: {_in_words(error)}") from None


def overlaid(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Return our table with theirs over it.

    Examples
    --------
    >>> overlaid({"limits": {"a": 1, "b": 2}, "list": [1]}, {"limits": {"b": 3}, "list": []})
    {'limits': {'a': 1, 'b': 3}, 'list': []}
    """
    merged = dict(ours)
    for key, value in theirs.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = overlaid(merged[key], value) if both else value
    return merged


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"{path}: this is no TOML: {error}") from None
    except UnicodeDecodeError:
        raise InvalidInput(f"{path}: this is no text in UTF-8") from None
    except OSError as error:
        raise InvalidInput(f"{path}: it cannot be read: {error.strerror}") from None


def _in_words(error: ValidationError) -> str:
    found = [f"{'.'.join(map(str, e['loc'])) or 'the file'}: {e['msg']}" for e in error.errors()]
    rest = len(found) - _MOST_PROBLEMS
    return "; ".join(found[:_MOST_PROBLEMS]) + (f"; and {rest} more" if rest > 0 else "")
