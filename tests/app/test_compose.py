"""The compose file and the image's recipe, read as text: there is no Docker in the tests."""

import re
from typing import Any

import pytest
import yaml

from app.cli import main
from app.settings import Settings
from tests.app.conftest import REPOSITORY


@pytest.fixture
def compose() -> Any:
    return yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text(encoding="utf-8"))


def test_each_service_is_there_and_pinned(compose: Any) -> None:
    images = {name: service["image"] for name, service in compose["services"].items()}
    assert set(images) == {"neo4j", "api", "schedule"}
    assert all(re.search(r":\d+\.\d+\.\d+(-\w+)?$", image) for image in images.values())
    assert f"IMAGE={images['neo4j']} " in (REPOSITORY / "scripts" / "neo4j").read_text()


def test_every_setting_is_one_and_no_secret_is_written(compose: Any) -> None:
    for name in ("api", "schedule"):
        given = compose["services"][name]["environment"]
        fields = {f"KINGMAKER_{field.upper()}" for field in Settings.model_fields}
        assert set(given) <= fields
        for setting, value in given.items():
            assert "PASSWORD" not in setting or value is None or value.startswith("${")
            assert "SECRET" not in setting or value is None


def test_each_command_is_one_of_ours(compose: Any) -> None:
    for name in ("api", "schedule"):
        assert compose["services"][name]["command"][0] in main.commands


def test_the_api_is_reached_from_this_machine_only(compose: Any) -> None:
    assert compose["services"]["api"]["ports"] == ["127.0.0.1:8000:8000"]


def test_the_image_is_pinned_locked_and_without_rights() -> None:
    recipe = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^FROM python:3\.\d+\.\d+-slim-\w+$", recipe, re.MULTILINE)
    assert "--require-hashes -r requirements.lock" in recipe
    assert re.search(r"^USER (?!root)\w+$", recipe, re.MULTILINE)
    for copied in re.findall(r"^COPY (.+) \S+$", recipe, re.MULTILINE):
        assert all((REPOSITORY / one).exists() for one in copied.split())
