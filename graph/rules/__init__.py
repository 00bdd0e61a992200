"""The method's tables as data: rule files of the package, each replaceable by a company's own.

A rule file is TOML or JSON named after its rules. A company's folder is looked at first.
"""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from graph.errors import InvalidInput

M = TypeVar("M", bound=BaseModel)
PACKAGE = Path(__file__).parent
SUFFIXES = (".toml", ".json")


def rules(name: str, model: type[M], folder: Path | None = None) -> M:
    """Return rules: those of the company's folder, or else the package's.

    Parameters
    ----------
    name
        The file's name without its suffix.
    model
        What they must be.
    folder
        The company's own rule files; None: it has none.

    Raises
    ------
    InvalidInput
        If the file cannot be read or is not what it must be; the text names file and place.
    """
    found = _read(name, model, folder)
    assert isinstance(found, model)  # noqa: S101 (for mypy: the cache forgets the type)
    return found


@cache
def _read(name: str, model: type[BaseModel], folder: Path | None) -> BaseModel:
    path = _file(name, folder)
    try:
        return model.model_validate(_parsed(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise InvalidInput(f"{path}: {place or 'the file'}: {first['msg']}") from None


def _file(name: str, folder: Path | None) -> Path:
    folders = (folder, PACKAGE) if folder else (PACKAGE,)
    files = (place / f"{name}{suffix}" for place in folders for suffix in SUFFIXES)
    return next(file for file in files if file.is_file())


def _parsed(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{path}: {error}") from None
