"""`verify-installed`: what was published is known again in every form, and nothing else passes for it."""

from __future__ import annotations

import base64
import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from builder.problems import Problems
from builder.release import crx, git, opened
from builder.release.archive import pack
from builder.release.installed import DIFFERS, NOT_COMPARED, SAME, Found, compare, verify
from builder.release.pixels import pixels
from builder.render.building import render
from tests.builder.checkouts import VERSION, Checkout
from tests.builder.test_release import commit
from tests.builder.test_release import git as run_git

UPDATES = "https://clients2.google.com/service/update2/crx"
Files = dict[str, bytes]
Look = Callable[..., tuple[str, int]]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """The sources that something was published from, without a history. No test changes them."""
    checkout = Checkout(tmp_path_factory.mktemp("sources"))
    checkout.complete()
    return checkout


@pytest.fixture(scope="module")
def built(published: Checkout) -> dict[str, Files]:
    """What was published, for each target."""
    return render(published.paths)[0]


@pytest.fixture
def look(published: Checkout, tmp_path: Path) -> Look:
    """Verify a copy that has these files, or is these bytes."""

    def looked(copy: Files | bytes, version: str = "") -> tuple[str, int]:
        (tmp_path / "copy").write_bytes(copy if isinstance(copy, bytes) else pack(copy))
        return verify(published.paths, tmp_path / "copy", version)

    return looked


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    """A key that lives for the tests."""
    return rsa.generate_private_key(65537, 2048)


def in_manifest(files: Files, **more: object) -> Files:
    """The files with more in their manifest, as a store writes it: first, and on one line."""
    return {**files, "manifest.json": json.dumps({**more, **json.loads(files["manifest.json"])}).encode()}


def refusal(look: Look, copy: Files | bytes) -> str:
    """The one sentence with which a copy is refused."""
    with pytest.raises(Problems) as caught:
        look(copy)
    (problem,) = caught.value.problems
    return problem.wrong


def zipped(name: str, content: bytes = b"x", change: Callable[[zipfile.ZipInfo], object] = lambda _: None) -> bytes:
    """A zip file with one entry."""
    packed, entry = io.BytesIO(), zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    change(entry)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry, content)
    return packed.getvalue()


# What is the same


@pytest.mark.parametrize("target", ["chrome", "firefox"])
def test_a_downloaded_package_is_the_same(look: Look, built: dict[str, Files], target: str) -> None:
    said, code = look(built[target])
    assert code == SAME
    assert f"The same, byte for byte: {len(built[target])} files." in said
    assert said.endswith(f"What you have is what was published as {VERSION} for {target}.")
    assert "Differs" not in said and "Added" not in said


def test_a_signed_package_of_chromium_from_a_store_is_the_same_and_what_the_store_added_is_listed(
    look: Look, built: dict[str, Files], key: rsa.RSAPrivateKey
) -> None:
    from_store = in_manifest(built["chrome"], update_url=UPDATES) | {"_metadata/verified_contents.json": b"[]"}
    said, code = look(crx.sign(pack(from_store), key))
    assert code == SAME
    assert "Its signature fits, for the extension's id " in said
    assert "  manifest.json: update_url, the address of the Chrome Web Store" in said
    assert "  _metadata/verified_contents.json: the store's sums of the files" in said


