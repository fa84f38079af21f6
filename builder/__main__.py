"""`python3 -m builder TASK`: run a task on a machine that has only Python.

Makes the virtual environment with the locked dependencies where it's missing or out of date, then hands over
to Invoke in it. Written in the Python that old interpreters still parse, so that they can say they're too old.
"""

import hashlib
import os
import subprocess
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENVIRONMENT = os.path.join(ROOT, ".venv")
LOCKS = os.path.join(ROOT, "builder", "locks")
# Tasks that need no more than the renderer; every other one may start browsers and linters.
LEAN_TASKS = ("build", "--list", "-l")


def too_old(version: "tuple[int, ...]") -> "str | None":
    """The sentence for a Python older than OLDEST, or None."""
    if version[:2] >= OLDEST:
        return None
    return (
        "Python %d.%d is too old: StillOff needs Python %d.%d or newer.\n"
        "Install one (https://www.python.org/downloads/) and run this command with it, e.g. python3.11 -m builder build"
        % (version[:2] + OLDEST)
    )


def environment_python() -> str:
    """The path of the interpreter inside the environment."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(ENVIRONMENT, folder, name)


def lock_digest(path: str) -> str:
    """The SHA-256 of a lock file, as hexadecimal."""
    with open(path, "rb") as lock:
        return hashlib.sha256(lock.read()).hexdigest()


def installed(lock: str) -> bool:
    """Whether the environment was made from exactly this lock and still has its interpreter."""
    try:
        with open(stamp_of(lock)) as stamp:
            return stamp.read() == lock_digest(lock) and os.path.exists(environment_python())
    except (OSError, ValueError):
        return False


def stamp_of(lock: str) -> str:
    """Where the environment notes that a lock was installed in full."""
    return os.path.join(ENVIRONMENT, "installed-" + os.path.basename(lock) + ".sha256")


def prepare(lock: str) -> None:
    """Make the environment and install the lock into it. Raises RuntimeError with a sentence for the user."""
    print("Preparing the environment in .venv (%s; once) ..." % os.path.basename(lock), flush=True)
    if not os.path.exists(environment_python()):
        run(
            [sys.executable, "-m", "venv", "--clear", ENVIRONMENT],
            "The virtual environment could not be made. On Debian and Ubuntu: apt-get install python3-venv",
        )
    run(
        [environment_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        + ["--require-hashes", "--requirement", lock],
        "The dependencies could not be installed. Check the network connection and run the command again.",
    )
    with open(stamp_of(lock), "w") as stamp:
        stamp.write(lock_digest(lock))


def run(command: "list[str]", advice: str) -> None:
    """Run a command; when it fails, raise RuntimeError with its output and the advice."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.communicate()[0].decode("utf-8", "replace").strip()
    if process.returncode != 0:
        raise RuntimeError("\n".join(part for part in (output, advice) if part))


def main(arguments: "list[str]") -> int:
    """Prepare what the task needs, then become Invoke."""
    complaint = too_old(sys.version_info[:2])
    if complaint:
        print(complaint, file=sys.stderr)
        return 1
    arguments = arguments or ["--list"]
    full = os.path.join(LOCKS, "test.txt")
    # The full lock holds the lean one's packages too.
    lock = os.path.join(LOCKS, "build.txt") if arguments[0] in LEAN_TASKS and not installed(full) else full
    try:
        if not installed(lock):
            prepare(lock)
    except (RuntimeError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    command = [environment_python(), "-m", "invoke", "--search-root", ROOT] + arguments
    if os.name == "nt":  # no exec there that a console would wait for
        return subprocess.call(command)
    sys.stdout.flush()
    os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
