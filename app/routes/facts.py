"""Every table over HTTP: its routes are made from its description."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict
from starlette.convertors import PathConvertor, register_url_convertor

from app.deps import AccountId, After, Limit, TheAccess, TheExpected, tagged
from app.schemas import body_schema_name, page_schema_name, row_schema_name, schema_ref
from app.services import facts
from app.services.conduct_guard import ConductFlag
from graph.errors import InvalidInput
from graph.model import TABLES, Row, Table
from graph.model.contact import CONTACTS
from graph.model.interaction import INTERACTIONS
from graph.model.types import Id


class RowKeyConvertor(PathConvertor):
    """A row's key in a path: with slashes, but never the address of merging."""

    regex = ".*(?<!/merge)"


register_url_convertor("row_key", RowKeyConvertor())
router = APIRouter(prefix="/v1/accounts/{account}", tags=["facts"])
CONDUCT_HEADER = "Kingmaker-Conduct"
"""Where something is stored though it does not keep to conduct rules."""
CONDUCT_SAID = {
    CONDUCT_HEADER: {
        "description": "What is stored though it does not keep to conduct rules, as "
        "needs_approval; rules=K08,K20 (needs_approval, exception or incomplete).",
        "schema": {"type": "string"},
    }
}
Key = Annotated[
    str,
    Path(
        max_length=4000,
        description="The id; for tables without one the URL-safe base64 of the JSON array of the "
        "key's columns (`key` in what is listed).",
    ),
]


class Merge(BaseModel):
    """Which contact is the other one: the one in the URL goes `into` it, or takes `duplicate`."""

    model_config = ConfigDict(extra="forbid")

    into: Id | None = None
    duplicate: Id | None = None


def _add_routes(table: Table) -> None:
    """Add a table's routes: list, get, put, delete."""
    rows, one = f"/{table.name}", f"/{table.name}/{{key:row_key}}"
    row, page = _content(row_schema_name(table)), _content(page_schema_name(table))
    body = {"requestBody": _content(body_schema_name(table)) | {"required": True}}
    docs: dict[int | str, dict[str, Any]] = {200: {"description": "As it is now.", **row}}
    new: dict[int | str, dict[str, Any]] = {201: {"description": "It is new.", **row}}
    add = router.add_api_route
    add(rows, _lister(table), responses={200: page}, name=f"list_{table.name}")
    add(one, _getter(table), responses=docs, name=f"get_{table.name}")
    add(
        one,
        _putter(table),
        methods=["PUT"],
        responses=_said_of_conduct(docs | new) if table is INTERACTIONS else docs | new,
        openapi_extra=body,
        name=f"put_{table.name}",
    )
    add(one, _deleter(table), methods=["DELETE"], status_code=204, name=f"delete_{table.name}")


def _said_of_conduct(responses: dict[int | str, dict[str, Any]]) -> dict[int | str, dict[str, Any]]:
    return {status: {**of, "headers": CONDUCT_SAID} for status, of in responses.items()}


def _content(schema: str) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema_ref(schema)}}}


def _lister(table: Table) -> Callable[..., Response]:
    def list_rows(
        request: Request,
        access: TheAccess,
        account: AccountId,
        after: After = "",
        limit: Limit = 100,
    ) -> Response:
        page = facts.list_rows(access, account, table, after, limit)
        items = [_out(table, key, row) for key, row in page.rows]
        return tagged(request, {"items": items, "next": page.next}, str(page.version))

    list_rows.__doc__ = f"Return rows of {table.name} by key."
    return list_rows


def _getter(table: Table) -> Callable[..., Response]:
    def get_row(request: Request, access: TheAccess, account: AccountId, key: Key) -> Response:
        stored = facts.get_row(access, account, table, table.key_from_url(key))
        return tagged(request, _out(table, stored.key, stored.row), str(stored.version))

    get_row.__doc__ = f"Return one row of {table.name}."
    return get_row


def _putter(table: Table) -> Callable[..., Response]:
    def put_row(
        request: Request,
        access: TheAccess,
        account: AccountId,
        key: Key,
        values: Annotated[dict[str, Any], Body()],
        expected: TheExpected,
    ) -> Response:
        at = table.key_from_url(key)
        if values.pop("key", None) not in (None, table.key_in_url(at)):
            raise InvalidInput("key: expected the key in the URL, or none")
        stored = facts.put_row(access, account, table, at, values, expected)
        content = _out(table, stored.key, stored.row)
        answer = tagged(request, content, str(stored.version), 201 if stored.is_new else 200)
        if stored.conduct:
            answer.headers[CONDUCT_HEADER] = in_header(stored.conduct)
        return answer

    put_row.__doc__ = (
        f"Put one row of {table.name}: new, or with If-Match in place of what is there."
    )
    return put_row


def in_header(flags: Iterable[ConductFlag]) -> str:
    """Return what conduct rules say of what was put, as its header: each status and its rules."""
    said = (f"{flag.status}; rules={','.join(flag.rules)}" for flag in flags)
    return ", ".join(dict.fromkeys(said))


def _deleter(table: Table) -> Callable[..., None]:
    def delete_row(
        access: TheAccess,
        account: AccountId,
        key: Key,
        expected: TheExpected,
        cascade: Annotated[
            bool, Query(description="Also the facts that cannot be without it.")
        ] = False,
    ) -> None:
        facts.delete_row(access, account, table, table.key_from_url(key), expected, cascade=cascade)

    delete_row.__doc__ = f"Delete one row of {table.name}."
    return delete_row


def _out(table: Table, key: str, row: Row) -> Row:
    """Return a row as clients get it: every column, and its key in URLs."""
    return dict.fromkeys(table.columns) | row | {"key": table.key_in_url(key)}


for _table in TABLES.values():
    _add_routes(_table)


@router.post(
    "/contacts/{key:row_key}/merge",
    responses={200: {"description": "Who stays.", **_content(row_schema_name(CONTACTS))}},
)
def merge_contacts(
    request: Request,
    access: TheAccess,
    account: AccountId,
    key: Key,
    body: Merge,
    expected: TheExpected,
) -> Response:
    """Make two contacts one: every fact about the duplicate becomes one about who stays."""
    if (body.into is None) == (body.duplicate is None):
        raise InvalidInput("expected one of into, duplicate")
    duplicate, survivor = (key, body.into) if body.into else (body.duplicate or "", key)
    stored = facts.merge_contacts(access, account, duplicate, survivor, expected)
    return tagged(request, _out(CONTACTS, stored.key, stored.row), str(stored.version))
