import os
import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from app.cli import main
from tests.app.conftest import AS_OF, EXAMPLE, REPOSITORY
from tests.app.documented import KINGMAKER, Example, answers, examples, filtered, is_said
from tests.app.served import serving

SHOWN = [e for e in examples() if e.output and e.page.stem != "http"]
CALLS = [e for e in examples() if e.page.stem == "http"]
TYPED = [c for e in examples() for c in e.commands if c.startswith(KINGMAKER)]
Run = Callable[[str], str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder like the repository, with a store where the example is imported."""
    here = tmp_path_factory.mktemp("documented")
    (here / "examples").symlink_to(REPOSITORY / "examples")
    (here / "my_bundle").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        patch.setenv("KINGMAKER_STORE", f"sqlite:///{here}/kingmaker.db")
        bundle = ("import", str(EXAMPLE), "--account", "eastern_telecom")
        imported = CliRunner().invoke(main, bundle)
        assert imported.exit_code == 0, imported.output
        yield here


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    """Run a line as the shell would, kingmaker itself in this process."""

    def line(typed: str) -> str:
        if typed.startswith("export "):
            name, value = typed.removeprefix("export ").split("=")
            os.environ[name] = value
            return ""
        asked, _, pipe = typed.removeprefix(KINGMAKER).partition(" | ")
        done = CliRunner().invoke(main, shlex.split(asked))
        assert done.exit_code == 0, done.output
        return filtered(done.stdout, pipe) if pipe else done.output

    return line


@pytest.mark.parametrize("example", SHOWN, ids=str)
def test_an_example_prints_what_its_page_says(
    example: Example, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINGMAKER_DELIVERY_FOLDER", "")
    printed = "".join(map(run, example.commands))
    assert is_said(example.output, printed), printed


@pytest.mark.parametrize(("question", "answer"), answers())
def test_a_question_of_the_readme_is_answered_as_it_says(
    question: str, answer: str, run: Run
) -> None:
    printed = run(f"analyse {question} --account eastern_telecom --as-of {AS_OF}")
    assert any(line.endswith(f" {answer}") for line in printed.splitlines()), printed


@pytest.mark.parametrize("typed", sorted(set(TYPED)))
def test_a_command_on_a_page_can_be_typed(
    typed: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click.Command, "invoke", lambda command, context: None)  # only understood
    arguments = shlex.split(typed.removeprefix(KINGMAKER).partition(" | ")[0])
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output


def test_the_calls_of_the_http_page_answer_what_it_says(tmp_path: Path) -> None:
    with serving(f"sqlite:///{tmp_path}/kingmaker.db") as served:
        served.kingmaker("import", str(EXAMPLE), "--account", "eastern_telecom")
        for call in CALLS:
            typed = "\n".join(call.commands).replace("http://127.0.0.1:8000", served.url)
            done = subprocess.run(
                ["bash", "-c", typed], capture_output=True, text=True, check=True, cwd=tmp_path
            )
            assert is_said(call.output, done.stdout), done.stdout
