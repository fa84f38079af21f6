"""Signatures: the publisher's on the sums and the upload's on Chromium's package, with keys that live for a test."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from builder.problems import Problems
from builder.release import crx, packages, rebuilding, signing
from builder.release.installed import DIFFERS, SAME, verify
from builder.release.packages import Keys
from tests.builder.checkouts import VERSION, Checkout

ZIP = f"stilloff-{VERSION}-chrome.zip"


def new_key(folder: Path, name: str) -> Path:
    """A private key without a passphrase, its public half beside it."""
    file = folder / name
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return file


def publish(checkout: Checkout, key: Path, namespace: str = signing.NAMESPACE) -> str:
    """Put a key's public half where the publisher's stand; gives its fingerprint."""
    public = key.with_suffix(".pub")
    checkout.write(signing.SIGNERS, f'# a comment\n{signing.PUBLISHER} namespaces="{namespace}" {public.read_text()}')
    said = subprocess.run(["ssh-keygen", "-l", "-f", str(public)], check=True, capture_output=True, text=True)
    return said.stdout.split()[1]


@pytest.fixture
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_key(tmp_path_factory.mktemp("keys"), "release")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Checkout]:
    """The key of a release, and its checkout with signed packages, for each test to begin with."""
    checkout = Checkout(tmp_path_factory.mktemp("release"))
    checkout.complete()
    key = new_key(tmp_path_factory.mktemp("keys"), "release")
    publish(checkout, key)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rebuilding, "check", lambda *_, **__: None)  # another test's matter
        packages.package(checkout.paths, Keys(sign=key))
    return key, checkout


@pytest.fixture
def signed(release: tuple[Path, Checkout], tmp_path: Path) -> Checkout:
    """A checkout with signed packages in packages/."""
    return Checkout(tmp_path, release[1])


def pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, passphrase: bytes = b"") -> bytes:
    """A private key's file."""
    locked = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)


def refused(checkout: Checkout, keys: Keys) -> str:
    """What is wrong with keys; nothing may be packaged then."""
    with pytest.raises(Problems) as caught:
        packages.package(checkout.paths, keys, offline=True)
    assert not checkout.paths.packages.exists()
    return str(caught.value)


def test_the_sums_are_signed_and_anybody_can_check_that_with_ssh_keygen_alone(signed: Checkout) -> None:
    folder = signed.paths.packages
    command = ["ssh-keygen", "-Y", "verify", "-f", str(signed.paths.root / signing.SIGNERS), "-I", "stilloff"]
    command += ["-n", "stilloff-release", "-s", str(folder / "SHA256SUMS.sig")]
    sums = (folder / "SHA256SUMS").read_bytes()
    assert subprocess.run(command, input=sums, check=False, capture_output=True).returncode == 0
    assert subprocess.run(command, input=sums + b"\n", check=False, capture_output=True).returncode != 0


def test_signed_packages_are_verified_where_the_sums_lie_beside_them(signed: Checkout) -> None:
    said, code = verify(signed.paths, signed.paths.packages / ZIP)
    assert code == SAME
    assert "SHA256SUMS names it, with the same sum.\nSHA256SUMS is signed with the publisher's key.\n" in said


def test_sums_changed_after_they_were_signed_are_a_difference(signed: Checkout) -> None:
    with (signed.paths.packages / "SHA256SUMS").open("a") as sums:
        sums.write(f"{'0' * 64}  more.zip\n")
    said, code = verify(signed.paths, signed.paths.packages / ZIP)
    assert code == DIFFERS
    assert "  The signature on SHA256SUMS isn't the publisher's, or SHA256SUMS was changed after it was signed." in said


def test_another_sum_than_the_files_is_a_difference(signed: Checkout) -> None:
    folder = signed.paths.packages
    shutil.copy(folder / f"stilloff-{VERSION}-firefox.zip", folder / ZIP)
    (folder / "SHA256SUMS").write_text(f"{'0' * 64}  {ZIP}\n")
    said, code = verify(signed.paths, folder / ZIP)
    assert code == DIFFERS
    assert f"  SHA256SUMS gives another sum for {ZIP}: one of the two was changed or damaged." in said


