"""`python3 -m builder TASK`: run a task on a machine that has only Python.

Makes the virtual environment with the locked dependencies where it's missing or out of date, then hands over
to Invoke in it. Written in the Python that old interpreters still parse, so that they can say they're too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENVIRONMENT = os.path.join(ROOT, ".venv")
LOCKS = os.path.join(ROOT, "builder", "locks")
# Tasks that need no more than the renderer; every other one may start browsers and linters.
LEAN_TASKS = ("build", "verify-installed", "--list", "-l")
DOT = 5
"""A command that takes long shows that it goes on: a dot for so many seconds."""


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


def whole() -> bool:
    """Whether the environment was ever finished, with any lock; what was begun and not finished is made again."""
    locks = os.listdir(LOCKS)
    return os.path.exists(environment_python()) and any(os.path.exists(stamp_of(lock)) for lock in locks)


def prepare(lock: str) -> None:
    """Make the environment and install the lock into it. Raises RuntimeError with a sentence for the user."""
    print("Preparing the environment in .venv (%s; once) ..." % os.path.basename(lock), flush=True)
    if not whole():
        make = [sys.executable, "-m", "venv", "--clear", ENVIRONMENT]
        advice = (
            "The virtual environment could not be made. Look at the disk; Debian, Ubuntu: apt-get install python3-venv"
        )
        try:
            run(make, advice)
        except RuntimeError:
            # Debian's Python comes without what `venv` needs.
            if not may_install(["python3-venv"], [advice]):
                raise
            apt_get("install", "python3-venv")
            run(make, advice)
    install = [environment_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        run(install + ["--require-hashes", "--requirement", lock], "")
    except RuntimeError as error:
        said = str(error).splitlines() or ["pip ended without a word"]
        # pip tries again and again, and then blames the first package.
        broken = [line.partition("connection ")[2] for line in said if "Retrying" in line]
        raise RuntimeError(
            "The dependencies could not be installed (%s).\n"
            "Look at the network, its proxy and the disk, and run the command again." % (broken or said[-1:])[0]
        ) from None
    with open(stamp_of(lock), "w") as stamp:
        stamp.write(lock_digest(lock))


def may_install(packages: "list[str]", why: "list[str]") -> bool:
    """Whether system packages may be installed: as root or in CI, else after a yes at the terminal, else not."""
    if not shutil.which("apt-get"):
        return False
    if unasked():
        return True
    if not sys.stdin.isatty():
        return False
    print("\n".join(why))
    try:
        return input("Install %s with apt-get? [y/N] " % ", ".join(packages)).strip().lower() == "y"
    except EOFError:
        return False


def unasked() -> bool:
    """Whether nobody has to be asked before system packages are installed."""
    return is_root() or os.environ.get("CI") == "true"


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_get(action: str, *packages: str) -> None:
    """Have apt-get do something with packages. Raises RuntimeError with what it has against it."""
    admin = [] if is_root() else ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    options = ["-qq", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    print("Installing with apt-get (once): %s ..." % ", ".join(packages), flush=True)
    for command in (
        ["dpkg", "--configure", "-a"],  # what an earlier try may have left half done
        ["apt-get", "update", "-qq"],
        ["apt-get", action] + options + list(packages),
    ):
        try:
            run(admin + quiet + command, "")
        except (RuntimeError, OSError) as error:
            reasons = [line for line in str(error).splitlines() if line.startswith("E: ")] or str(error).splitlines()[
                -1:
            ]
            raise RuntimeError("%s failed: %s" % (" ".join(command[:2]), " ".join(reasons))) from None


def run(
    command: "list[str]",
    advice: str,
    environment: "dict[str, str] | None" = None,
    answer: "tuple[str, int] | None" = None,
) -> str:
    """Run a command and return its output; when it fails, raise RuntimeError with its output and the advice.

    answer: a folder, and by when the command must have made another one in it, in seconds; else it is ended.
    """
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    dots = 0
    output = None
    while output is None:
        try:
            output = process.communicate(timeout=DOT)[0].decode("utf-8", "replace").strip()
        except subprocess.TimeoutExpired:
            dots += 1
            print(".", end="", flush=True)
            if answer and dots * DOT >= answer[1] and not next(os.walk(answer[0]))[1]:
                process.kill()
                advice = "there was no answer within %d seconds" % answer[1]
        except KeyboardInterrupt:
            process.communicate()  # it was told too, and ends what mustn't be left half done
            raise
    if dots:
        print(flush=True)
    if process.returncode != 0:
        raise RuntimeError("\n".join(part for part in (output, advice) if part))
    return output


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
    except KeyboardInterrupt:
        print("\nStopped. The next time begins where it has to.", file=sys.stderr)
        return 130
    command = [environment_python(), "-m", "invoke", "--search-root", ROOT] + arguments
    if os.name == "nt":  # no exec there that a console would wait for
        return subprocess.call(command)
    sys.stdout.flush()
    os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
