"""Parts of a report that are made already, kept as files, so that a second call goes on."""

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.services.access import Access
from app.services.reports.parts import REPORTS
from app.services.reports.sources import Asked
from graph.analysis.registry import ANALYSES
from graph.errors import InvalidInput
from graph.store import Account
from graph.view.report.model import AccountPart

PARTS = ".parts"


@dataclass(frozen=True)
class PartsFolder:
    """A folder with one file for each account's part of one report, as it was asked for.

    A file counts as long as its account is as it was.
    """

    path: Path

    @classmethod
    def of(cls, out: Path, access: Access, asked: Asked, accounts: list[Account]) -> "PartsFolder":
        """Return the folder below another that is for this report alone.

        Parts that rest on all of the tenant's accounts are made anew when one of these has changed.
        """
        said: dict[str, Any] = {
            "by": version("kingmaker"),
            "tenant": access.tenant,
            "pages": access.pages,
        }
        said |= {"rules": str(access.rules)} | asdict(asked)
        needs = REPORTS[asked.report].needs
        if any(ANALYSES[name].uses_tenant for name in needs if name in ANALYSES):
            said["accounts"] = [_state(one) for one in accounts]
        digest = hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode())
        return cls(out / PARTS / digest.hexdigest()[:16])

    def get(self, account: Account) -> AccountPart | None:
        """Return an account's part, if it was made and the account is as it was."""
        try:
            kept = json.loads(self._file(account).read_text(encoding="utf-8"))
            part = AccountPart.model_validate(kept["part"])
        except (OSError, ValueError, KeyError, TypeError, ValidationError):
            return None
        return part if kept["state"] == _state(account) else None

    def put(self, account: Account, part: AccountPart) -> None:
        """Keep an account's part; whoever is killed here leaves the file whole or none.

        Raises
        ------
        InvalidInput
            If it cannot be written.
        """
        kept = {"state": _state(account), "part": part.model_dump(mode="json")}
        file = self._file(account)
        unfinished = file.with_suffix(f".{os.getpid()}")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            unfinished.replace(file)
        except OSError as error:
            raise InvalidInput(f"cannot write {file}: {error.strerror}") from None

    def forget(self) -> None:
        """Remove all parts."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self.path.parent.is_dir() and not any(self.path.parent.iterdir()):
            self.path.parent.rmdir()

    def _file(self, account: Account) -> Path:
        return self.path / f"{hashlib.sha256(account.id.encode()).hexdigest()[:32]}.json"


def _state(account: Account) -> list[str | int]:
    return [account.id, account.name, account.version, account.created_at.isoformat()]