@pytest.mark.parametrize(("whose", "namespace"), [("another", signing.NAMESPACE), ("release", "git")])
def test_a_signature_by_another_key_or_for_something_else_is_a_difference(
    signed: Checkout, release: tuple[Path, Checkout], key: Path, whose: str, namespace: str
) -> None:
    folder = signed.paths.packages
    other = release[0] if whose == "release" else key
    (folder / "SHA256SUMS.sig").unlink()
    command = ["ssh-keygen", "-Y", "sign", "-q", "-f", str(other), "-n", namespace, str(folder / "SHA256SUMS")]
    subprocess.run(command, check=True, capture_output=True)
    assert verify(signed.paths, folder / ZIP)[1] == DIFFERS


def test_what_proves_nothing_is_said_to_prove_nothing(signed: Checkout) -> None:
    folder = signed.paths.packages
    signed.write(signing.SIGNERS, "# none yet\n")
    said, _ = verify(signed.paths, folder / ZIP)
    assert "comes with a signature, and it can't be the publisher's" in said
    assert "is signed with" not in said
    (folder / "SHA256SUMS.sig").unlink()
    assert "SHA256SUMS comes without a signature (SHA256SUMS.sig)" in verify(signed.paths, folder / ZIP)[0]
    shutil.copy(folder / ZIP, folder / "renamed.zip")
    assert "SHA256SUMS names it, with the same sum." in verify(signed.paths, folder / "renamed.zip")[0]
    (folder / "SHA256SUMS").write_text("")
    assert "SHA256SUMS doesn't name it" in verify(signed.paths, folder / ZIP)[0]


def test_who_has_no_key_makes_the_same_sums(signed: Checkout) -> None:
    assert packages.contents(signed.paths)["SHA256SUMS"] == (signed.paths.packages / "SHA256SUMS").read_bytes()


def test_the_notes_and_the_readme_name_the_key(whole: Checkout, key: Path) -> None:
    notes = f"stilloff-{VERSION}-notes.md"
    whole.write("README.md", "")
    assert b"SHA256SUMS is not signed: StillOff has no key yet." in packages.contents(whole.paths)[notes]
    assert signing.problems(whole.paths) == []
    fingerprint = publish(whole, key)
    assert f"is signed with the key {fingerprint};".encode() in packages.contents(whole.paths)[notes]
    (problem,) = signing.problems(whole.paths)
    assert (problem.file, problem.key) == ("README.md", fingerprint)
    whole.write("README.md", f"The key is `{fingerprint}`.")
    assert signing.problems(whole.paths) == []


def test_a_key_that_is_missing_spoilt_unknown_or_too_early_is_told(whole: Checkout, key: Path, tmp_path: Path) -> None:
    assert "there is no such key" in refused(whole, Keys(sign=tmp_path / "none"))
    assert "holds no key yet, so nobody could check a signature" in refused(whole, Keys(sign=key))
    publish(whole, new_key(key.parent, "other"))
    assert f"isn't the key that stands in {signing.SIGNERS}" in refused(whole, Keys(sign=key))
    key.write_text("spoilt")
    assert "doesn't sign: " in refused(whole, Keys(sign=key))


def test_a_system_without_openssh_is_told_how_to_get_it(
    whole: Checkout, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(whole, key)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Problems, match="ssh-keygen: isn't installed; install OpenSSH"):
        signing.sign(whole.paths, b"", key)


def test_a_package_for_verified_uploads_is_the_same_package_signed_with_the_key_given(
    whole: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "check", lambda *_, **__: None)
    upload = rsa.generate_private_key(65537, 2048)
    (tmp_path / "upload.pem").write_bytes(pem(upload))
    packages.package(whole.paths, Keys(upload=tmp_path / "upload.pem"))
    folder = whole.paths.packages
    header, packed = crx.split((folder / f"stilloff-{VERSION}-chrome.crx").read_bytes())
    assert packed == (folder / ZIP).read_bytes()
    assert crx.signer(header, packed).isalpha()
    assert verify(whole.paths, folder / f"stilloff-{VERSION}-chrome.crx")[1] == SAME


def test_an_upload_key_of_another_kind_is_told(
    whole: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "upload.pem"
    assert "can't be read (No such file or directory)" in refused(whole, Keys(upload=file))
    monkeypatch.setattr(crx, "getpass", lambda _: "another")
    for content in (
        b"",
        pem(ec.generate_private_key(ec.SECP256R1())),
        pem(rsa.generate_private_key(65537, 1024)),  # noqa: S505 - it's to be refused
        pem(rsa.generate_private_key(65537, 2048), b"passphrase"),
    ):
        file.write_bytes(content)
        said = refused(whole, Keys(upload=file))
        assert "is no private RSA key of 2048 bits or more, or its passphrase is another" in said
