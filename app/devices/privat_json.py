"""PrivatBank's JSON protocol of bank terminals (protocols.md 3.1): messages out, answers in. No port, clock or thread.

Nothing here raises, whatever comes. Terminals misspell names, put spaces round words, send numbers as numbers and
commas as points; all of it is understood. A card number that is not hidden is hidden here, and what else a terminal
tells of the card's owner (name, expiry, track) is not read at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum

from app.domain.card_number import masked, without_cards
from app.domain.charge import ChargeKind, TerminalSlip, TerminalStatus

SERVICE = "ServiceMessage"
APPROVED, IN_PART, EMPTY_BATCH, ALREADY = "0000", "0010", "0001", "1008"

_LONGEST = 200
_SLIP_LONGEST = 16_000
_AMOUNT = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?", re.ASCII)
_STATUSES = {str(int(status)): status for status in TerminalStatus}
_KINDS = {"1": ChargeKind.PURCHASE, "2": ChargeKind.REFUND, "3": ChargeKind.CANCEL}
#: What is read of an answer's params, by its name in small letters. Whatever else is there is never kept.
_READ = frozenset(
    {
        "amount", "approvalcode", "bankacquirer", "date", "invoicenumber", "issuername", "laststatmsgcode", "merchant",
        "model", "msgtype", "pan", "paymentsystem", "receipt", "responsecode", "rrn", "terminalid", "time", "trnstatus",
        "txntype", "vendor",
    }
)  # fmt: skip
#: What is said of the card's owner, to be taken out of the terminal's slip too.
_OWNER = ("cardholdername", "track1", "track2")


class Verdict(StrEnum):
    """What an answer says of the money."""

    APPROVED = "approved"
    REFUSED = "refused"
    UNCLEAR = "unclear"  # it contradicts itself or leaves out what matters


@dataclass(frozen=True, slots=True)
class Answer:
    """One message of a terminal. `error` is None where it said neither yes nor no; `params` are texts by names in small
    letters."""

    method: str
    params: Mapping[str, str]
    error: bool | None = None
    description: str = ""

    @property
    def code(self) -> str:
        """Its responseCode, "" without one."""
        return self.params.get("responsecode", "")

    @property
    def key(self) -> str:
        """What it answers: the method, or for service messages their type. There is nothing else to tell by."""
        return self.params.get("msgtype", "").lower() if self.method == SERVICE else self.method

    @property
    def status(self) -> TerminalStatus | None:
        """What the terminal is doing, if this says so in a number the till knows."""
        said = self.params.get("laststatmsgcode")
        return _STATUSES.get(said.lstrip("0") or "0") if said else None

    @property
    def amount(self) -> Decimal | None:
        """Hryvnias, or None where there is no amount that can be one."""
        found = _AMOUNT.fullmatch(self.params.get("amount", ""))
        return Decimal(f"{found[1]}.{(found[2] or '0').ljust(2, '0')}") if found else None

    @property
    def verdict(self) -> Verdict:
        """What came of the operation this answers."""
        status = self.params.get("trnstatus", "")
        if self.code in (APPROVED, IN_PART):
            doubtful = self.error or status in ("2", "3", "4") or (self.code == IN_PART and self.amount is None)
            return Verdict.UNCLEAR if doubtful else Verdict.APPROVED
        # «Already complete» is no word about which one.
        if self.code == ALREADY or (not self.code and not self.error):
            return Verdict.UNCLEAR
        return Verdict.REFUSED


@dataclass(frozen=True, slots=True)
class Request:
    """A message to a terminal. `key` is what its answer will have."""

    key: str
    frame: bytes


def request(method: str, **params: str) -> Request:
    """A method of the protocol with all its params."""
    message: dict[str, object] = {"method": method, "step": 0}
    if params:
        message["params"] = params
    return Request(method, json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\x00")


def service(message: str) -> Request:
    """A service message: these may be sent while another method runs."""
    return Request(message.lower(), request(SERVICE, msgType=message).frame)


def purchase(amount: Decimal) -> Request:
    """All of its fields are wanted, empty or not: a Newland N950 refuses it otherwise."""
    return request("Purchase", amount=f"{amount:.2f}", discount="", merchantId="0", facepay="false")


def refund(amount: Decimal, rrn: str) -> Request:
    return request("Refund", amount=f"{amount:.2f}", discount="", merchantId="0", rrn=rrn)


def cancel(invoice: str) -> Request:
    return request("Withdrawal", invoiceNumber=invoice)


PING = request("PingDevice")
#: The first message of a connection has a zero before it too.
HANDSHAKE = Request(PING.key, b"\x00" + PING.frame)
IDENTIFY = service("identify")
INTERRUPT = service("interrupt")
STATUS = service("getLastStatMsgCode")
LAST = request("GetReceiptInfo", invoiceNumber="")
TOTALS = request("Audit", merchantId="0")
SETTLE = request("Verify", merchantId="0")
BUSY, UNKNOWN_METHOD = "devicebusy", "methodnotimplemented"


def read_answer(frame: bytes) -> Answer | None:
    """The message in these bytes, None when there is none."""
    try:
        said = json.loads(
            frame.decode("utf-8", "replace"), strict=False, parse_int=str, parse_float=str, parse_constant=str
        )
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    fields = {str(name).strip().lower(): value for name, value in said.items()}
    method = _text(fields.get("method"))
    if not method:
        return None
    inside = fields.get("params")
    params = {str(name).strip().lower(): value for name, value in inside.items()} if isinstance(inside, dict) else {}
    return Answer(method[:_LONGEST], _params(params), _yes_or_no(fields.get("error")), _description(fields))


def read_slip(answer: Answer, kind: ChargeKind | None, asked: Decimal | None, zone: tzinfo) -> TerminalSlip:
    """What an answer says of one transaction. `kind` and `asked` (hryvnias) are what it was asked for, None when this
    is about a transaction of before; the terminal's clock runs in `zone`."""
    params = answer.params
    amount = answer.amount
    if amount is None:
        amount = asked if asked is not None and answer.code == APPROVED else Decimal(0)
    return TerminalSlip(
        approved=answer.verdict is Verdict.APPROVED,
        amount=amount,
        code=answer.code,
        kind=kind or _KINDS.get(params.get("txntype", "")),
        invoice=params.get("invoicenumber", ""),
        rrn=params.get("rrn", ""),
        approval_code=params.get("approvalcode", ""),
        pan=params.get("pan", ""),
        payment_system=params.get("paymentsystem", ""),
        acquirer=params.get("bankacquirer", ""),
        issuer=params.get("issuername", ""),
        merchant=params.get("merchant", ""),
        terminal_id=params.get("terminalid", ""),
        at=_moment(params.get("date", ""), params.get("time", ""), zone),
        text=params.get("receipt", ""),
    )