def test_what_is_not_looked_at_for_want_of_tools_is_said(
    look: Look, built: dict[str, Files], key: rsa.RSAPrivateKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = crx.sign(pack(built["chrome"]), key)
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    said, code = look(signed)
    assert code == SAME
    assert "Its signature was not looked at: that needs what `python3 -m builder lint` gets. Its content was." in said


def test_a_signed_package_of_firefox_is_the_same(look: Look, built: dict[str, Files]) -> None:
    said, code = look({**built["firefox"], "META-INF/mozilla.rsa": b"x", "META-INF/cose.sig": b"x"})
    assert code == SAME
    assert "  META-INF/cose.sig: the store's signature" in said


def test_a_folder_of_a_browsers_profile_is_the_same_though_the_browser_wrote_texts_and_icons_again(
    published: Checkout, built: dict[str, Files], tmp_path: Path
) -> None:
    files = in_manifest(built["chrome"], update_url=UPDATES, key=base64.b64encode(b"key").decode())
    for name, data in files.items():
        if name.endswith("messages.json"):
            files[name] = json.dumps(json.loads(data), indent=3, sort_keys=True).encode()
    files["icons/16.png"] = packed_again(files["icons/16.png"])
    profile = tmp_path / "abcdefghijklmnopabcdefghijklmnop"
    for name, data in {**files, ".DS_Store": b"x"}.items():
        path = profile / f"{VERSION}_0" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    said, code = verify(published.paths, profile)
    assert code == SAME
    assert "  _locales/de/messages.json\n" in said
    assert "  icons/16.png\n" in said
    assert "  manifest.json: key, which gives the extension its id cm" in said  # as SHA-256 of "key" begins with 2c
    assert "  .DS_Store: left by your system" in said


def packed_again(png: bytes) -> bytes:
    """The same picture in other bytes: its lines are written as they are, and not packed."""
    width, height, each, raw = pixels(png)
    lines = b"".join(b"\0" + raw[at : at + width * each] for at in range(0, len(raw), width * each))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(lines, 0)), (b"IEND", b"")]
    chunks = (struct.pack(">I", len(body)) + kind + body + bytes(4) for kind, body in parts)
    return png[:8] + b"".join(chunks)


# What differs


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("background/main.js", b"stolen();\n", "background/main.js: has another content, first in line 1"),
        ("background/more.js", b"", "background/more.js: was not published"),
        ("_metadata/more.js", b"", "_metadata/more.js: was not published"),
        ("META-INF/mozilla.rsa", b"", "META-INF/mozilla.rsa: was not published"),
        ("icons/on-16.png", None, "icons/on-16.png: is missing"),
        ("_locales/de/messages.json", b"{}", "_locales/de/messages.json: has another content, first in line 1"),
        ("icons/16.png", b"no picture", "icons/16.png: has another content, first in line 1"),
        ("managed.json", b"{ }", "managed.json: has another content, first in line 1"),
    ],
)
def test_each_difference_is_named(built: dict[str, Files], name: str, content: bytes | None, said: str) -> None:
    have = {**built["chrome"], name: content or b""}
    if content is None:
        del have[name]
    assert compare(have, built["chrome"], "chrome").differs == [said]


def test_another_picture_of_the_same_size_is_a_difference(built: dict[str, Files]) -> None:
    have = {**built["chrome"], "icons/16.png": packed_again(built["chrome"]["icons/on-16.png"])}
    assert len(compare(have, built["chrome"], "chrome").differs) == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"update_url": "https://updates.example.com/"}, "gets its updates from 'https://updates.example.com/'"),
        ({"externally_connectable": {"matches": ["<all_urls>"]}}, "externally_connectable has another value"),
    ],
)
def test_what_no_store_adds_to_a_manifest_is_a_difference(
    built: dict[str, Files], more: dict[str, object], said: str
) -> None:
    (line,) = compare(in_manifest(built["chrome"], **more), built["chrome"], "chrome").differs
    assert line.startswith(f"manifest.json: {said}")


def test_a_value_of_another_kind_is_a_difference(built: dict[str, Files]) -> None:
    have = dict(built["chrome"])
    have["manifest.json"] = have["manifest.json"].replace(b'"manifest_version": 3', b'"manifest_version": 3.0')
    assert compare(have, built["chrome"], "chrome").differs == ["manifest.json: manifest_version has another value"]


def test_a_manifest_that_says_a_thing_twice_is_a_difference(built: dict[str, Files]) -> None:
    have = dict(built["chrome"])
    have["manifest.json"] = have["manifest.json"].replace(b"{", b'{"version": "9",', 1)
    assert compare(have, built["chrome"], "chrome").differs == ["manifest.json: can't be read"]


