"""Every error Kingmaker raises on purpose.

::

    KingmakerError
    ├── InvalidInput            what was asked or sent cannot be understood
    │   └── InvalidRows         rows that break the model, each with table, row and column
    │       └── ConductBroken   interactions that the conduct rules do not allow
    ├── NotFound                no such account, fact, change or project
    ├── Conflict                the request is clear, but today's facts stand against it
    │   └── CyclicPains         pains that cause one another in a circle
    ├── StaleVersion            If-Match names a version that is no longer the account's
    ├── VersionRequired         a write that replaces came without If-Match
    ├── TooLarge                a bundle or request over the limits
    ├── Unauthorised            no API key, or not one of ours
    ├── Forbidden               the key may not do this
    └── StoreUnavailable        the store cannot be reached now; try again later
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

MOST_PROBLEMS_LISTED = 10_000
MOST_PROBLEMS_IN_TEXT = 20
"""How many row problems an error's text spells out; `problems` always has them all."""


class KingmakerError(Exception):
    """Base of all errors that Kingmaker raises on purpose; its text is for the user."""

    def extensions(self) -> dict[str, Any]:
        """Members beside `detail` in the RFC 9457 problem."""
        return {}


class InvalidInput(KingmakerError):
    """What was asked or sent cannot be understood; the text says what was expected."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing wrong with one cell (or row, or table) of what was sent.

    `row` counts as a spreadsheet does (the header of a CSV is row 1); in JSON the first
    object is row 1. It is None where the whole table is meant.
    """

    table: str
    row: int | None
    column: str | None
    problem: str

    def __str__(self) -> str:
        place = self.table
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}"
        return f"{place}: {self.problem}"


class InvalidRows(InvalidInput):
    """Rows that break the model; nothing was stored.

    Parameters
    ----------
    problems
        Every problem found, in the order of the input.
    """

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        self.problems = tuple(problems)
        shown = "\n".join(str(problem) for problem in self.problems[:MOST_PROBLEMS_IN_TEXT])
        rest = len(self.problems) - MOST_PROBLEMS_IN_TEXT
        more = f"\n… and {rest} more" if rest > 0 else ""
        super().__init__(f"{len(self.problems)} problem(s), nothing was stored\n{shown}{more}")

    def extensions(self) -> dict[str, Any]:
        """Return the problems as `errors`; of more than 10,000 the first, and how many more."""
        listed = [asdict(problem) for problem in self.problems[:MOST_PROBLEMS_LISTED]]
        more = len(self.problems) - len(listed)
        return {"errors": listed} | ({"more_errors": more} if more else {})


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A conduct rule that an interaction breaks: its limits and the sums so far, in `currency`.

    `text`: what refuses it, by language.
    """

    interaction: str
    contact: str
    rule: str
    currency: str | None
    per_head: float | None
    limit_head: float | None
    year_so_far: float | None
    limit_year: float | None
    text: Mapping[str, str]


class ConductBroken(InvalidRows):
    """Interactions that the conduct rules do not allow; nothing was stored.

    Parameters
    ----------
    problems
        One for each, in the order of the input.
    broken
        Which rule each breaks, and by how much.
    """

    def __init__(self, problems: Sequence[RowProblem], broken: Sequence[BrokenRule]) -> None:
        super().__init__(problems)
        self.broken = tuple(broken)

    def extensions(self) -> dict[str, Any]:
        """Return also which rules are broken, as `conduct`."""
        listed = [asdict(rule) for rule in self.broken[:MOST_PROBLEMS_LISTED]]
        return super().extensions() | {"conduct": listed}


class NotFound(KingmakerError):
    """No such account, fact, change or project."""


class Conflict(KingmakerError):
    """The request is clear, but today's facts stand against it."""


class CyclicPains(Conflict):
    """Pains that cause one another in a circle; the text names them."""

    def __init__(self, circle: str) -> None:
        super().__init__(
            f"pains cause one another in a circle: {circle}; remove one of these pain_causes"
        )


class StaleVersion(KingmakerError):
    """If-Match names a version that is no longer the account's."""

    def __init__(self, *, expected: int, version: int) -> None:
        super().__init__(
            f"the account is at version {version}, the request was made for version {expected}: "
            "read again, then repeat the change"
        )
        self.version = version

    def extensions(self) -> dict[str, Any]:
        """Return the account's present version."""
        return {"version": self.version}


class StaleEntry(KingmakerError):
    """What a tenant keeps under a key is no longer what a change was made for."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(
            f"{kind} {key!r} has changed meanwhile: read again, then repeat the change"
        )


class VersionRequired(KingmakerError):
    """A write that replaces came without If-Match."""


class TooLarge(KingmakerError):
    """A bundle or request over the limits."""


class Unauthorised(KingmakerError):
    """No API key, or not one of ours."""


class Forbidden(KingmakerError):
    """The key may not do this."""


class StoreUnavailable(KingmakerError):
    """The store cannot be reached now; trying again later may work."""
