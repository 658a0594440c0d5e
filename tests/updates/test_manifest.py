"""A manifest is a stranger's words until its signature holds; then it may still be old, for others, or a replay."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from helpers.publisher import KEY, NOW, SECRET, manifest, sealed, signed, trust
from hypothesis import given, settings
from hypothesis import strategies as st

from app import ed25519
from app.domain.update import FORM, MOST_MANIFEST, MOST_SETUP, judge, order, read_manifest, written
from app.errors import UpdateRefused

GOOD = json.loads(written(manifest()))


def refusal(raw: bytes) -> str:
    with pytest.raises(UpdateRefused) as caught:
        read_manifest(raw, trust)
    return caught.value.kind


def changed(**other: object) -> bytes:
    return sealed(json.dumps({**GOOD, **other}).encode())


def test_what_was_signed_is_read_back() -> None:
    assert read_manifest(signed(manifest()), trust) == manifest()


def test_a_strangers_signature_is_none() -> None:
    assert refusal(signed(manifest(), Ed25519PrivateKey.generate())) == "signature"


def test_a_byte_changed_after_signing_is_seen() -> None:
    assert refusal(signed(manifest()).replace(b'"1.4.0"', b'"9.4.0"')) == "signature"


def test_a_signature_for_something_else_means_nothing() -> None:
    """The same key may have signed other things: their bytes do not begin with the manifest's form."""
    body = written(manifest())
    assert refusal(FORM + SECRET.sign(body).hex().encode() + b"\n" + body) == "signature"


@pytest.mark.parametrize(
    "raw",
    [b"", b"kasa-update-1", FORM, FORM + b"zz\n{}", b"kasa-update-2\n" + signed(manifest())[len(FORM) :],
     FORM + "ж".encode() + b"\n{}", signed(manifest()) + b" " * MOST_MANIFEST],
)  # fmt: skip
def test_what_is_no_manifest_is_not_even_verified(raw: bytes) -> None:
    assert refusal(raw) in ("malformed", "signature")


@pytest.mark.parametrize(
    "other",
    [
        {"product": "other"}, {"version": "1.4" + ".0" * 9},
        {"version": "01.2"}, {"version": "1.4.0-beta"}, {"version": 1},
        {"version": "..\\evil"}, {"floor": None}, {"size": 0}, {"size": -1}, {"size": True}, {"size": 1e9},
        {"size": MOST_SETUP + 1}, {"size": "5"}, {"setup": "..\\a.exe"}, {"setup": "http://b/a.exe"},
        {"setup": "a/b.exe"},
        {"setup": "a.bat"}, {"setup": ".exe"}, {"setup": ["a.exe"]}, {"sha256": "0" * 63}, {"sha256": "G" * 64},
        {"issued": "2026-11-22"}, {"issued": "2026-13-22T00:00:00Z"}, {"expires": "2026-01-01T00:00:00Z"},
        {"expires": "2099-01-01T00:00:00Z"}, {"expires": 5},
    ],
    ids=str,
)  # fmt: skip
def test_signed_nonsense_is_refused_too(other: dict[str, object]) -> None:
    """Whoever holds the key makes mistakes as well; and a manifest that holds for ever could be replayed for ever."""
    assert refusal(changed(**other)) == "malformed"


@pytest.mark.parametrize("body", [b"[]", b"null", b"{}", b"[" * 4000, b'{"a":' + b"1" * 3900, b"\xff"])
def test_json_of_every_other_kind_is_refused(body: bytes) -> None:
    assert refusal(sealed(body)) == "malformed"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_get_past_as_an_error_of_ours(raw: bytes) -> None:
    for one in (raw, FORM + raw, FORM + b"00" * 64 + b"\n" + raw):
        with pytest.raises(UpdateRefused):
            read_manifest(one, trust)


def test_versions_are_numbers_and_not_letters() -> None:
    names = ["0.1.0", "0.1.99", "0.9.1", "0.10.0", "1.4", "1.4.0.1", "2.0"]
    assert sorted(["2.0", *names[:-1]], key=order) == names
    assert order("1.4") == order("1.4.0")


def test_the_next_version_is_taken_and_this_one_is_nothing_to_do() -> None:
    assert judge(manifest(), "1.3.9", NOW)
    assert not judge(manifest(), "1.4.0", NOW)


@pytest.mark.parametrize(
    ("kind", "installed", "days", "other"),
    [
        ("older", "1.4.1", 0, {}),
        ("older", "1.10.0", 0, {}),
        ("floor", "0.9.0", 0, {"floor": "1.0.0"}),
        ("expired", "1.3.0", 60, {}),
        ("expired", "1.3.0", 4000, {}),
        ("early", "1.3.0", -9, {}),
    ],
)
def test_a_signed_manifest_is_not_good_everywhere_and_for_ever(
    kind: str, installed: str, days: int, other: dict[str, object]
) -> None:
    with pytest.raises(UpdateRefused) as caught:
        judge(manifest(**other), installed, NOW + timedelta(days=days))
    assert caught.value.kind == kind


def test_the_key_of_these_tests_is_a_real_one() -> None:
    assert ed25519.verify(KEY, bytes.fromhex(signed(manifest()).split(b"\n")[1].decode()), FORM + written(manifest()))
