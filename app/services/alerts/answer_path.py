"""The way to one value of an analysis' answer, as JSON has it: ``items[deal].probability``."""

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from graph.analysis.registry import ANALYSES
from graph.errors import InvalidInput
from graph.model.problems import shown
from graph.view.answer import answer_model

PATH = r"^[a-z_]+(\[[^\[\]]{1,200}\])?(\.[a-z_]+(\[[^\[\]]{1,200}\])?)*$"
_STEP = re.compile(r"([a-z_]+)(?:\[([^\[\]]+)\])?")
POSSIBLE = "possible"
"""The label of a finding that is not likely: nobody is named by it."""


@dataclass(frozen=True)
class Walk:
    """What a path leads to in an answer, and what it came through."""

    end: Any
    through: tuple[Any, ...]

    @classmethod
    def along(cls, answer: Any, path: str) -> "Walk":
        """Return where a path leads. Raises InvalidInput where the answer has no such value."""
        at, through = answer, []
        for name, chosen in _STEP.findall(path):
            if not isinstance(at, dict) or name not in at:
                raise InvalidInput(f"path: the answer has no {shown(name)} in {path}")
            at = _chosen(at[name], chosen) if chosen else at[name]
            through.append(at)
            if at is None:
                break
        return cls(at, tuple(through))

    @property
    def number(self) -> float | None:
        """The value; of a list how many there are; None where nothing is found."""
        if isinstance(self.end, list):
            return float(len(self.end))
        if isinstance(self.end, bool) or not isinstance(self.end, int | float | None):
            raise InvalidInput("path: expected one that leads to a number or to a list")
        return self.end

    @property
    def is_unsure(self) -> bool:
        """Whether it leads through a finding that is only possible."""
        return any(one.get("label") == POSSIBLE for one in self._found)

    @property
    def evidence(self) -> list[Any]:
        """What the finding that it leads through rests on."""
        found = [one["evidence"] for one in self._found if "evidence" in one]
        return found[-1] if found else []

    @property
    def about(self) -> str:
        """Whom or what the finding is about, by name, or of a project by its id."""
        names = [name for one in self._found if (name := _name(one))]
        return names[-1] if names else ""

    @property
    def _found(self) -> list[dict[str, Any]]:
        return [one for one in self.through if isinstance(one, dict)]


def last_name(path: str) -> str:
    """Return the name of the value that a path leads to.

    Examples
    --------
    >>> last_name("items[deal].probability"), last_name("items")
    ('probability', 'items')
    """
    name: str = _STEP.findall(path)[-1][0]
    return name


def check_path(analysis: str, path: str) -> None:
    """Raise ValueError where no answer of an analysis can have a value there."""
    described = ANALYSES[analysis]
    at: list[Any] = [answer_model(described.finding, described.beside)]
    for name, chosen in _STEP.findall(path):
        models = [one for one in at if isinstance(one, type) and issubclass(one, BaseModel)]
        if not models:
            return  # what is written freely cannot be foretold
        fields = {
            key: field.annotation for one in models for key, field in one.model_fields.items()
        }
        if name not in fields:
            raise ValueError(f"path: expected one of {', '.join(fields)}, got {shown(name)}")
        at = list(_kinds(fields[name]))
        if chosen:
            at = [kind for one in at for kind in _items(one)]


def _kinds(annotation: Any) -> Iterator[Any]:
    """Yield what a value of an annotation may be, but for nothing."""
    if get_origin(annotation) is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for one in get_args(annotation):
            yield from _kinds(one)
    elif annotation is not type(None):
        yield annotation


def _items(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (tuple, list):
        yield from _kinds(get_args(annotation)[0])


def _chosen(items: Any, which: str) -> Any:
    """Return the item of a rank, or about a contact or project with this id; None: none is."""
    if not isinstance(items, list):
        raise InvalidInput(f"path: [{which}] stands behind what is no list")
    found = (item for item in items if isinstance(item, dict) and which in _ids(item))
    return next(found, None)


def _ids(item: dict[str, Any]) -> set[str]:
    contact = item.get("contact")
    id_ = contact.get("id") if isinstance(contact, dict) else None
    return {str(one) for one in (item.get("rank"), id_, item.get("project"), item.get("id"))}


def _name(item: dict[str, Any]) -> str:
    contact = item.get("contact")
    name = contact.get("name") if isinstance(contact, dict) else item.get("name")
    return str(name or item.get("project") or "")
