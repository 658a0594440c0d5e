"""Ed25519 as RFC 8032 has it, beside an implementation of others: what is not signed is never taken for signed."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.ed25519 import verify

#: RFC 8032, 7.1, tests 1, 2 and 3: public key, message, signature.
RFC = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)
KEY, MESSAGE, SIGNATURE = (bytes.fromhex(part) for part in RFC[2])
ORDER = 2**252 + 27742317777372353535851937790883648493


@pytest.mark.parametrize(("key", "message", "signature"), RFC)
def test_the_rfcs_own_examples(key: str, message: str, signature: str) -> None:
    assert verify(bytes.fromhex(key), bytes.fromhex(signature), bytes.fromhex(message))


def test_any_bit_turned_over_is_seen() -> None:
    for place in range(0, 64 * 8, 7):
        bad = bytearray(SIGNATURE)
        bad[place // 8] ^= 1 << place % 8
        assert not verify(KEY, bytes(bad), MESSAGE)
    for place in range(0, 32 * 8, 5):
        other = bytearray(KEY)
        other[place // 8] ^= 1 << place % 8
        assert not verify(bytes(other), SIGNATURE, MESSAGE)
    assert not verify(KEY, SIGNATURE, MESSAGE + b"\0")


def test_a_signature_has_one_form_only() -> None:
    """S and S + L sign the same by the formula; the RFC wants the smaller."""
    scalar = int.from_bytes(SIGNATURE[32:], "little") + ORDER
    assert not verify(KEY, SIGNATURE[:32] + scalar.to_bytes(32, "little"), MESSAGE)


@pytest.mark.parametrize("short", [0, 31, 33])
def test_a_key_of_another_length_vouches_for_nothing(short: int) -> None:
    assert not verify(b"\1" * short, SIGNATURE, MESSAGE)
    assert not verify(KEY, SIGNATURE[:short], MESSAGE)


@pytest.mark.parametrize("key", [b"\1" + bytes(31), bytes(32), b"\xec" + b"\xff" * 30 + b"\x7f"])
def test_a_key_of_small_order_vouches_for_nothing(key: bytes) -> None:
    """With such a key one signature would fit every message."""
    assert not verify(key, key + bytes(32), MESSAGE)


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=300))
def test_whatever_another_signs_is_verified(seed: bytes, message: bytes) -> None:
    secret = Ed25519PrivateKey.from_private_bytes(seed)
    assert verify(secret.public_key().public_bytes_raw(), secret.sign(message), message)


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(min_size=64, max_size=64), st.binary(max_size=40))
@example(bytes(32), bytes(64), bytes(26))  # of small order: another takes it, the till does not
def test_no_nonsense_is_taken_that_another_refuses(key: bytes, signature: bytes, message: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        theirs = True
    except (InvalidSignature, ValueError):
        theirs = False
    assert theirs or not verify(key, signature, message)
