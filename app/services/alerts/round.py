"""A round of alerts: look at what has changed, then send what is due."""

from dataclasses import dataclass
from datetime import datetime

from app.services.access import Access
from app.services.alerts.looking import Round, look_round
from app.services.alerts.sending import send_due
from graph.progress import Progress, quiet


@dataclass(frozen=True, slots=True)
class Rounded:
    """What a round found, and how many messages it put into the outbox."""

    found: Round
    messages: int


def run_alerts(access: Access, now: datetime, progress: Progress = quiet) -> Rounded:
    """Look at a tenant's watched accounts, and put what is due into the outbox.

    A round that is killed at any point loses nothing and sends nothing twice: the next one goes on.

    Raises
    ------
    StoreUnavailable
        If the store cannot be reached.
    """
    found = look_round(access, now, progress)
    return Rounded(found, send_due(access, now))
