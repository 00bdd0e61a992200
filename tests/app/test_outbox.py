"""The outbox: tried again, given up, put back; one worker at a time; never lost."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from app.cli import main
from app.delivery.message import Message, NotDelivered
from app.delivery.settings import DeliverySettings
from app.delivery.webhook import signed
from app.services.access import Access
from app.services.delivering import Delivery, deliver_due
from app.services.outbox import dead_letters, messages, queue, retry
from graph.errors import NotFound, StaleEntry, StoreUnavailable
from graph.store import EntryEdit
from graph.store.sqlite import SqliteStore
from tests.app.receivers import hook
from tests.app.scheduled import START, Clock, Killed, in_memory
from tests.app.sent_messages import a_message


class Sender:
    """Remembers what it was given, and fails as told."""

    def __init__(self, *errors: Exception | None) -> None:
        self.errors, self.got = list(errors), list[str]()

    def __call__(self, message: Message) -> None:
        self.got.append(message.id)
        error = self.errors.pop(0) if self.errors else None
        if error:
            raise error


class Flaky(SqliteStore):
    """A store that is gone for the next few changes."""

    gone = 0

    def put_entries(self, tenant: str, edits: Sequence[EntryEdit]) -> None:
        if self.gone:
            self.gone -= 1
            raise StoreUnavailable("gone for a moment")
        super().put_entries(tenant, edits)


@pytest.fixture
def access() -> Access:
    return in_memory()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def put(access: Access, *addresses: str) -> None:
    made = [
        a_message("smtp", one).model_copy(update={"next_at": START, "made_at": START})
        for one in addresses
    ]
    access.store.put_entries(access.tenant, queue(*made))


def test_it_is_tried_again_after_longer_waits_and_then_given_up(
    access: Access, clock: Clock
) -> None:
    put(access, "a@b.example")
    sender = Sender(*[NotDelivered("later")] * 9)
    delivery = Delivery({"smtp": sender}, attempts=4)
    waits = []
    for _ in range(3):
        assert deliver_due(access, clock.worker(), delivery) == {"failed": 1}
        assert deliver_due(access, clock.worker(), delivery) == {}
        (waiting,) = messages(access, "waiting")[0]
        assert (waiting.problem, waiting.worker) == ("later", None)
        waits.append((waiting.next_at - clock.now).total_seconds())
        clock.now = waiting.next_at
    assert [30 <= waits[0] <= 60, 60 <= waits[1] <= 120, 120 <= waits[2] <= 240] == [True] * 3
    assert deliver_due(access, clock.worker(), delivery) == {"dead": 1}
    assert messages(access, "waiting") == ([], None)
    (dead,) = messages(access, "dead")[0]
    assert (dead.attempts, dead.problem, len(dead.files)) == (4, "later", 1)


def test_waits_differ_and_end_at_an_hour() -> None:
    delivery = Delivery({})
    many = [
        delivery.wait(a_message("smtp", f"{n}@b.example").model_copy(update={"attempts": 30}))
        for n in range(50)
    ]
    assert len(set(many)) == 50
    assert timedelta(minutes=30) <= min(many) < max(many) <= timedelta(hours=1)


def test_what_will_never_arrive_is_given_up_at_once_and_can_be_put_back(
    access: Access, clock: Clock
) -> None:
    put(access, "a@b.example")
    sender = Sender(NotDelivered("no such person", is_final=True))
    delivery = Delivery({"smtp": sender})
    assert deliver_due(access, clock.worker(), delivery) == {"dead": 1}
    (id_,) = dead_letters(access)
    retry(access, id_, clock.now)
    assert dead_letters(access) == []
    assert deliver_due(access, clock.worker(), delivery) == {"sent": 1}
    assert sender.got == [id_, id_]
    with pytest.raises(NotFound, match="no dead letter"):
        retry(access, id_, clock.now)


def test_one_that_fails_strangely_does_not_stop_the_others(access: Access, clock: Clock) -> None:
    put(access, *(f"{n}@b.example" for n in range(25)))
    sender = Sender(None, ZeroDivisionError("odd"), None)
    assert deliver_due(access, clock.worker(), Delivery({"smtp": sender})) == {
        "sent": 24,
        "failed": 1,
    }
    (waiting,) = messages(access, "waiting")[0]
    assert waiting.problem == "ZeroDivisionError: odd"


def test_one_that_ends_whoever_sends_it_is_given_up(access: Access, clock: Clock) -> None:
    """It would else be begun for ever, each time before all those behind it."""
    put(access, "a@b.example")
    got = []

    def send(message: Message) -> None:
        got.append(message.attempts)
        raise Killed

    delivery = Delivery({"smtp": send}, attempts=3)
    for _ in range(3):
        with pytest.raises(Killed):
            deliver_due(access, clock.worker(), delivery)
        clock.pass_(minutes=11)
    assert deliver_due(access, clock.worker(), delivery) == {"dead": 1}
    assert got == [1, 2, 3]
    (dead,) = messages(access, "dead")[0]
    assert dead.problem == "whoever was sending it ended each time without a word"


def test_a_tenant_signs_with_its_own_secret(clock: Clock, tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "s.db")
    settings = DeliverySettings(
        webhook_secret=SecretStr("ours"),
        webhook_secrets={"north": SecretStr("theirs")},
        allow_private_addresses=True,
    )
    with hook() as web:
        for tenant in ("north", "south"):
            access = Access(store, tenant, "test")
            url = f"http://127.0.0.1:{web.port}/{tenant}"
            made = a_message("webhook", url, id=tenant).model_copy(update={"next_at": START})
            store.put_entries(tenant, queue(made))
            assert deliver_due(access, clock.worker(), Delivery.of(settings)) == {"sent": 1}
    for (headers, body), secret in zip(web.posts, ("theirs", "ours"), strict=True):
        stamp = int(headers["webhook-timestamp"])
        right = signed(headers["webhook-id"], stamp, body, secret)["webhook-signature"]
        assert headers["webhook-signature"] == right


@pytest.mark.parametrize("said", ["{", "whsec_hush", "[]", '{"north": 1}'])
def test_secrets_that_are_none_are_refused_without_a_word_of_them(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINGMAKER_WEBHOOK_SECRETS", said)
    done = CliRunner().invoke(main, ["accounts"])
    assert done.exit_code == 2
    assert "KINGMAKER_WEBHOOK_SECRETS" in done.output
    assert "hush" not in done.output


def test_one_that_another_is_sending_is_left_alone(access: Access, clock: Clock) -> None:
    put(access, "a@b.example")
    second = Sender()

    def send(message: Message) -> None:
        assert deliver_due(access, clock.worker("two"), Delivery({"smtp": second})) == {}

    assert deliver_due(access, clock.worker(), Delivery({"smtp": send})) == {"sent": 1}
    assert second.got == []


def test_of_many_workers_one_sends_each(tmp_path: Path) -> None:
    access, clock, sender = (
        Access(SqliteStore(tmp_path / "s.db"), "acme", "test"),
        Clock(),
        Sender(),
    )
    put(access, *(f"{n}@b.example" for n in range(12)))
    delivery = Delivery({"smtp": sender})
    with ThreadPoolExecutor(4) as pool:
        done = pool.map(lambda n: deliver_due(access, clock.worker(str(n)), delivery), range(4))
        assert sum(one["sent"] for one in done) == 12
    assert len(sender.got) == len(set(sender.got)) == 12


def test_a_store_that_is_gone_for_a_moment_makes_no_repeat(tmp_path: Path) -> None:
    store, clock = Flaky(tmp_path / "s.db"), Clock()
    access = Access(store, "acme", "test")
    put(access, "a@b.example")
    got = []

    def send(message: Message) -> None:
        got.append(message.id)
        store.gone = 2

    assert deliver_due(access, clock.worker(), Delivery({"smtp": send})) == {"sent": 1}
    assert deliver_due(access, clock.worker(), Delivery({"smtp": send})) == {}
    assert len(got) == 1


def test_a_store_that_stays_gone_loses_nothing(tmp_path: Path) -> None:
    store, clock = Flaky(tmp_path / "s.db"), Clock()
    access = Access(store, "acme", "test")
    put(access, "a@b.example")
    store.gone = 1
    sender = Sender()
    with pytest.raises(StoreUnavailable):
        deliver_due(access, clock.worker(), Delivery({"smtp": sender}))
    assert sender.got == []
    assert deliver_due(access, clock.worker(), Delivery({"smtp": sender})) == {"sent": 1}


def test_the_same_message_is_not_queued_twice(access: Access) -> None:
    put(access, "a@b.example")
    with pytest.raises(StaleEntry):
        put(access, "a@b.example")


def test_messages_come_in_pages(access: Access) -> None:
    put(access, *(f"{n}@b.example" for n in range(5)))
    first, following = messages(access, "waiting", limit=3)
    assert following == first[-1].id
    second, end = messages(access, "waiting", following or "", 3)
    assert (len(first), len(second), end) == (3, 2, None)
