"""Chromium's packages (CRX3): a zip file behind a header that says which keys signed it.

The header is a protocol buffer of bytes fields alone, as `components/crx_file/crx3.proto` of Chromium's sources says: a
few lines read and write it. The library there is, crx3 0.0.4, would bring all of protocol buffers for four fields.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from builder.problems import Problem, Problems

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

MAGIC = b"Cr24"
VERSION = 3
SIGNED = b"CRX3 SignedData\0"
RSA_PROOF, SIGNED_DATA = 2, 10000
"""Fields of the header: a signature with its key, and what is signed beside the zip file."""
KEY, SIGNATURE = 1, 2
"""Fields of a signature."""
ID = 1
"""The one field of what is signed beside the zip file."""
BYTES = 2
"""The wire type of a bytes field."""
LONGEST_HEADER = 1 << 20
STRENGTH = 2048
"""Bits of the weakest key that the store takes."""


class Broken(ValueError):
    """No CRX3 file; the message says why."""


def load(file: Path) -> RSAPrivateKey:
    """The private key in a PEM file; asks for its passphrase at the terminal. Raises Problems."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    wrong = f"is no private RSA key of {STRENGTH} bits or more, or its passphrase is another"
    try:
        data = file.read_bytes()
        secret = getpass(f"Passphrase of {file}: ").encode() if b"ENCRYPTED" in data else None
        key = serialization.load_pem_private_key(data, secret)
        if isinstance(key, RSAPrivateKey) and key.key_size >= STRENGTH:
            return key
    except OSError as error:
        wrong = f"can't be read ({error.strerror})"
    except (ValueError, TypeError, UnsupportedAlgorithm, EOFError):
        pass
    raise Problems([Problem(str(file), "", wrong, "docs/releasing.md says how one is made")])


def sign(packed: bytes, key: RSAPrivateKey) -> bytes:
    """A zip file as a .crx. The same zip file and key give the same bytes: this kind of signature holds no chance."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import padding

    form = serialization.PublicFormat.SubjectPublicKeyInfo
    public = key.public_key().public_bytes(serialization.Encoding.DER, form)
    beside = _field(ID, hashlib.sha256(public).digest()[:16])
    signature = key.sign(_signed(beside, packed), padding.PKCS1v15(), hashes.SHA256())
    proof = _field(KEY, public) + _field(SIGNATURE, signature)
    header = _field(RSA_PROOF, proof) + _field(SIGNED_DATA, beside)
    return MAGIC + struct.pack("<II", VERSION, len(header)) + header + packed


def split(data: bytes) -> tuple[bytes, bytes]:
    """The header and the zip file of a .crx. Raises Broken."""
    if len(data) < 12:
        raise Broken("it ends within its header")
    version, length = struct.unpack_from("<II", data, 4)
    if version != VERSION:
        raise Broken(f"it is a CRX of version {version}; browsers take 3 alone")
    if length > LONGEST_HEADER or 12 + length > len(data):
        raise Broken("it ends within its header")
    return data[12 : 12 + length], data[12 + length :]


def signer(header: bytes, packed: bytes) -> str:
    """The id of the extension for which the file is signed, its signature checked. Raises Broken."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    fields = [*_fields(header)]
    beside = next((value for number, value in fields if number == SIGNED_DATA), b"")
    own = dict(_fields(beside)).get(ID, b"")
    for number, proof in fields:
        parts = dict(_fields(proof)) if number == RSA_PROOF else {}
        public = parts.get(KEY, b"")
        if not own or hashlib.sha256(public).digest()[:16] != own:
            continue  # a store signs with a key of its own too; the id comes from the extension's
        try:
            key = serialization.load_der_public_key(public)
            if not isinstance(key, rsa.RSAPublicKey):
                raise Broken("the key for its id is no RSA key")
            key.verify(parts.get(SIGNATURE, b""), _signed(beside, packed), padding.PKCS1v15(), hashes.SHA256())
        except (InvalidSignature, UnsupportedAlgorithm, ValueError):
            raise Broken("its signature doesn't fit its content") from None
        return written(own)
    raise Broken("it isn't signed with the key that its id comes from")


def written(identity: bytes) -> str:
    """An extension's id as browsers write it: hexadecimal with the letters a to p."""
    return identity.hex().translate(str.maketrans("0123456789abcdef", "abcdefghijklmnop"))


def _signed(beside: bytes, packed: bytes) -> bytes:
    return SIGNED + struct.pack("<I", len(beside)) + beside + packed


def _field(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | BYTES) + _varint(len(value)) + value


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """Each bytes field of a message, with its number. Raises Broken."""
    at = 0

    def varint() -> int:
        nonlocal at
        number = shift = 0
        while at < len(message) and shift < 64:
            byte = message[at]
            at, number, shift = at + 1, number | (byte & 0x7F) << shift, shift + 7
            if byte < 0x80:
                return number
        raise Broken("its header can't be read")

    while at < len(message):
        tag, length = varint(), varint()
        if tag & 7 != BYTES or at + length > len(message):
            raise Broken("its header can't be read")
        yield tag >> 3, message[at : at + length]
        at += length
