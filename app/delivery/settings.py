"""The settings of delivery: the ways out that there are, and how patient they are."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.delivery.leases import LONGEST_LEASE

Seconds = Annotated[float, Field(gt=0, le=300)]
KeptDays = Annotated[int, Field(ge=1, le=36_500)]


class DeliverySettings(BaseSettings):
    """How messages go out; each field is also an environment variable, as KINGMAKER_SMTP_HOST.

    Parameters
    ----------
    delivery_folder
        The folder below which recipients of the channel `folder` are; without it there are none.
    delivery_attempts
        After so many attempts a message is a dead letter.
    delivery_backoff_seconds
        The wait after the first attempt; it doubles with each, up to an hour.
    lease_seconds
        How long what a worker has begun is nobody else's; longer than any sending takes.
    sent_days
        How long it is kept what was sent to whom; the files are not kept at all.
    dead_letter_days
        How long dead letters wait for somebody to put them back.
    smtp_host, smtp_port, smtp_user, smtp_password
        The mail server; without a host there is no mail.
    smtp_security
        starttls, ssl (from the first byte), or none (for a server on this machine).
    smtp_from
        The sender's address.
    smtp_timeout
        Seconds that sending one message may take.
    webhook_secret
        Signs what webhooks get (HMAC-SHA256); whsec_ and base64, or any text; without it there
        are none.
    webhook_secrets
        Secrets of tenants that have their own, as JSON: {"north": "whsec_…"}.
    webhook_timeout
        Seconds that calling one webhook may take.
    allow_private_addresses
        Whether webhooks may call private, loopback and link-local addresses, and plain http.
    """

    model_config = SettingsConfigDict(env_prefix="KINGMAKER_", frozen=True, extra="ignore")

    delivery_folder: Path | None = None
    delivery_attempts: Annotated[int, Field(ge=1, le=100)] = 8
    delivery_backoff_seconds: Annotated[float, Field(gt=0, le=3600)] = 60
    lease_seconds: Annotated[float, Field(ge=60, le=LONGEST_LEASE.total_seconds())] = 600
    sent_days: KeptDays = 30
    dead_letter_days: KeptDays = 365
    smtp_host: str | None = None
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_security: Literal["starttls", "ssl", "none"] = "starttls"
    smtp_from: str = "kingmaker@localhost"
    smtp_timeout: Seconds = 30
    webhook_secret: SecretStr | None = None
    webhook_secrets: Annotated[dict[str, SecretStr], NoDecode] = Field(default_factory=dict)
    webhook_timeout: Seconds = 15
    allow_private_addresses: bool = False

    @field_validator("webhook_secrets", mode="before")
    @classmethod
    def _by_tenant(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value or "{}")
        except json.JSONDecodeError:
            raise ValueError('expected JSON as {"tenant": "secret"}') from None

    def of_tenant(self, tenant: str) -> Self:
        """Return the settings with a tenant's own secret, where it has one."""
        secret = self.webhook_secrets.get(tenant, self.webhook_secret)
        return self.model_copy(update={"webhook_secret": secret})

    @property
    def lease(self) -> timedelta:
        """How long what a worker has begun is nobody else's: more than any sending takes."""
        longest = 2 * max(self.smtp_timeout, self.webhook_timeout)
        return timedelta(seconds=max(self.lease_seconds, longest))