def _params(given: Mapping[str, object]) -> dict[str, str]:
    owner = [word for name in _OWNER if len(word := _text(given.get(name))) > 2]
    read = {}
    for name, value in given.items():
        if name not in _READ:
            continue
        if name == "receipt":
            read[name] = _slip_text(value, owner)
        elif name == "pan":
            read[name] = masked(_text(value)[:_LONGEST])
        else:
            read[name] = _text(value)[:_LONGEST]
    return read


def _slip_text(value: object, owner: list[str]) -> str:
    text = value if isinstance(value, str) else ""
    for word in owner:
        text = re.sub(re.escape(word), "", text, flags=re.IGNORECASE)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    printable = ("".join(sign if sign.isprintable() else " " for sign in line).rstrip() for line in lines)
    return without_cards("\n".join(printable).strip("\n")[:_SLIP_LONGEST])


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return ""
    return "".join(sign if sign.isprintable() else " " for sign in value).strip()


def _yes_or_no(value: object) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(_text(value).lower())


def _description(fields: Mapping[str, object]) -> str:
    """errorDescription, errorDecsription, errorDescritption…"""
    for name, value in fields.items():
        if name.startswith("errord"):
            return without_cards(_text(value)[:_LONGEST])
    return ""


def _moment(date: str, time: str, zone: tzinfo) -> datetime | None:
    try:
        return datetime.strptime(f"{date} {time}", "%d.%m.%Y %H:%M:%S").replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