def test_firefox_writes_nothing_again(built: dict[str, Files]) -> None:
    name = "_locales/de/messages.json"
    have = {**built["firefox"], name: built["firefox"][name] + b"\n"}
    assert len(compare(have, built["firefox"], "firefox").differs) == 1
    assert compare(built["firefox"], built["firefox"], "firefox") == Found(same=len(built["firefox"]))


def test_a_copy_that_differs_is_said_to_in_plain_words(look: Look, built: dict[str, Files]) -> None:
    said, code = look({**built["firefox"], "more.js": b""})
    assert code == DIFFERS
    assert f"What you have is NOT what was published as {VERSION} for firefox: 1 difference." in said


# What is refused


def test_an_archive_that_unpacks_to_far_too_much_is_refused(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "LARGEST", 1 << 20)
    assert refusal(look, zipped("a", bytes(3 << 20))) == "would unpack to 3 MB, and StillOff is far smaller"
    assert refusal(look, b"PK" + bytes(2 << 20)) == "is larger than 1 MB, and StillOff is far smaller"


def test_an_archive_that_lies_about_its_size_is_refused(look: Look) -> None:
    honest = zipped("a", bytes(100_000))
    assert refusal(look, honest.replace(struct.pack("<I", 100_000), struct.pack("<I", 10))).startswith("is damaged:")


def test_an_archive_of_too_many_files_is_refused(look: Look) -> None:
    assert refusal(look, pack({str(number): b"" for number in range(opened.MOST + 1)})).startswith("holds 5001 files")


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/a", "C:/a", "a\\..\\b"])
def test_an_archive_that_names_files_outside_itself_is_refused(look: Look, name: str) -> None:
    assert refusal(look, zipped(name)).startswith("names a file outside itself")


def test_an_archive_with_a_link_is_refused(look: Look) -> None:
    def link(entry: zipfile.ZipInfo) -> None:
        entry.external_attr = 0o120777 << 16

    assert refusal(look, zipped("a", change=link)).startswith("holds a link")


def test_an_archive_with_two_files_of_one_name_is_refused(look: Look) -> None:
    assert refusal(look, pack({"a": b"1", "A": b"2"})).startswith("has two files of one name")


@pytest.mark.parametrize("at", [60, 400, 1000, -30])
def test_a_damaged_archive_is_refused(look: Look, built: dict[str, Files], at: int) -> None:
    packed = bytearray(pack({"manifest.json": built["chrome"]["manifest.json"], "a": built["chrome"]["icons/48.png"]}))
    packed[at] ^= 0xFF
    assert "damaged" in refusal(look, bytes(packed)) or "names" in refusal(look, bytes(packed))


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        (b"\x89PNG", "is neither a .crx nor an .xpi nor a zip file"),
        (b"Cr24\2\0\0\0\0\0\0\0", "is a damaged .crx: it is a CRX of version 2; browsers take 3 alone"),
        (b"Cr24\3\0\0\0\xff\xff\0\0", "is a damaged .crx: it ends within its header"),
        (b"Cr24\3\0\0\0\1\0\0\0\xffPK", "is a damaged .crx: its header can't be read"),
        ({"a": b""}, "holds no manifest.json, so it's no extension"),
        ({"manifest.json": b"["}, "has a manifest.json that can't be read"),
        ({"manifest.json": b"[" * 100_000}, "has a manifest.json that can't be read"),
        ({"manifest.json": b'{"name": "Other"}'}, "is another extension: it calls itself 'Other', not StillOff"),
        ({"manifest.json": b'{"name": "StillOff", "version": "-o"}'}, "'-o' is no version of StillOff"),
    ],
)
def test_what_is_no_copy_of_ours_is_refused(look: Look, copy: Files | bytes, said: str) -> None:
    assert refusal(look, copy) == said


