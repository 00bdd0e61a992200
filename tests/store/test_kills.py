"""A worker killed at any step, on either store: nothing is lost, nothing is there twice.

Twenty seeds here, each with many kills; `python -m benchmarks.kills` kills real processes.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.delivery.settings import DeliverySettings
from app.services.access import Access
from app.services.delivering import Delivery
from app.services.due import work_off
from app.services.outbox import messages
from app.services.reports.runs import RUN
from graph.store.base import Store
from tests.app.receivers import Hook, Mailbox, hook, mailbox
from tests.app.scheduled import Breaking, Clock, Killed, Life, Maker, defined

DAYS = 2
SEEDS = range(10)


@dataclass
class Received:
    """What arrives, by its way."""

    box: Mailbox
    web: Hook
    folder: Path

    @property
    def to(self) -> list[str]:
        url = f"webhook:http://127.0.0.1:{self.web.port}/"
        return ["folder:weekly", "smtp:lead@sales.example", url]

    @property
    def delivery(self) -> Delivery:
        settings = DeliverySettings(
            delivery_folder=self.folder,
            smtp_host="127.0.0.1",
            smtp_port=self.box.port,
            smtp_security="none",
            webhook_secret=SecretStr("secret"),
            allow_private_addresses=True,
        )
        return Delivery.of(settings)


@pytest.fixture
def received(tmp_path: Path) -> Iterator[Received]:
    with mailbox() as box, hook() as web:
        yield Received(box, web, tmp_path / "out")


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_and_nothing_is_there_twice(
    store: Store, tenant: str, received: Received, seed: int
) -> None:
    chance, clock = random.Random(seed), Clock()
    defined(Access(store, tenant, "test"), received.to, catch_up=DAYS)
    clock.pass_(days=DAYS, hours=1)
    places = list(_lives_until_done(store, tenant, received, chance, clock))
    assert len(places) >= 2
    _check(Access(store, tenant, "test"), received, places.count("unmarked"))


def _lives_until_done(
    store: Store, tenant: str, received: Received, chance: random.Random, clock: Clock
) -> Iterator[str]:
    """Let workers live and die until one ends by itself; yield where each died."""
    while True:
        life = Life(chance.randint(1, 14))
        access = Access(Breaking(store, life), tenant, "test")
        plain = received.delivery
        channels = {name: life.sending(send) for name, send in plain.channels.items()}
        try:
            work_off(access, clock.worker(str(life)), Delivery(channels), Maker())
            if not messages(access, "waiting")[0]:
                return
        except Killed:
            yield life.place
        clock.pass_(minutes=11)


def _check(access: Access, received: Received, unmarked: int) -> None:
    """Hold what has arrived against what was to: each message once, as its receiver counts."""
    runs = access.store.entries(access.tenant, RUN, "", 100)
    sent, _ = messages(access, "sent")
    assert [one.content["period"][:10] for one in runs] == ["2026-01-01", "2026-01-02"]
    assert {one.id for one in sent} == {id_ for run in runs for id_ in run.content["messages"]}
    by_channel = {
        channel: {one.id for one in sent if one.channel == channel}
        for channel in ("folder", "smtp", "webhook")
    }
    assert {len(ids) for ids in by_channel.values()} == {DAYS}
    assert {one[1:33] for one in received.box.ids} == by_channel["smtp"]
    assert set(received.web.ids) == by_channel["webhook"]
    folders = list((received.folder / "weekly").iterdir())
    assert {one.name[-16:] for one in folders} == {id_[:16] for id_ in by_channel["folder"]}
    assert len(folders) == DAYS
    assert all((one / "report.html").stat().st_size > 10 for one in folders)
    repeats = len(received.box.ids) + len(received.web.ids) - 2 * DAYS
    assert 0 <= repeats <= unmarked
