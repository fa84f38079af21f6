"""The publisher's signature on SHA256SUMS, made and checked by OpenSSH's `ssh-keygen -Y`, which most systems have.

The public keys stand in SIGNERS, in OpenSSH's own format (`man ssh-keygen`, ALLOWED SIGNERS). The private one never
comes near the repository: docs/releasing.md says how it's made and kept.
"""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import tempfile
from pathlib import Path

from builder.paths import Paths
from builder.problems import Problem, Problems

SIGNERS = "builder/release/allowed_signers"
PUBLISHER = "stilloff"
"""The name under which the publisher's keys stand in SIGNERS."""
NAMESPACE = "stilloff-release"
"""What a signature is for: one made for something else doesn't count."""
README = "README.md"
SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.sig"
LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
KEY = re.compile(r"^(?!#).*?\b(?:sk-)?(?:ssh|ecdsa)-\S+ +([A-Za-z0-9+/]+=*)", re.MULTILINE)
LARGEST = 1 << 20
"""Bytes of the sums or their signature."""


def fingerprints(paths: Paths) -> list[str]:
    """The fingerprints of the publisher's keys, as `ssh-keygen -l` writes them; none while there is no key. Raises
    Problems."""
    try:
        text = (paths.root / SIGNERS).read_text(encoding="utf-8")
        keys = [base64.b64decode(key, validate=True) for key in KEY.findall(text)]
    except (OSError, ValueError):
        raise Problems([Problem(SIGNERS, "", "can't be read", "put it back")]) from None
    return [f"SHA256:{base64.b64encode(hashlib.sha256(key).digest()).decode().rstrip('=')}" for key in keys]


def problems(paths: Paths) -> list[Problem]:
    """One for each key whose fingerprint doesn't stand where people look."""
    try:
        prints = fingerprints(paths)
        text = (paths.root / README).read_text(encoding="utf-8")
    except OSError:
        return [Problem(README, "", "can't be read", "put it back")]
    except Problems as error:
        return error.problems
    missing = (one for one in prints if one not in text)
    return [Problem(README, one, f"is a key in {SIGNERS}, and isn't named", "name it there") for one in missing]


def said(paths: Paths) -> str:
    """What a release's notes say of signatures. Raises Problems."""
    prints = " or ".join(fingerprints(paths))
    if not prints:
        return f"{SUMS} is not signed: StillOff has no key yet."
    return f"{SUMS} is signed with the key {prints}; docs/verify.md says how to check that."


def sign(paths: Paths, sums: bytes, key: Path) -> bytes:
    """The signature on the sums; asks for the key's passphrase at the terminal. Raises Problems."""
    if not key.is_file():
        raise Problems([Problem(str(key), "", "there is no such key", "docs/releasing.md says how one is made")])
    if not fingerprints(paths):
        instead = "put the key's public half there first, as docs/releasing.md says"
        raise Problems([Problem(SIGNERS, "", "holds no key yet, so nobody could check a signature", instead)])
    with tempfile.TemporaryDirectory(prefix="stilloff-") as folder:
        file = Path(folder) / SUMS
        file.write_bytes(sums)
        done = _ssh_keygen("-Y", "sign", "-q", "-f", str(key), "-n", NAMESPACE, str(file))
        if done.returncode:
            wrong = done.stderr.decode("utf-8", "replace").strip() or "ssh-keygen failed"
            raise Problems([Problem(str(key), "", f"doesn't sign: {wrong}", "give the private key's file, unspoilt")])
        signature = (file.parent / SIGNATURE).read_bytes()
    if not _fits(paths, sums, signature):
        wrong = f"isn't the key that stands in {SIGNERS}, or no longer may sign"
        raise Problems([Problem(str(key), "", wrong, "sign with that one, or change it as docs/releasing.md says")])
    return signature


def beside(paths: Paths, file: Path) -> tuple[list[str], list[str]]:
    """What SHA256SUMS and its signature, where they lie beside a file, say of it: what is well or unknown, and what is
    wrong. Raises Problems."""
    sums, signature = _small(file.parent / SUMS), _small(file.parent / SIGNATURE)
    if sums is None or not file.is_file():
        return [], []
    well, wrong = [], []
    listed = {name: digest for digest, name in LINE.findall(sums.decode("utf-8", "replace"))}
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if digest in listed.values():
        well.append(f"{SUMS} names it, with the same sum.")
    elif file.name in listed:
        wrong.append(f"{SUMS} gives another sum for {file.name}: one of the two was changed or damaged.")
    else:
        well.append(f"{SUMS} doesn't name it: it isn't one of the files that were published there.")
    if signature is None:
        well.append(f"{SUMS} comes without a signature ({SIGNATURE}), so it proves nothing of who made it.")
    elif not fingerprints(paths):
        well.append(f"{SUMS} comes with a signature, and it can't be the publisher's: {SIGNERS} holds no key yet.")
    elif _fits(paths, sums, signature):
        well.append(f"{SUMS} is signed with the publisher's key.")
    else:
        wrong.append(f"The signature on {SUMS} isn't the publisher's, or {SUMS} was changed after it was signed.")
    return well, wrong


def _small(file: Path) -> bytes | None:
    try:
        if file.stat().st_size > LARGEST:
            raise Problems([Problem(str(file), "", "is far larger than sums or a signature", "get it again")])
        return file.read_bytes()
    except OSError:
        return None


def _fits(paths: Paths, sums: bytes, signature: bytes) -> bool:
    with tempfile.TemporaryDirectory(prefix="stilloff-") as folder:
        file = Path(folder) / SIGNATURE
        file.write_bytes(signature)
        words = ["-Y", "verify", "-f", str(paths.root / SIGNERS), "-I", PUBLISHER, "-n", NAMESPACE, "-s", str(file)]
        return _ssh_keygen(*words, given=sums).returncode == 0


def _ssh_keygen(*words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["ssh-keygen", *words], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        instead = "install OpenSSH: macOS and Windows have it; Debian and Ubuntu: apt-get install openssh-client"
        raise Problems([Problem("ssh-keygen", "", "isn't installed", instead)]) from None
