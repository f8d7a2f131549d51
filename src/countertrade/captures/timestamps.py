"""RFC 3161 timestamps: a token of a timestamp authority that says that bytes existed at a moment.

The token is held against the bytes: their hash must be the one that it stamps. Whether the authority's signature is to be believed can
only be said with a root certificate that the reader trusts; without one, only that is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from countertrade.errors import optional
from countertrade.records import Bad, Problem, Record

HASHES = {
    "2.16.840.1.101.3.4.2.1": "sha256", "2.16.840.1.101.3.4.2.2": "sha384", "2.16.840.1.101.3.4.2.3": "sha512",
    "1.3.14.3.2.26": "sha1",
}  # fmt: skip
ENDINGS = (".tsr", ".tst")
LARGEST = 256 * 2**10


class Stamp(Record, frozen=True, kw_only=True):
    """What a token says of the bytes: they existed at `time` (UTC), says `authority`. `trusted`: its signature leads to a trusted root."""

    time: str
    authority: str | None
    hash: str
    serial: str
    trusted: bool

    @property
    def said(self) -> str:
        """In a sentence."""
        whose = f" by {self.authority}" if self.authority else ""
        belief = (
            "signature checked" if self.trusted else "signature not checked: no root certificate was given"
        )
        return f"stamped {self.time}{whose}, {self.hash} fits, {belief}"


def stamped(data: bytes, token: bytes, name: str, roots: Sequence[bytes] = ()) -> Stamp:
    """What a timestamp token says of the bytes.

    Args:
        data: the bytes that it is to stamp.
        token: a timestamp response (.tsr) or a bare token (.tst), DER.
        name: of the token's file, for messages.
        roots: certificates of roots that the reader trusts, PEM; without one the signature is not checked.

    Raises:
        Bad: where the token cannot be read, stamps other bytes, or its signature does not lead to one of the roots.
        MissingPackageError: where rfc3161-client is not installed.
    """
    client = optional("rfc3161_client")
    if len(token) > LARGEST:
        raise Bad(Problem(name, 0, 0, "this is larger than any timestamp token; name the .tsr file"))
    response = _decoded(client, token, name)
    info = response.tst_info
    kind = HASHES.get(info.message_imprint.hash_algorithm.dotted_string)
    if kind is None:
        said = (
            f"it uses the hash {info.message_imprint.hash_algorithm.dotted_string}, which is not known here"
        )
        raise Bad(Problem(name, 0, 0, said))
    if hashlib.new(kind, data, usedforsecurity=False).digest() != info.message_imprint.message:
        raise Bad(
            Problem(name, 0, 0, f"it stamps other bytes: their {kind} differs; name the token of this file")
        )
    if roots:
        _signed(client, response, info.message_imprint.message, roots, name)
    time = info.gen_time
    return Stamp(
        time=time.replace(tzinfo=None).isoformat(timespec="seconds") + "Z",
        authority=_authority(info),
        hash=kind,
        serial=str(info.serial_number),
        trusted=bool(roots),
    )


def _decoded(client: Any, token: bytes, name: str) -> Any:
    """The token as the library reads it; a bare one gets the envelope of a response that grants it."""
    for data in (token, _der(0x30, b"\x30\x03\x02\x01\x00" + token)):
        for attempt in (data, _in_order(data)):
            try:
                response = client.decode_timestamp_response(attempt)
                if response.tst_info is not None:
                    return response
            except Exception:  # the library raises whatever its parser meets
                continue
    raise Bad(
        Problem(name, 0, 0, "this is no timestamp token that can be read; name a .tsr or .tst file as DER")
    )


def _der(tag: int, content: bytes) -> bytes:
    """A DER element."""
    size = len(content)
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag]) + (bytes([size]) if size < 128 else bytes([128 + len(length)]) + length) + content


def _elements(data: bytes) -> list[tuple[int, bytes]]:
    """The elements of DER, each as its tag and its content. Raises ValueError for what is none."""
    found, at = [], 0
    while at < len(data):
        tag, first = data[at], data[at + 1]
        counted = first & 0x7F if first & 0x80 else 0
        size = int.from_bytes(data[at + 2 : at + 2 + counted], "big") if counted else first
        start = at + 2 + counted
        if start + size > len(data) or first == 0x80:
            raise ValueError("an element is longer than its data")
        found.append((tag, data[start : start + size]))
        at = start + size
    return found


def _in_order(data: bytes) -> bytes:
    """A response with its certificates in DER's order: OpenSSL's authorities leave them in theirs, and nothing that is signed changes."""
    try:
        ((_, response),) = _elements(data)
        status, (_, token) = _elements(response)
        kind, (explicit, wrapped) = _elements(token)
        ((sequence, signed),) = _elements(wrapped)
        sets = {0xA0, 0xA1}  # certificates and revocation lists
        ordered = b"".join(
            _der(
                tag, b"".join(sorted(_der(*each) for each in _elements(content))) if tag in sets else content
            )
            for tag, content in _elements(signed)
        )
    except (ValueError, IndexError):
        return data
    token = _der(*kind) + _der(explicit, _der(sequence, ordered))
    return _der(0x30, _der(*status) + _der(0x30, token))


def _signed(client: Any, response: Any, digest: bytes, roots: Sequence[bytes], name: str) -> None:
    from cryptography.x509 import load_pem_x509_certificates

    try:
        trusted = [certificate for pem in roots for certificate in load_pem_x509_certificates(pem)]
    except ValueError:
        raise Bad(
            Problem(
                "--trust", 0, 0, "this is no certificate as PEM; it begins with -----BEGIN CERTIFICATE-----"
            )
        ) from None
    builder = client.VerifierBuilder(roots=trusted)
    try:
        builder.build().verify(response, digest)
    except Exception as error:  # the library raises whatever its checks meet
        said = f"its signature does not lead to a root that you trust: {str(error)[:200]}"
        raise Bad(Problem(name, 0, 0, said)) from None


def _authority(info: Any) -> str | None:
    """The authority's common name as the token has it."""
    try:
        from cryptography.x509 import DirectoryName
        from cryptography.x509.oid import NameOID

        name = info.name
        if isinstance(name, DirectoryName):
            found = name.value.get_attributes_for_oid(NameOID.COMMON_NAME)
            return str(found[0].value) if found else name.value.rfc4514_string()
    except Exception:  # a name that no certificate should have
        return None
    return None
