import re
from pathlib import Path

import pytest

from app.cli import main
from app.pages.bundle_docs import bundle_page
from app.pages.coaching_docs import coaching_page
from app.settings import Settings
from tests.app.conftest import REPOSITORY
from tests.app.documented import PAGES

SETTINGS = (REPOSITORY / "docs" / "settings.md").read_text(encoding="utf-8")


def test_the_bundle_page_is_the_present_one() -> None:
    written = (REPOSITORY / "docs" / "bundle.md").read_text(encoding="utf-8")
    assert written == bundle_page(), "run scripts/docs"


def test_the_coaching_page_is_the_present_one() -> None:
    written = (REPOSITORY / "docs" / "coaching.md").read_text(encoding="utf-8")
    assert written == coaching_page(), "run scripts/docs"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented(name: str) -> None:
    assert f"KINGMAKER_{name.upper()}" in SETTINGS


@pytest.mark.parametrize("name", main.commands)
def test_every_command_has_help(name: str) -> None:
    assert main.commands[name].help


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\((?!http)([^)#]*)(?:#([^)]*))?\)", text):
        linked = (page.parent / target) if target else page
        assert linked.exists(), target
        assert not anchor or anchor in anchors(linked), anchor


def anchors(page: Path) -> set[str]:
    """Return the names that a page's headings have as places to link to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_is_read_in_five_minutes() -> None:
    assert len((REPOSITORY / "README.md").read_text(encoding="utf-8").splitlines()) <= 130
