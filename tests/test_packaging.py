import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment's folder of commands, with the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(REPOSITORY)], check=True, capture_output=True)
    environment = folder / "environment"
    venv.create(environment, with_pip=True, symlinks=True)
    python = environment / "bin" / "python"
    (wheel,) = folder.glob("*.whl")
    install = [str(python), "-m", "pip", "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    _lend_dependencies(python)
    return environment / "bin"


def _lend_dependencies(python: Path) -> None:
    """Let the environment see our libraries, but not our editable install (a .pth of theirs)."""
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    theirs = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()
    Path(theirs, "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")


@pytest.fixture
def decoy(tmp_path: Path) -> Path:
    """A working folder that holds another package named app."""
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("raise SystemExit('decoy')", encoding="utf-8")
    return tmp_path


def test_the_wheel_brings_the_command_and_all_its_files(installed: Path, decoy: Path) -> None:
    def kingmaker(*arguments: str) -> str:
        command = [str(installed / "kingmaker"), "--store", f"sqlite:///{decoy}/k.db", *arguments]
        run = subprocess.run(command, cwd=decoy, check=True, capture_output=True, text=True)
        return run.stdout

    example = next(installed.parent.glob("lib/*/site-packages/app/examples/eastern_telecom"))
    kingmaker("import", str(example), "--account", "eastern")
    answer = kingmaker("analyse", "hidden-decision-makers", "--account", "eastern", "--format=csv")
    assert "he_jing" in answer
    kingmaker("map", "--account", "eastern", "--out", str(decoy / "map.html"))
    assert (decoy / "map.html").stat().st_size > 100_000
