"""Sensitive notes: who may see them, and until when."""

from collections.abc import Iterable
from datetime import UTC, datetime

from app.services.access import Access
from graph.errors import Forbidden
from graph.model import TABLES, Row, Table

EXPIRES = "expires_on"


def check_may_see(access: Access, table: Table) -> None:
    """Raise Forbidden where a table is sensitive and the access has no permission for that."""
    if table.sensitive and not access.sensitive:
        raise Forbidden(
            f"{table.name} need a permission of their own: an API key with the additional scope "
            "sensitive (kingmaker keys add NAME --sensitive), on this machine kingmaker --sensitive"
        )


def check_may_see_all(access: Access, names: Iterable[str]) -> None:
    """Raise Forbidden where one of these tables is sensitive and may not be seen."""
    for name in names:
        if name in TABLES:
            check_may_see(access, TABLES[name])


def is_shown(table: Table, row: Row) -> bool:
    """Return whether a row has not expired, today (UTC)."""
    today = datetime.now(UTC).date().isoformat()
    return not table.sensitive or today < row[EXPIRES]
