"""Every setting, from the environment (KINGMAKER_…) or given to `create_app`."""

import ipaddress
import os
import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from app.delivery.settings import DeliverySettings
from graph.view.power_map.groups import ROLL_UP_FROM

MIB = 1024 * 1024
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#<>\"'\\]+(/[^\s?#<>\"'\\]*)?")


class Settings(DeliverySettings):
    """How Kingmaker runs; each field is also an environment variable, as KINGMAKER_STORE.

    Parameters
    ----------
    store
        Where accounts are kept: sqlite:///FILE, neo4j://HOST:PORT, bolt://…, neo4j+s://…
    neo4j_user, neo4j_password
        For a Neo4j store.
    tenant
        Whose accounts are used where no API key says so.
    host, port
        Where the server listens. Elsewhere than on loopback, API keys are required.
    cors_origins
        Origins of browser pages that may call the API, separated by commas.
    max_upload_mib
        The largest request body, in MiB.
    roll_up_from
        Power maps of so many people and more open rolled up by unit.
    rules
        A folder with the company's own rule files, each over ours of the same name.
    sensitive
        Whether sensitive notes may be seen where no API key says so.
    job_workers
        How many jobs the server works off at once; 0: none, others do.
    report_workers
        How many processes make a job's report over many accounts; 1: none beside the server's.
    alert_seconds
        How often the server looks whether a watched account has changed; 0: never, others do.
    public_url
        Where readers of reports reach the pages, as https://sales.example; empty: links in reports
        are relative.
    """

    model_config = SettingsConfigDict(env_prefix="KINGMAKER_", frozen=True, extra="ignore")

    store: str = "sqlite:///kingmaker.db"
    neo4j_user: str | None = None
    neo4j_password: SecretStr | None = None
    tenant: Annotated[str, Field(min_length=1, max_length=128)] = "default"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    cors_origins: Annotated[tuple[str, ...], NoDecode] = ()
    max_upload_mib: Annotated[int, Field(ge=1)] = 50
    roll_up_from: Annotated[int, Field(ge=1)] = ROLL_UP_FROM
    rules: Path | None = None
    sensitive: bool = False
    job_workers: Annotated[int, Field(ge=0, le=64)] = 1
    report_workers: Annotated[int, Field(ge=1, le=64)] = min(os.cpu_count() or 1, 4)
    alert_seconds: Annotated[int, Field(ge=0, le=86_400)] = 30
    public_url: str = ""

    @field_validator("public_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if value and not _WEB_ADDRESS.fullmatch(value):
            raise ValueError("expected an address as https://sales.example, without a query")
        return value.rstrip("/")

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(origin.strip() for origin in value.split(",") if origin.strip())
        return value

    @property
    def needs_keys(self) -> bool:
        """Whether requests need an API key: always, unless served on loopback only."""
        return not is_loopback(self.host)

    @property
    def max_upload_bytes(self) -> int:
        """The largest request body, in bytes."""
        return self.max_upload_mib * MIB


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine only.

    Examples
    --------
    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