def test_a_package_changed_after_it_was_signed_is_refused(
    look: Look, built: dict[str, Files], key: rsa.RSAPrivateKey
) -> None:
    signed = crx.sign(pack(built["chrome"]), key)
    header, _ = crx.split(signed)
    changed = signed[: 12 + len(header)] + pack({**built["chrome"], "more.js": b""})
    assert refusal(look, changed) == "is a damaged .crx: its signature doesn't fit its content"


def test_a_package_signed_for_another_id_than_its_keys_is_refused(key: rsa.RSAPrivateKey) -> None:
    header, packed = crx.split(crx.sign(pack({}), key))
    spki = serialization.PublicFormat.SubjectPublicKeyInfo
    other = rsa.generate_private_key(65537, 2048).public_key().public_bytes(serialization.Encoding.DER, spki)
    mine = key.public_key().public_bytes(serialization.Encoding.DER, spki)
    with pytest.raises(crx.Broken, match="isn't signed with the key that its id comes from"):
        crx.signer(header.replace(mine, other), packed)


def test_what_a_folder_holds_beside_files_is_refused(published: Checkout, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_bytes(b"{}")
    with pytest.raises(Problems, match=r"holds several versions \(one, two\): give one of them"):
        verify(published.paths, tmp_path)
    (tmp_path / "one" / "link").symlink_to(tmp_path)
    with pytest.raises(Problems, match="holds what is neither file nor folder, such as a link: 'link'"):
        verify(published.paths, tmp_path / "one")
    with pytest.raises(Problems, match=r"nowhere: can't be read \(No such file or directory\)"):
        verify(published.paths, tmp_path / "nowhere")


# The sources


def test_a_copy_is_compared_with_the_sources_at_its_tag_not_with_those_of_today(
    whole: Checkout, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("downloads") / "copy.xpi"
    file.write_bytes(pack(render(whole.paths)[0]["firefox"]))
    whole.write(".gitignore", "__pycache__/\n.cache/\ndist/\n")
    run_git(whole, "init", "--quiet", "--initial-branch", "main")
    commit(whole)
    run_git(whole, "tag", f"v{VERSION}")
    whole.write("extension/popup/popup.css", "/* of today */")
    commit(whole)
    run_git(whole, "tag", "v2.0.0")
    before = git.run(whole.paths, "status", "--porcelain")
    said, code = verify(whole.paths, file)
    assert code == SAME
    assert f"built from the sources at the tag v{VERSION} (commit " in said
    said, code = verify(whole.paths, file, "2.0.0")
    assert code == DIFFERS
    assert "  popup/popup.css: has another content, first in line 1" in said
    assert git.run(whole.paths, "status", "--porcelain") == before
    with pytest.raises(Problems, match=r"git: v3\.0\.0: there is no such tag here"):
        verify(whole.paths, file, "3.0.0")


def test_sources_without_a_history_are_compared_when_they_are_of_that_version(
    look: Look, built: dict[str, Files]
) -> None:
    assert ", which came without a history" in look(built["chrome"])[0]
    with pytest.raises(Problems, match=f"the sources: these are of {VERSION}, not of 2.0.0"):
        look(built["chrome"], "2.0.0")


def test_the_task_tells_by_its_exit_code_whether_it_compared(whole: Checkout) -> None:
    whole.write("no.zip", b"PK")
    run: subprocess.CompletedProcess[str] = whole.run("-m", "invoke", "verify-installed", "no.zip")
    assert run.returncode == NOT_COMPARED
    assert run.stderr.startswith("no.zip: is damaged: ")
    assert run.stderr.endswith("Nothing was compared.\n")
    whole.run("-m", "invoke", "build")
    assert whole.run("-m", "invoke", "verify-installed", "dist/firefox").returncode == SAME
    whole.write("dist/firefox/more.js", "")
    assert whole.run("-m", "invoke", "verify-installed", "dist/firefox").returncode == DIFFERS
