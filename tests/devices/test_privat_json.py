"""Bytes of a bank terminal: each message is read exactly, noise is told and never raised, a card is never kept."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import KYIV
from app.devices import privat_json as protocol
from app.devices.privat_frames import MOST, PrivatFrames
from app.devices.privat_json import Answer, Verdict, read_answer, read_slip
from app.domain.charge import ChargeKind, TerminalStatus

#: An answer as the protocol's text shows it.
SAID = {
    "method": "Purchase", "step": 0, "error": False, "errorDescription": "",
    "params": {
        "amount": "0.60", "approvalCode": "999999", "captureReference": "", "cardExpiryDate": "2020",
        "cardHolderName": "IVANENKO/IVAN", "date": "02.10.2019", "discount": "0.00", "hstFld63Sf89": "",
        "invoiceNumber": "999999", "issuerName": "VISA ПРИВАТ", "merchant": "TSTTTTTT", "pan": "4731XXXXXXXX9838",
        "posConditionCode": "00", "posEntryMode": "022", "processingCode": "000000", "receipt": "ЧЕК\nIVANENKO/IVAN",
        "responseCode": "0000", "rrn": "9999999999999", "rrnExt": "8888888888888", "terminalId": "TSTSALE2",
        "time": "09:11:07", "track1": "B4731000011119838^IVANENKO", "signVerif": "0", "txnType": "1", "trnStatus": "1",
        "adv": "…", "adv2p": "…", "bankAcquirer": "ПриватБанк", "paymentSystem": "VISA", "subMerchant": "",
    },
}  # fmt: skip


def answer(**params: Any) -> Answer:
    read = read_answer(json.dumps(SAID | {"params": SAID["params"] | params}).encode())  # type: ignore[operator]
    assert read is not None
    return read


def slip_of(read: Answer, kind: ChargeKind | None = ChargeKind.PURCHASE, asked: str | None = "0.60") -> Any:
    return read_slip(read, kind, None if asked is None else Decimal(asked), KYIV)


# ------------------------------------------------------------------ what the till says


@pytest.mark.parametrize(
    ("said", "frame"),
    [
        (protocol.HANDSHAKE, b'\x00{"method":"PingDevice","step":0}\x00'),
        (protocol.IDENTIFY, b'{"method":"ServiceMessage","step":0,"params":{"msgType":"identify"}}\x00'),
        (
            protocol.purchase(Decimal("0.6")),
            b'{"method":"Purchase","step":0,"params":'
            b'{"amount":"0.60","discount":"","merchantId":"0","facepay":"false"}}\x00',
        ),
        (
            protocol.refund(Decimal(1234), "014721258513"),
            b'{"method":"Refund","step":0,"params":'
            b'{"amount":"1234.00","discount":"","merchantId":"0","rrn":"014721258513"}}\x00',
        ),
        (protocol.cancel("131220"), b'{"method":"Withdrawal","step":0,"params":{"invoiceNumber":"131220"}}\x00'),
        (protocol.LAST, b'{"method":"GetReceiptInfo","step":0,"params":{"invoiceNumber":""}}\x00'),
        (protocol.TOTALS, b'{"method":"Audit","step":0,"params":{"merchantId":"0"}}\x00'),
        (protocol.SETTLE, b'{"method":"Verify","step":0,"params":{"merchantId":"0"}}\x00'),
    ],
)
def test_requests_are_the_protocols_own(said: protocol.Request, frame: bytes) -> None:
    assert said.frame == frame


# ------------------------------------------------------------------ what a terminal says


def test_an_approved_purchase_is_read_whole() -> None:
    slip = slip_of(answer())
    assert (slip.approved, slip.amount, slip.code, slip.kind) == (True, Decimal("0.60"), "0000", ChargeKind.PURCHASE)
    assert (slip.invoice, slip.rrn, slip.approval_code, slip.pan) == (
        "999999", "9999999999999", "999999", "4731XXXXXXXX9838",
    )  # fmt: skip
    assert (slip.payment_system, slip.acquirer, slip.issuer) == ("VISA", "ПриватБанк", "VISA ПРИВАТ")
    assert (slip.merchant, slip.terminal_id) == ("TSTTTTTT", "TSTSALE2")
    assert slip.at == datetime(2019, 10, 2, 6, 11, 7, tzinfo=UTC), "the terminal's clock shows Kyiv's time"


@pytest.mark.parametrize(
    ("params", "verdict"),
    [
        ({}, Verdict.APPROVED),
        ({"responseCode": "0010", "amount": "0.30"}, Verdict.APPROVED),
        ({"responseCode": "0010", "amount": ""}, Verdict.UNCLEAR),
        ({"responseCode": "0005"}, Verdict.REFUSED),
        ({"responseCode": "1001"}, Verdict.REFUSED),
        ({"responseCode": "1008"}, Verdict.UNCLEAR),
        ({"responseCode": "0000", "trnStatus": "3"}, Verdict.UNCLEAR),
        ({"responseCode": ""}, Verdict.UNCLEAR),
    ],
)
def test_what_came_of_the_money(params: dict[str, str], verdict: Verdict) -> None:
    assert answer(**params).verdict is verdict


def test_an_error_beside_an_approval_is_no_word_either_way() -> None:
    read = read_answer(json.dumps(SAID | {"error": True}).encode())
    assert read is not None
    assert read.verdict is Verdict.UNCLEAR
    bare = read_answer(b'{"method":"Purchase","error":true,"errorDescription":"no"}')
    assert bare is not None
    assert bare.verdict is Verdict.REFUSED, "a refusal needs no code"


def test_misspelt_and_misshapen_answers_are_understood() -> None:
    read = read_answer(
        b' {"Method" : " Purchase", "ERROR": "false", "errorDecsription":" ok ", "params":'
        b'{"Amount":12.5,"responsecode":"0000 ","invoiceNumber":131220,"new":{"deep":[1]},"rrn":null}, "x":1}'
    )
    assert read is not None
    assert (read.method, read.error, read.description, read.amount) == ("Purchase", False, "ok", Decimal("12.50"))
    assert (slip_of(read).invoice, slip_of(read).rrn, read.verdict) == ("131220", "", Verdict.APPROVED)
    for text in ('"errorDescritption":"так"', '"errorDescription":"так"'):
        other = read_answer(f'{{"method":"A",{text}}}'.encode())
        assert other is not None
        assert other.description == "так"
    comma = answer(amount="1234,5")
    assert comma.amount == Decimal("1234.50")


@pytest.mark.parametrize("text", ["", "-1.00", "1e5", "0.123", "12 00", "нуль", "99999999999", "٣.00"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert answer(amount=text).amount is None


def test_words_of_the_service_are_stripped() -> None:
    for word in (" interruptTransmitted", "methodNotImplemented ", "DEVICEBUSY"):
        read = read_answer(json.dumps({"method": "ServiceMessage", "params": {"msgType": word}}).encode())
        assert read is not None
        assert read.key == word.strip().lower()
    status = read_answer(
        b'{"method":"ServiceMessage","params":{"msgType":"getLastStatMsgCode","LastStatMsgCode":"06"}}'
    )
    assert status is not None
    assert status.status is TerminalStatus.PIN
    assert answer(laststatmsgcode="77").status is None
    assert answer().status is None


def test_a_card_is_hidden_and_its_owner_not_kept() -> None:
    said = answer(pan="4111111111111111", receipt="ЧЕК 4111 1111 1111 1111\r\nIvanenko/Ivan\x1b@ ок")
    kept = repr(said) + repr(slip_of(said))
    assert "1111" in kept
    assert not re.search(r"\d{11}", kept.replace("9999999999999", "")), kept
    for word in ("IVANENKO", "Ivanenko", "2020", "B4731", "^"):
        assert word not in kept, word
    assert slip_of(said).text == "ЧЕК ************1111\n @ ок"
    assert answer(pan="473112XXXXXX9838").params["pan"] == "473112XXXXXX9838"
    assert answer(pan="4731123XXXXX9838").params["pan"] == "*******9838", "more than its first six are too many"
    assert answer(pan=4111111111111111).params["pan"] == "************1111"


@pytest.mark.parametrize("date", ["", "2019-10-02", "32.01.2026", "00.00.0000"])
def test_a_terminal_without_a_clock_tells_no_moment(date: str) -> None:
    assert slip_of(answer(date=date)).at is None


# ------------------------------------------------------------------ bytes


@given(st.lists(st.binary(max_size=40).map(lambda said: said.replace(b"\0", b"")), max_size=6), st.data())
def test_every_split_of_a_stream_gives_the_same_messages(messages: list[bytes], data: st.DataObject) -> None:
    stream = b"\0" + b"".join(said + b"\0" for said in messages)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=8)))
    frames, found = PrivatFrames(), []
    for begin, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        found += frames.feed(stream[begin:end])
    assert found == [said for said in messages if said]
    assert not frames.odd


def test_one_byte_at_a_time_is_a_message_too() -> None:
    frames = PrivatFrames()
    whole = [one for byte in b'\0{"method":"PingDevice"}\0' for one in frames.feed(bytes([byte]))]
    assert whole == [b'{"method":"PingDevice"}']


def test_half_a_message_is_nothing_odd_and_a_web_server_is() -> None:
    for said, odd in ((b'{"method":"Pin', False), (b"HTTP/1.1 400 Bad Request", True), (b"\x0200.312\r", True)):
        frames = PrivatFrames()
        assert frames.feed(said) == []
        assert frames.odd is odd, said


def test_a_flood_without_an_end_is_bounded_and_told() -> None:
    frames = PrivatFrames()
    for _ in range(5):
        assert frames.feed(b"x" * MOST) == []
    assert frames.odd
    assert frames.feed(b"rest\0{}\0") == [None, b"{}"], "one huge message is told, the next one is read"


@given(st.binary(max_size=300))
def test_garbage_never_raises(data: bytes) -> None:
    for frame in PrivatFrames().feed(data + b"\0"):
        if frame is not None:
            read = read_answer(frame)
            assert read is None or read.method


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from([*SAID["params"], "LastStatMsgCode", "msgType"])  # type: ignore[misc]


@given(st.dictionaries(st.sampled_from([*SAID]), JSON), st.dictionaries(NAMES, JSON))
def test_any_json_in_place_of_a_field_never_raises(said: dict[str, Any], params: dict[str, Any]) -> None:
    read = read_answer(json.dumps(SAID | {"params": params} | said).encode())
    if read is not None:
        slip = slip_of(read, asked=None)
        assert isinstance(read.verdict, Verdict)
        assert slip.amount >= 0


@pytest.mark.parametrize("frame", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"{}", b"[" * 100_000, b'{"method":"\x01"}'])
def test_what_is_no_message_is_none(frame: bytes) -> None:
    assert read_answer(frame) is None
