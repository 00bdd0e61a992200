"""What a tenant's accounts together say: both stores, one tenant's alone, read once a version."""

from datetime import UTC, date, datetime, timedelta

from app.services.access import Access
from app.services.tenant import tenant_of
from graph.store.base import Store
from tests.store.book import Book, edit, person

DAY = date(2026, 6, 30)


def filled(store: Store, tenant: str, id_: str, status: str, level: str) -> Book:
    """Return an account with ten closed projects and a hundred stances."""
    book = Book.made(store, tenant, id_)
    book.apply(
        *(edit("projects", id=f"p{n}", name="P", status=status) for n in range(10)),
        *(person(f"c{n}") for n in range(100)),
        *(edit("stances", contact=f"c{n}", level=level) for n in range(100)),
    )
    return book


def test_all_accounts_of_the_tenant_count_and_no_others(store: Store, tenant: str) -> None:
    filled(store, tenant, "one", "won", "support")
    access = Access(store, tenant, "tests")
    few = tenant_of(access, DAY, None).priors
    assert (few.base_rate, few.closed_projects, few.known_stances) == (0.5, 10, 100)
    filled(store, tenant, "two", "lost", "opposed")
    filled(store, tenant + " other", "three", "won", "coach")
    priors = tenant_of(access, DAY, None).priors
    assert (priors.base_rate, priors.closed_projects) == (0.5, 20)
    assert priors.stances == (0.0, 0.0, 0.5, 0.0, 0.5)


def test_a_change_is_seen_at_once_and_an_earlier_belief_is_kept_apart(
    store: Store, tenant: str
) -> None:
    book = filled(store, tenant, "one", "won", "support")
    access = Access(store, tenant, "tests")
    assert tenant_of(access, DAY, None).priors.closed_projects == 10
    now = datetime.now(UTC)
    book.apply(edit("projects", id="more", name="More", status="lost"))
    assert tenant_of(access, DAY, None).priors.closed_projects == 11
    assert tenant_of(access, DAY, now).priors.closed_projects == 10
    assert tenant_of(access, DAY, now - timedelta(days=1)).priors.closed_projects == 0


def test_tenants_of_equal_experience_are_equal_so_that_results_can_be_kept(
    store: Store, tenant: str
) -> None:
    filled(store, tenant, "one", "won", "support")
    first, second = (tenant_of(Access(store, tenant, "tests"), DAY, None) for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)
