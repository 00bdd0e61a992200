"""A table described once: what import, export, HTTP, both stores and the docs read."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from graph.errors import NotFound
from graph.model.column import Column, column_of, json_property, or_null
from graph.model.fact import FURTHER_NAME, Fact
from graph.model.problems import CellProblem, InvalidRow, shown, shown_name
from graph.model.types import PLAIN_TEXT, Ref

Row = dict[str, Any]
"""One fact as JSON: text, numbers, booleans and lists of text by column; no empty columns."""


@dataclass(frozen=True)
class Link:
    """A fact that is an arrow between two things: the columns of its ends and its type."""

    start: str
    end: str
    relation: str


@dataclass(frozen=True)
class Table:
    """A table of facts.

    Parameters
    ----------
    name
        Its name in bundles, URLs and code.
    model
        The pydantic model of a row; its docstring says what a row is.
    label
        What a row is called in the graph database.
    zh
        Its Chinese name.
    key
        The columns that identify a row.
    link
        For a fact that is an arrow between two things, its ends; else None.
    summed
        A column that is summed where one bundle has the same key twice.
    sensitive
        Whether its rows need a permission of their own, and no analysis ever gets them.
    """

    name: str
    model: type[Fact]
    label: str
    zh: str
    key: tuple[str, ...] = ("id",)
    link: Link | None = None
    summed: str | None = None
    sensitive: bool = False

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """The columns by name, in the model's order, those of every fact last."""
        fields = self.model.model_fields
        own = [name for name in fields if name not in Fact.model_fields]
        described = (column_of(name, fields[name]) for name in [*own, *Fact.model_fields])
        return {column.name: column for column in described}

    @cached_property
    def refs(self) -> Mapping[str, Ref]:
        """The columns that hold ids of other rows."""
        return {c.name: c.ref for c in self.columns.values() if c.ref is not None}

    def validate(self, raw: Mapping[str, Any]) -> Row:
        """Return the row in canonical form.

        Raises
        ------
        InvalidRow
            With every problem of the row, in the order of the columns.
        """
        filled = {name: value for name, value in raw.items() if value is not None}
        further = {name: value for name, value in filled.items() if name not in self.columns}
        wrong_names = list(self._further_problems(further))
        known = {name: value for name, value in filled.items() if name in self.columns}
        try:
            fact = self.model.model_validate(known if wrong_names else filled)
        except ValidationError as error:
            cells = list(self._cell_problems(error, raw))
            cells += self._problems_between(known, {cell.column for cell in cells})
            raise InvalidRow(self.name, [*cells, *wrong_names]) from None
        between = [CellProblem(column, words) for column, words in fact.problems()]
        if between or wrong_names:
            raise InvalidRow(self.name, [*between, *wrong_names])
        dumped = fact.model_dump(mode="json", by_alias=True, exclude_none=True)
        return {name: value for name, value in dumped.items() if value != []}

    def json_schema(self, *, key_required: bool = True) -> dict[str, Any]:
        """Return the JSON schema of a row; columns that may be missing may also be null.

        Parameters
        ----------
        key_required
            Whether the key's columns must be there (in a request they are in the URL).
        """
        schema = self.model.model_json_schema()
        required = [c.name for c in self.columns.values() if c.required]
        if not key_required:
            required = [name for name in required if name not in self.key]
        described = schema["properties"]
        properties = {c.name: json_property(c, described[c.name]) for c in self.columns.values()}
        text = {"type": "string", "minLength": 1, "maxLength": 20_000, "pattern": PLAIN_TEXT}
        return {
            "type": "object",
            "description": schema["description"],
            "properties": {
                name: value if name in required else or_null(value)
                for name, value in properties.items()
            },
            "patternProperties": {
                f"^{prefix}{FURTHER_NAME}$": text for prefix in self.model.prefixes
            },
            "additionalProperties": False,
            "required": required,
        }

    def key_of(self, row: Row) -> str:
        """Return the row's key as one text: its id, or the JSON array of its key columns.

        Examples
        --------
        >>> from graph.model import TABLES
        >>> TABLES["contacts"].key_of({"id": "li_wen", "name": "Li Wen"})
        'li_wen'
        >>> TABLES["influences"].key_of({"from": "a", "to": "b", "kind": "advice"})
        '["a","b","advice",null]'
        """
        if self.key == ("id",):
            return str(row["id"])
        return _compact([row.get(column) for column in self.key])

    def key_columns(self, key: str) -> Row:
        """Return the key columns of a key text; columns without a value are left out."""
        if self.key == ("id",):
            return {"id": key}
        parts = json.loads(key)
        return {c: v for c, v in zip(self.key, parts, strict=True) if v is not None}

    def key_in_url(self, key: str) -> str:
        """Return the key as a URL has it: an id as it is, else URL-safe base64."""
        if self.key == ("id",):
            return key
        return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")

    def key_from_url(self, text: str) -> str:
        """Return the key text of a key in a URL.

        Raises
        ------
        NotFound
            If it is not the URL-safe base64 of a JSON array with the key's columns.
        """
        if self.key == ("id",):
            return text
        expected = f"{self.name} are keyed by the URL-safe base64 of [{', '.join(self.key)}]"
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
            parts = json.loads(raw)
            key = _compact(parts)
            key.encode()
        except (binascii.Error, ValueError, RecursionError):
            raise NotFound(expected) from None
        if not isinstance(parts, list) or len(parts) != len(self.key):
            raise NotFound(expected)
        return key

    def referred(self, row: Row) -> Iterator[tuple[str, str, str]]:
        """Yield (column, table, id) for each row that this one refers to."""
        for column, ref in self.refs.items():
            value = row.get(column)
            for target in value if isinstance(value, list) else [value]:
                if target is not None and target != ref.besides:
                    yield column, ref.table, target

    def _further_problems(self, further: Row) -> Iterator[CellProblem]:
        for name, value in further.items():
            words = self.model.further_problem(name, value)
            if words:
                yield CellProblem(shown_name(name), words)

    def _problems_between(self, row: Row, wrong: Set[str | None]) -> Iterator[CellProblem]:
        """Yield what no single column shows, of a row with wrong ones (each like no other)."""
        good = {name: value for name, value in row.items() if name not in wrong}
        lacking = {c.name: object() for c in self.columns.values() if c.required}
        for column, words in self.model.model_construct(**{**lacking, **good}).problems():
            if column not in wrong:
                yield CellProblem(column, words)

    def _cell_problems(
        self, error: ValidationError, raw: Mapping[str, Any]
    ) -> Iterator[CellProblem]:
        wrong = {str(detail["loc"][0]) for detail in error.errors(include_url=False)}
        for column in (c for c in self.columns.values() if c.name in wrong):
            got = shown(raw.get(column.name))
            yield CellProblem(column.name, f"expected {column.expects}, got {got}")


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
