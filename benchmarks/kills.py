"""Workers killed (SIGKILL) at random moments of a run: is anything lost, or there twice?

Usage: python -m benchmarks.kills [--seeds N] [--store URL] [--user NAME] [--password TEXT]

For each seed a tenant has two days of a report due, to a folder, a mail and a web server on this
machine. Workers are started one after another, each killed after a random part of the time that
a whole run takes, until one ends by itself. Then what was made is held against what arrived.
A seed whose first worker was quicker than its kill is checked too, and has another tenant, until
one was killed: so each seed is at least one kill, and `unkilled` counts the runs without.
"""

import argparse
import multiprocessing
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import uuid4

import numpy as np
from pydantic import SecretStr

from app.delivery.settings import DeliverySettings
from app.services.access import Access
from app.services.delivering import Delivery
from app.services.due import work_off
from app.services.outbox import messages
from app.services.reports.runs import RUN
from app.services.worker import Worker, worker_name
from graph.store.open import open_store
from tests.app.receivers import Hook, Mailbox, hook, mailbox
from tests.app.scheduled import Clock, Maker, defined

DAYS = 2
WARM_UP = 3
"""Runs that are not killed; the last says how long one takes."""
SLOWER = 1.1
"""A life is expected to last so much longer after each kill, until one lasts shorter: machines are
not equally quick all the time, and a kill that comes too late is none."""
CHANNELS = ("folder", "smtp", "webhook")
SAID = ("seeds", "kills", "unkilled", "lost", "folder_twice", "mail_repeats", "webhook_repeats")
CONTEXT = multiprocessing.get_context("forkserver")


@dataclass(frozen=True)
class Place:
    """Where a tenant is kept and where its messages go; it can be sent to another process."""

    url: str
    user: str | None
    password: str | None
    tenant: str
    folder: Path
    mail_port: int
    web_port: int

    def access(self) -> Access:
        return Access(open_store(self.url, user=self.user, password=self.password), self.tenant, "")

    def delivery(self) -> Delivery:
        settings = DeliverySettings(
            delivery_folder=self.folder,
            smtp_host="127.0.0.1",
            smtp_port=self.mail_port,
            smtp_security="none",
            webhook_secret=SecretStr("secret"),
            allow_private_addresses=True,
        )
        return Delivery.of(settings)


def work(place: Place, now: datetime, ready: Connection) -> None:
    """Be one worker: say when it begins, and do what is due."""
    access = place.access()
    access.store.ping()
    worker = Worker(worker_name(), lambda: now)
    ready.send(True)
    work_off(access, worker, place.delivery(), Maker())


def one_life(place: Place, now: datetime, seconds: float | None) -> tuple[bool, float]:
    """Let a worker live so long (None: as long as it wants); return whether it ended by itself."""
    parent, child = CONTEXT.Pipe()
    process = CONTEXT.Process(target=work, args=(place, now, child))
    process.start()
    parent.recv()
    began = time.monotonic()
    process.join(seconds)
    process.kill()
    process.join()
    if process.exitcode not in (0, -9):
        raise RuntimeError(f"a worker ended with {process.exitcode}")
    return process.exitcode == 0, time.monotonic() - began


def run_seed(place: Place, chance: np.random.Generator | None, longest: float) -> tuple[int, float]:
    """Have a tenant's reports made and sent; return the kills, and the last life's seconds."""
    access, clock, kills = place.access(), Clock(), 0
    url = f"webhook:http://127.0.0.1:{place.web_port}/"
    defined(access, ["folder:" + place.folder.name, "smtp:a@b.example", url], catch_up=DAYS)
    clock.pass_(days=DAYS, hours=1)
    while True:
        seconds = chance.uniform(0, longest) if chance else None
        ended, lasted = one_life(place, clock.now, seconds)
        if ended and not messages(access, "waiting")[0]:
            return kills, lasted
        kills += not ended
        clock.pass_(minutes=11)


def check(place: Place, box: Mailbox, web: Hook) -> Counter[str]:
    """Return what is lost, what is there twice, and the repeats that bear the same id."""
    access = place.access()
    runs = access.store.entries(place.tenant, RUN, "", 100)
    sent, _ = messages(access, "sent")
    ids = {channel: {m.id for m in sent if m.channel == channel} for channel in CHANNELS}
    mails, posts = [one[1:33] for one in box.ids], web.ids
    folders = [one.name[-16:] for one in (place.folder / place.folder.name).iterdir()]
    arrived = {
        "folder": Counter(folders),
        "smtp": Counter(one for one in mails if one in ids["smtp"]),
        "webhook": Counter(one for one in posts if one in ids["webhook"]),
    }
    return Counter(
        lost=sum(DAYS - len(found) for found in arrived.values()) + DAYS - len(runs),
        folder_twice=sum(arrived["folder"].values()) - len(arrived["folder"]),
        mail_repeats=sum(arrived["smtp"].values()) - len(arrived["smtp"]),
        webhook_repeats=sum(arrived["webhook"].values()) - len(arrived["webhook"]),
    )


def main() -> None:
    """Run all seeds and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--store", help="default: a new SQLite file")
    parser.add_argument("--user")
    parser.add_argument("--password")
    given = parser.parse_args()
    CONTEXT.set_forkserver_preload(["app.services.due", "graph.store.open", "tests.app.scheduled"])
    found: Counter[str] = Counter(seeds=given.seeds)
    with tempfile.TemporaryDirectory() as folder, mailbox() as box, hook() as web:
        url = given.store or f"sqlite:///{folder}/kills.db"
        longest = 0.0
        for seed in range(-WARM_UP, given.seeds):
            chance = np.random.default_rng(seed) if seed >= 0 else None
            kills = 0
            while not kills:
                home, tenant = Path(folder) / f"out{uuid4().hex}", f"kills {uuid4()}"
                place = Place(url, given.user, given.password, tenant, home, box.port, web.port)
                kills, lasted = run_seed(place, chance, longest)
                found += Counter(kills=kills) + check(place, box, web)
                if chance is None:
                    longest = lasted
                    break
                found["unkilled"] += not kills
                longest = longest * SLOWER if kills else lasted
    for what in SAID:
        print(f"{what:>16} {found[what]}")
    if found["lost"] or found["folder_twice"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
