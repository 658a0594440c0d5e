"""A bank terminal as its own side of PrivatBank's JSON protocol sees the world: bytes in, bytes out, time told from
outside. Written from the protocol's text alone; it imports nothing of the till."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Generator
from decimal import Decimal
from typing import Any

from app.sandbox.terminal_habits import Habits
from app.sandbox.terminal_ledger import APPROVED, DECLINED, PURCHASE, REFUND, REVERSED, VOID, Entry, Ledger

Json = dict[str, Any]
#: One step of an operation: seconds it takes, what the terminal says it is doing, where the line may break, and whether
#: an interrupt still helps.
Step = tuple[float, int, str, bool]
#: In place of bytes: the line breaks here.
HANG_UP = None

READ, AUTHORISING, PRINTING, PIN, WAITS = 1, 3, 5, 6, 9
_PAN, _PAN_HIDDEN = "4731170011119838", "473117XXXXXX9838"
_AMOUNT = re.compile(r"\d{1,9}[.,]\d{2}", re.ASCII)
_NOISE = b"\x02\xff\xfe??\x00{\x00"


class Interrupted(Exception):
    """Somebody asked the running operation to end."""


class Machine:
    """`habits` may be changed at any time; `plan` has the habits of the next payments, one each."""

    def __init__(self, ledger: Ledger | None = None, habits: Habits | None = None) -> None:
        self.ledger = ledger or Ledger()
        self.habits = habits or Habits()
        self.plan: deque[Habits] = deque()
        #: Every whole message of the till, for tests: what was really on the wire.
        self.heard: list[Json] = []
        #: On which connection each of them came, counted from 1, and when (seconds).
        self.heard_on: list[tuple[int, float]] = []
        self._kept = b""
        self._out: list[bytes | None] = []
        self._session = 0
        self._line = False
        self._code = 0
        self._now = 0.0
        self._due: float | None = None
        self._running: Generator[Step, None, Json] | None = None
        self._method = ""
        self._asker = 0
        self._at_work = self.habits
        self._may_stop = False

    @property
    def due(self) -> float | None:
        """When it wants to be told the time next."""
        return self._due

    @property
    def idle(self) -> bool:
        return self._running is None

    def connected(self) -> None:
        """Somebody is on the line, with nothing said yet."""
        self._kept, self._line = b"", True
        self._session += 1

    def gone(self) -> None:
        """The line is free. What it was asked for goes on."""
        self._line = False

    def hear(self, data: bytes, now: float) -> list[bytes | None]:
        """What it says to these bytes, piece by piece; `HANG_UP` ends the line."""
        self._now = now
        *frames, self._kept = (self._kept + data).split(b"\0")
        for frame in frames:
            if frame and self._line:
                self._read(frame)
        return self._said()

    def tick(self, now: float) -> list[bytes | None]:
        """Goes on with what it is doing."""
        self._now = now
        while self._due is not None and self._due <= now:
            self._step()
        return self._said()

    # ------------------------------------------------------------------ messages

    def _said(self) -> list[bytes | None]:
        said, self._out = self._out, []
        return said

    def _read(self, frame: bytes) -> None:
        try:
            asked = json.loads(frame)
        except ValueError:
            return
        if not isinstance(asked, dict):
            return
        self.heard.append(asked)
        self.heard_on.append((self._session, self._now))
        method, params = str(asked.get("method", "")), asked.get("params") or {}
        if method == "ServiceMessage":
            self._serve(str(params.get("msgType", "")))
        elif self._running is not None or self.habits.busy:
            self._service("deviceBusy")
        elif method == "PingDevice":
            self._say(method, {"code": "00", "responseCode": "0000"})
        elif method == "GetTerminalInfo":
            self._say(method, {"version": "1.0.3.1", "responseCode": "0000"})
        elif method == "GetReceiptInfo":
            self._say(method, *self._receipt(str(params.get("invoiceNumber", ""))))
        elif method in _METHODS:
            self._begin(method, params)
        else:
            self._service("methodNotImplemented")

    def _serve(self, message: str) -> None:
        if message == "identify":
            self._service(message, result="true", vendor="PAX", model="s800")
        elif message == "interrupt":
            self._service("interruptTransmitted")
            if self._running is not None and self._may_stop and not self._at_work.deaf:
                self._step(stop=True)
        elif message == "getLastResult":
            self._service(message, LastResult="0" if self._running is None else "2")
        elif message == "getLastStatMsgCode":
            self._service(message, LastStatMsgCode=str(self._code))
        elif message == "getMerchantList":
            self._service(message, merchantList="0")
        else:
            self._service("methodNotImplemented")

    def _service(self, message: str, **params: str) -> None:
        self._say("ServiceMessage", {"msgType": f" {message} " if self.habits.misspelt else message, **params})

    def _say(self, method: str, params: Json, error: str | None = None, half: bool = False) -> None:
        answer: Json = {"method": method, "step": 0, "params": params, "error": error is not None}
        answer["errorDecsription" if self.habits.misspelt else "errorDescription"] = error or ""
        if self.habits.misspelt and "amount" in params:
            answer["params"] = params | {"amount": params["amount"].replace(".", ","), "invoiceNumber": 0}
            answer["params"]["invoiceNumber"] = int(params.get("invoiceNumber") or 0)
        frame = json.dumps(answer, ensure_ascii=False).encode() + b"\0"
        if self.habits.garbage:
            frame = _NOISE + frame
        if half:
            self._out.append(frame[: len(frame) // 2])
            self._hang_up()
            return
        size = self.habits.pieces or len(frame)
        self._out += [frame[at : at + size] for at in range(0, len(frame), size)]

    def _hang_up(self) -> None:
        self._out.append(HANG_UP)
        self._line = False

    # ------------------------------------------------------------------ operations

    def _begin(self, method: str, params: Json) -> None:
        self._at_work = self.plan.popleft() if self.plan and method in _MONEY else self.habits
        self._method, self._asker = method, self._session
        self._running = getattr(self, _METHODS[method])(params)
        self._step()

    def _step(self, stop: bool = False) -> None:
        """The next step, or the answer when there is none."""
        assert self._running is not None
        try:
            seconds, self._code, point, self._may_stop = (
                self._running.throw(Interrupted()) if stop else next(self._running)
            )
        except StopIteration as end:
            self._running, self._due, self._code = None, None, 0
            self._answer(end.value)
            return
        self._due = self._now + seconds
        if point and point == self._at_work.break_at and self._line and self._asker == self._session:
            self._hang_up()

    def _answer(self, said: Json) -> None:
        if not self._line or self._asker != self._session:
            return  # whoever asked has gone, and nobody else is told
        work, money = self._at_work, self._method in _MONEY
        if money and work.mute:
            return
        if money and work.break_at == "decided":
            self._hang_up()
            return
        error = _WORDS.get(said["responseCode"], "Відмова банку") if said["responseCode"] not in _GOOD else None
        self._say(self._method, said, error, half=money and work.break_at == "answering")

    def _purchase(self, params: Json) -> Generator[Step, None, Json]:
        if wrong := _wrong(params, "amount", "discount", "merchantId", "facepay"):
            return wrong
        amount = Decimal(params["amount"].replace(",", "."))
        self._at_work = self._at_work.for_sum(amount)
        return (yield from self._with_card(PURCHASE, amount))

    def _refund(self, params: Json) -> Generator[Step, None, Json]:
        if wrong := _wrong(params, "amount", "discount", "merchantId", "rrn"):
            return wrong
        if not str(params["rrn"]).isdigit():
            return {"responseCode": "1000"}
        return (yield from self._with_card(REFUND, Decimal(params["amount"].replace(",", "."))))

    def _with_card(self, kind: str, amount: Decimal) -> Generator[Step, None, Json]:
        """A card is put to it, the bank is asked, the slip is printed."""
        work = self._at_work
        if len(self.ledger.open) >= work.full_after:
            return {"responseCode": "1003"}
        try:
            yield 0.0, WAITS, "asked", True
            if work.break_at == "asked":
                return {"responseCode": "1001"}
            yield work.card_seconds, WAITS, "waiting", True
            if work.pin_seconds:
                yield work.pin_seconds, PIN, "", True
            if work.code >= "1000":
                return {"responseCode": work.code}
            yield 0.0, AUTHORISING, "before", True
            if work.break_at == "before":
                return {"responseCode": "1001"}
        except Interrupted:
            return {"responseCode": "1001"}
        try:
            yield work.host_seconds, AUTHORISING, "authorising", True
        except Interrupted:
            self.ledger.add(kind, amount, "1001", REVERSED, self._pan())
            return {"responseCode": "1001"}
        if work.code not in _GOOD:
            entry = self.ledger.add(kind, amount, work.code, DECLINED, self._pan())
        else:
            part = (amount / 2).quantize(Decimal("0.01")) if work.code == "0010" else amount
            entry = self.ledger.add(kind, part, work.code, APPROVED, self._pan())
        yield work.print_seconds, PRINTING, "", False
        return self._told(entry)

    def _withdrawal(self, params: Json) -> Generator[Step, None, Json]:
        if wrong := _wrong(params, "invoiceNumber"):
            return wrong
        entry = self.ledger.find(str(params["invoiceNumber"]))
        if entry is None or entry.status != APPROVED or entry.voided or entry.kind == VOID:
            return {"responseCode": "1000"}
        work = self._at_work
        yield work.host_seconds, AUTHORISING, "authorising", False
        done = self.ledger.add(VOID, entry.amount, "0000", APPROVED, self._pan(), about=entry)
        return self._told(done)

    def _audit(self, params: Json) -> Generator[Step, None, Json]:
        if wrong := _wrong(params, "merchantId"):
            return wrong
        yield self._at_work.print_seconds, PRINTING, "", False
        return {"receipt": f"X-ЗВІТ\nПАКЕТ {self.ledger.batch:06d}\n{self.ledger.totals()}", "responseCode": "0000"}

    def _verify(self, params: Json) -> Generator[Step, None, Json]:
        if wrong := _wrong(params, "merchantId"):
            return wrong
        if not self.ledger.open:
            return {"receipt": "", "responseCode": "0001"}
        work = self._at_work
        yield work.host_seconds, AUTHORISING, "", False
        if work.code == "1004":
            return {"receipt": "", "responseCode": "1004"}
        text = f"ЗВІРКА ПІДСУМКІВ\nПАКЕТ {self.ledger.batch:06d}\n{self.ledger.totals()}\nПІДСУМКИ ЗБІГАЮТЬСЯ"
        self.ledger.settle()
        return {"receipt": text, "responseCode": "0000"}

    def _receipt(self, invoice: str) -> tuple[Json, str | None]:
        batch = self.ledger.open
        entry = self.ledger.find(invoice)
        if entry is None:
            code = "1000" if batch else "0001"
            return {"responseCode": code}, _WORDS[code]
        if self.habits.stale and entry is batch[-1]:
            if len(batch) == 1:
                return {"responseCode": "0001"}, _WORDS["0001"]
            entry = batch[-2]
        told = self._told(entry)
        del told["trnStatus"]
        return told, None

    def _told(self, entry: Entry) -> Json:
        return {
            "amount": f"{entry.amount:.2f}",
            "approvalCode": entry.approval,
            "bankAcquirer": "ПриватБанк",
            "captureReference": "",
            "cardExpiryDate": "2912",
            "cardHolderName": "KLIIENT/TESTOVYI",
            "date": entry.at.strftime("%d.%m.%Y"),
            "discount": "0.00",
            "invoiceNumber": entry.invoice,
            "issuerName": "VISA ПРИВАТ",
            "merchant": "S1NAVCH1",
            "pan": entry.pan,
            "paymentSystem": "VISA",
            "posEntryMode": "072",
            "receipt": _slip(entry),
            "responseCode": entry.code,
            "rrn": entry.rrn,
            "signVerif": "0",
            "terminalId": "S1NAVCH1",
            "time": entry.at.strftime("%H:%M:%S"),
            "track1": "",
            "trnStatus": entry.status,
            "txnType": entry.kind,
        }

    def _pan(self) -> str:
        return _PAN if self._at_work.plain_pan else _PAN_HIDDEN


_GOOD = ("0000", "0010")
_METHODS = {
    "Purchase": "_purchase",
    "Refund": "_refund",
    "Withdrawal": "_withdrawal",
    "Audit": "_audit",
    "Verify": "_verify",
}
_MONEY = ("Purchase", "Refund", "Withdrawal")
_WORDS = {
    "0001": "Журнал порожній",
    "0051": "Недостатньо коштів",
    "1000": "Операція неможлива",
    "1001": "Відмінено користувачем",
    "1002": "Відмова EMV",
    "1003": "Журнал заповнений",
    "1004": "Немає зв'язку з хостом",
    "1005": "Немає паперу",
}


def _wrong(params: Json, *names: str) -> Json | None:
    """The refusal of a request that is not as the protocol has it."""
    if not all(isinstance(params.get(name), str) for name in names):
        return {"responseCode": "1000"}
    if "amount" in names and (
        not _AMOUNT.fullmatch(params["amount"]) or not Decimal(params["amount"].replace(",", "."))
    ):
        return {"responseCode": "1000"}
    return None


def _slip(entry: Entry) -> str:
    titles = {PURCHASE: "ОПЛАТА", REFUND: "ПОВЕРНЕННЯ", VOID: "СКАСУВАННЯ"}
    ends = {APPROVED: "СХВАЛЕНО", DECLINED: "ВІДМОВЛЕНО", REVERSED: "СКАСОВАНО"}
    lines = [
        "НАВЧАЛЬНИЙ ТЕРМІНАЛ",
        f"{titles[entry.kind]}  ЧЕК {entry.invoice}",
        entry.at.strftime("%d.%m.%Y %H:%M:%S"),
        f"VISA {_PAN_HIDDEN}",
        f"СУМА {entry.amount:.2f} UAH",
        f"{ends[entry.status]} {entry.code}",
    ]
    if entry.rrn:
        lines += [f"RRN {entry.rrn}", f"КОД АВТ. {entry.approval}"]
    return "\n".join(lines)
