"""The command line: friendly on a machine with only Python, and never a traceback for a person's mistake."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder import __main__ as bootstrap
from builder.paths import CHECKOUT
from tests.builder.checkouts import EXAMPLE, SERVICE, Checkout, tree

INVOKE = ("-m", "invoke", "build")
BUILDER = ("-m", "builder", "build")
LOCKS = CHECKOUT.root / "builder" / "locks"


@pytest.fixture
def command_line(checkout: Checkout) -> Checkout:
    """A checkout with everything the command line needs, its environment this very one."""
    checkout.add_builder()
    environment = checkout.paths.root / ".venv"
    environment.mkdir()
    ours = Path(sys.prefix)
    for name in (*(("Scripts", "Lib") if sys.platform == "win32" else ("bin", "lib")), "pyvenv.cfg"):
        (environment / name).symlink_to(ours / name)
    for lock in LOCKS.iterdir():
        stamp = environment / f"installed-{lock.name}.sha256"
        stamp.write_text(bootstrap.lock_digest(str(lock)))
    return checkout


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment that isn't there, and commands that are noted instead of run."""
    monkeypatch.setattr(bootstrap, "ENVIRONMENT", str(tmp_path / ".venv"))
    return tmp_path / ".venv"


@pytest.fixture
def started(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that are started, none of which runs."""
    commands: list[list[str]] = []

    def note(command: list[str], advice: str) -> None:  # noqa: ARG001
        commands.append(command)
        fresh.mkdir(exist_ok=True)

    monkeypatch.setattr(bootstrap, "run", note)
    monkeypatch.setattr("os.execv", lambda _, command: commands.append(command))
    return commands


@pytest.mark.parametrize("command", [INVOKE, BUILDER], ids=["invoke", "builder"])
def test_build_makes_dist_and_says_how_to_load_it(command_line: Checkout, command: tuple[str, ...]) -> None:
    run = command_line.run(*command)
    assert (run.stderr, run.returncode) == ("", 0)
    assert f'"Load unpacked", choose {command_line.dist / "chrome"}' in run.stdout
    assert (command_line.dist / "chrome" / "manifest.json").is_file()


def test_a_second_build_says_that_nothing_has_changed(command_line: Checkout) -> None:
    command_line.build()
    run = command_line.run(*INVOKE)
    assert run.returncode == 0
    # The copied builder is the very same, so what this process built is up to date.
    assert run.stdout.startswith("Nothing has changed: dist/ is up to date (")


@pytest.mark.parametrize("command", [INVOKE, BUILDER], ids=["invoke", "builder"])
def test_mistakes_in_two_files_are_told_in_one_run_without_a_traceback(
    command_line: Checkout, command: tuple[str, ...]
) -> None:
    command_line.build()
    before = tree(command_line.dist)
    command_line.edit(SERVICE, "icon =", "icno =")
    command_line.write("extension/services/second.toml", EXAMPLE.replace('kind = "switch"', 'kind = "lever"'))
    run = command_line.run(*command)
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        f"{SERVICE}: icno: unknown key; did you mean 'icon'?",
        f"{SERVICE}: icon: is missing; add it",
        "extension/services/second.toml: settings[0].kind: 'lever' is not known; write one of 'switch', 'checkbox', "
        "'radio', 'select', 'status-text', 'row', 'form', 'app-only', 'email' or 'none'",
        "Nothing was built; dist/ is as it was.",
    ]
    assert tree(command_line.dist) == before


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (SERVICE, b"\xff"),
        ("pyproject.toml", b"["),
        ("pyproject.toml", b""),
        ("extension/_locales/en/messages.json", b"{"),
        ("extension/_locales/en/messages.json", b"\xff"),
        ("extension/templates/manifest.json.j2", b"{% block"),
        ("extension/templates/definition.js.j2", b"{{ definition }}"),
        ("dist", b"a file"),
        (".cache", b"a file"),
        ("extension/services/Bad Name.toml", b""),
    ],
)
def test_no_mistake_ends_in_a_traceback(command_line: Checkout, file: str, content: bytes) -> None:
    command_line.write(file, content)
    run = command_line.run(*INVOKE)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert run.stderr.endswith("Nothing was built; dist/ is as it was.\n")


def test_an_unknown_task_is_named_without_a_traceback(command_line: Checkout) -> None:
    run = command_line.run("-m", "builder", "biuld")
    assert run.returncode == 1
    assert "biuld" in run.stderr
    assert "Traceback" not in run.stderr


def test_no_task_at_all_lists_the_tasks(command_line: Checkout) -> None:
    run = command_line.run("-m", "builder")
    assert run.returncode == 0
    assert "build" in run.stdout


def test_a_build_works_from_another_folder(command_line: Checkout, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    command = [sys.executable, str(command_line.paths.root / "builder"), "build"]
    run = subprocess.run(command, cwd=elsewhere, capture_output=True, encoding="utf-8", check=False)
    assert (run.stderr, run.returncode) == ("", 0)
    assert (command_line.dist / "firefox" / "manifest.json").is_file()


def test_an_old_python_is_told_which_one_is_needed() -> None:
    assert bootstrap.too_old((3, 10)) == (
        "Python 3.10 is too old: StillOff needs Python 3.11 or newer.\n"
        "Install one (https://www.python.org/downloads/) and run this command with it, "
        "e.g. python3.11 -m builder build"
    )


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (4, 0)])
def test_a_python_that_is_new_enough_is_not_told_anything(version: tuple[int, int]) -> None:
    assert bootstrap.too_old(version) is None


def test_an_old_python_ends_there(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 1, "final", 0))
    assert bootstrap.main(["build"]) == 1
    assert capsys.readouterr().err.startswith("Python 3.8 is too old")
    assert started == []


@pytest.mark.parametrize("file", ["__main__.py", "__init__.py"])
def test_what_an_old_python_reads_it_can_parse(file: str) -> None:
    source = (CHECKOUT.root / "builder" / file).read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 4))


def test_what_an_old_python_reads_imports_the_standard_library_alone() -> None:
    source = (CHECKOUT.root / "builder" / "__main__.py").read_text(encoding="utf-8")
    imported = {
        name.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for name in node.names
    }
    assert imported <= {"hashlib", "os", "shutil", "subprocess", "sys"}
    assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]


@pytest.mark.parametrize(("task", "lock"), [("build", "build.txt"), ("--list", "build.txt"), ("test", "test.txt")])
def test_a_fresh_machine_gets_the_locked_packages_of_the_task(
    fresh: Path, started: list[list[str]], task: str, lock: str
) -> None:
    bootstrap.main([task])
    make, install, invoke = started
    assert make[1:] == ["-m", "venv", "--clear", str(fresh)]
    assert install[-3:] == ["--require-hashes", "--requirement", str(LOCKS / lock)]
    assert invoke[1:] == ["-m", "invoke", "--search-root", str(CHECKOUT.root), task]


def test_a_second_run_prepares_nothing(started: list[list[str]]) -> None:
    bootstrap.main(["build"])
    python = Path(bootstrap.environment_python())
    python.parent.mkdir(parents=True)
    python.touch()
    started.clear()
    bootstrap.main(["build"])
    assert [command[2] for command in started] == ["invoke"]


def test_a_changed_lock_is_installed_again(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(LOCKS, tmp_path / "locks")
    monkeypatch.setattr(bootstrap, "LOCKS", str(tmp_path / "locks"))
    bootstrap.main(["build"])
    python = Path(bootstrap.environment_python())
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / "locks" / "build.txt").write_text("# newer\n")
    started.clear()
    bootstrap.main(["build"])
    assert [command[2] for command in started] == ["pip", "invoke"]


def test_an_installation_that_fails_is_not_taken_for_done(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: list[str], advice: str) -> None:
        raise RuntimeError(advice)

    monkeypatch.setattr(bootstrap, "run", fail)
    monkeypatch.setattr(bootstrap, "may_install", lambda *_: False)
    assert bootstrap.main(["build"]) == 1
    assert "python3-venv" in capsys.readouterr().err
    assert not bootstrap.installed(str(LOCKS / "build.txt"))
    assert not fresh.exists()


def test_where_debian_left_out_what_an_environment_needs_it_is_installed(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], advice: str) -> None:
        commands.append(command)
        if "venv" in command and not any("python3-venv" in each for each in commands):
            raise RuntimeError(advice)
        fresh.mkdir(exist_ok=True)

    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(bootstrap, "may_install", lambda *_: True)
    monkeypatch.setattr("os.execv", lambda *_: None)
    bootstrap.main(["build"])
    assert [command[-1] for command in commands if "apt-get" in command] == ["-qq", "python3-venv"]
    assert sum("venv" in command for command in commands) == 2


def test_an_environment_that_was_begun_and_not_finished_is_made_again(started: list[list[str]]) -> None:
    python = Path(bootstrap.environment_python())
    python.parent.mkdir(parents=True)
    python.touch()
    bootstrap.main(["build"])
    assert [command[2] for command in started] == ["venv", "pip", "invoke"]


@pytest.mark.usefixtures("fresh")
def test_ctrl_c_during_the_preparation_ends_it_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "run", interrupted)
    assert bootstrap.main(["build"]) == 130
    assert "Stopped" in capsys.readouterr().err


def test_a_long_command_shows_that_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "DOT", 0.001)
    assert bootstrap.run([sys.executable, "-c", "print('done')"], "") == "done"
    assert set(capsys.readouterr().out) == {".", "\n"}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (
            "WARNING: Retrying (4) after connection broken by 'ProxyError': /simple\nERROR: No x",
            "broken by 'ProxyError'",
        ),
        ("WARNING: old\nERROR: [Errno 28] No space left on device", "ERROR: [Errno 28] No space left on device"),
    ],
    ids=["network", "disk"],
)
def test_why_the_dependencies_could_not_be_installed_is_told(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str, reason: str
) -> None:
    def fail(command: list[str], _: str) -> None:
        if "pip" in command:
            raise RuntimeError(said)
        fresh.mkdir()

    monkeypatch.setattr(bootstrap, "run", fail)
    assert bootstrap.main(["build"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"The dependencies could not be installed ({reason}")
    assert len(told.splitlines()) == 2


def test_a_command_that_fails_is_reported_with_its_output_and_advice() -> None:
    with pytest.raises(RuntimeError, match=r"^oh no\nTry that\.$"):
        bootstrap.run([sys.executable, "-c", "print('oh no'); raise SystemExit(3)"], "Try that.")


def test_the_lean_lock_is_part_of_the_full_one() -> None:
    def pins(name: str) -> set[str]:
        lines = (LOCKS / name).read_text(encoding="utf-8").splitlines()
        return {line.split()[0] for line in lines if line[:1].isalpha()}

    assert pins("build.txt") < pins("test.txt")
