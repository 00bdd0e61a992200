import re
import subprocess

import pytest

from app.cli import main
from app.pages.bundle_docs import bundle_page
from app.pages.coaching_docs import coaching_page
from app.settings import Settings
from tests.app.conftest import EXAMPLE, REPOSITORY
from tests.app.served import Served

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_the_bundle_page_is_the_present_one() -> None:
    written = (REPOSITORY / "docs" / "bundle.md").read_text(encoding="utf-8")
    assert written == bundle_page(), "run scripts/docs"


def test_the_coaching_page_is_the_present_one() -> None:
    written = (REPOSITORY / "docs" / "coaching.md").read_text(encoding="utf-8")
    assert written == coaching_page(), "run scripts/docs"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_readme(name: str) -> None:
    assert f"KINGMAKER_{name.upper()}" in README


@pytest.mark.parametrize("name", main.commands)
def test_every_command_has_help(name: str) -> None:
    assert main.commands[name].help


def test_what_the_readme_links_to_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (REPOSITORY / target).exists(), target


def test_the_first_api_call_answers_what_the_readme_says(served: Served) -> None:
    served.kingmaker("import", str(EXAMPLE), "--account", "eastern_telecom")
    call, answer = re.findall(r"```bash\n(curl.*?)```\s+```text\n(.*?)```", README, re.DOTALL)[0]
    shell = call.replace("http://127.0.0.1:8000", served.url)
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)
    assert done.stdout == answer
