"""A PrivatBank terminal as the services know it (`app.services.ports.PaymentTerminal`). Used on the loop.

The terminal takes no id from the till: nothing here ever sends a request for money a second time. What certainly was
not sent is a `DeviceFault`; whatever else did not end with a clear answer is `AnswerLost` (domain.md 8).
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

from app.clock import KYIV
from app.devices import privat_json as protocol
from app.devices.links import Address
from app.devices.privat_json import Answer, Request, Verdict, read_slip
from app.devices.privat_line import LineState, Pace, PrivatLine, Sending, identity_of
from app.domain.charge import ChargeKind, TerminalSlip, TerminalStatus
from app.errors import AnswerLost, DeviceFault
from app.events import Event

log = logging.getLogger(__name__)


class PrivatTerminal:
    """One operation at a time. `status` is announced while one runs, `changed` whenever the line comes or goes."""

    def __init__(self, pace: Pace | None = None) -> None:
        self._pace = pace or Pace()
        self._line: PrivatLine | None = None
        #: The line opened last: it may still hold its port.
        self._ending: PrivatLine | None = None
        self.state = LineState.NONE
        self.status: Event[TerminalStatus] = Event("terminal.status")
        self.changed: Event[LineState] = Event("terminal.changed")
        self._turn = asyncio.Lock()
        self._operating = False
        self._key = ""
        self._answer: asyncio.Future[Answer | None] | None = None
        self._until = 0.0
        self._interrupted = False
        self._doing: TerminalStatus | None = None
        self._status_open = self._status_unknown = False
        #: The last question of that kind; it may still wait for its turn on the line.
        self._status_sending: Sending | None = None
        self._proved_at = float("-inf")
        self._news = asyncio.Event()

    @property
    def identity(self) -> str:
        """Maker and model as it told them when it was greeted, "" before."""
        return self._line.identity if self._line is not None else ""

    # ------------------------------------------------------------------ the line

    def use(self, address: Address | None, wait: float = 1.0) -> None:
        """From now on this terminal; None for none. `wait` is seconds between the connections of the greeting."""
        self._let_go()
        if address is None:
            self._become(LineState.NONE)
            return
        loop = asyncio.get_running_loop()

        def tell(what: Answer | LineState) -> None:
            try:
                loop.call_soon_threadsafe(self._hear, line, what)
            except RuntimeError:  # the loop has ended before the thread
                line.stop()

        pace = replace(self._pace, wait=wait)
        line = self._line = self._ending = PrivatLine(address, pace, tell, after=self._ending)
        self._become(LineState.WAITING)
        line.start()

    def refuse(self) -> None:
        """What was set is no address of a terminal."""
        self._let_go()
        self._become(LineState.ADDRESS)

    async def stop(self) -> None:
        """Ends the thread and frees the port. An operation that runs is lost."""
        self._let_go()
        ending, self._ending = self._ending, None
        if ending is not None:
            await asyncio.to_thread(ending.join)

    def _let_go(self) -> None:
        if self._line is not None:
            self._line.stop()
            self._line = None
        self._resolve(None)

    # ------------------------------------------------------------------ operations

    async def identify(self) -> str:
        """Its maker and model, as «PAX s800»; asked now, so it proves that it is there. Raises `DeviceFault`."""
        async with self._turn:
            await self._connected(self._pace.patience, forgiving=False)
            return identity_of(await self._question(protocol.IDENTIFY))

    async def purchase(self, amount: Decimal) -> TerminalSlip:
        """Charges a card `amount` hryvnias, or part of it. Raises `DeviceFault`, `AnswerLost`."""
        return await self._money(protocol.purchase(amount), ChargeKind.PURCHASE, amount)

    async def refund(self, amount: Decimal, rrn: str) -> TerminalSlip:
        """Gives money back for a purchase of any day, by its RRN. Raises `DeviceFault`, `AnswerLost`."""
        return await self._money(protocol.refund(amount, rrn), ChargeKind.REFUND, amount)

    async def cancel(self, invoice: str) -> TerminalSlip:
        """Takes back a whole transaction of the open batch. Raises `DeviceFault`, `AnswerLost`."""
        return await self._money(protocol.cancel(invoice), ChargeKind.CANCEL, None)

    async def interrupt(self) -> None:
        """Asks the running operation to end; how it ended comes as that operation's own answer."""
        if not self._operating:
            return
        self._interrupted = True
        if self._answer is not None and self._line is not None:
            log.info("the operation of the bank terminal is interrupted")
            self._until = min(self._until, asyncio.get_running_loop().time() + self._pace.grace)
            self._line.send(protocol.INTERRUPT.frame)

    async def last(self) -> TerminalSlip | None:
        """Its last transaction, None when its batch is empty. Waits until it is idle, and for an old session to end.

        Raises `DeviceFault`: it cannot be asked now, or what it tells cannot be relied on.
        """
        if self._operating:
            raise DeviceFault("terminal", "engaged")
        async with self._turn:
            loop = asyncio.get_running_loop()
            end = loop.time() + self._pace.idle
            while True:
                await self._connected(self._pace.long_patience, forgiving=True)
                try:
                    if await self._is_idle():
                        answer = await self._question(protocol.LAST)
                        return _transaction(answer)
                    fault = DeviceFault("terminal", "engaged")
                except DeviceFault as error:
                    if error.kind in ("protocol", "refused"):
                        raise
                    fault = error
                if loop.time() >= end:
                    raise fault
                await asyncio.sleep(self._pace.poll)

    async def totals(self) -> str:
        """Its X report. Raises `DeviceFault`."""
        return await self._report(protocol.TOTALS)

    async def settle(self) -> str:
        """Closes its batch; "" when there is nothing in it. Raises `DeviceFault`."""
        return await self._report(protocol.SETTLE)

    async def _money(self, request: Request, kind: ChargeKind, amount: Decimal | None) -> TerminalSlip:
        answer = await self._operate(request)
        if answer.key != request.key:
            raise AnswerLost(f"{kind}: {answer.key}")
        slip = read_slip(answer, kind, amount, KYIV)
        told = read_slip(answer, None, amount, KYIV).kind
        clear = answer.verdict is not Verdict.UNCLEAR and told in (None, kind)
        if clear and slip.approved and amount is not None:
            clear = 0 < slip.amount <= amount
        log.info("bank terminal, %s: code %s, %s", kind, answer.code or "none", answer.verdict)
        if not clear:
            raise AnswerLost(f"{kind}: an unclear answer, code {answer.code!r}")
        return slip

    async def _report(self, request: Request) -> str:
        try:
            answer = await self._operate(request)
        except AnswerLost as lost:
            raise DeviceFault("terminal", "timeout", lost.detail) from lost
        _checked(answer, request)
        if answer.code == protocol.EMPTY_BATCH:
            return ""
        if answer.verdict is not Verdict.APPROVED:
            raise DeviceFault("terminal", "refused", code=answer.code)
        return answer.params.get("receipt", "")

    async def _operate(self, request: Request) -> Answer:
        """A method that keeps the terminal at work, with its statuses told meanwhile."""
        if self._operating:
            raise DeviceFault("terminal", "engaged")
        self._operating, self._interrupted, self._doing = True, False, None
        try:
            async with self._turn:
                await self._prove()
                if self._interrupted:
                    raise DeviceFault("terminal", "cancelled")
                return await self._ask(request, self._pace.operation, at_work=True)
        finally:
            self._operating = False

    async def _prove(self) -> None:
        """The terminal is there and idle, as far as one can know: a line may be dead without a sign of it."""
        await self._connected(self._pace.patience, forgiving=False)
        if asyncio.get_running_loop().time() - self._proved_at < self._pace.fresh:
            return
        try:
            await self._question(protocol.PING)
        except DeviceFault as fault:
            if fault.kind in ("engaged", "protocol"):
                raise
            # The line has been cut or let go: greeted anew it is proved as well.
            await self._connected(self._pace.patience, forgiving=False)

    async def _is_idle(self) -> bool:
        try:
            answer = await self._ask(protocol.STATUS, self._pace.answer)
        except AnswerLost as lost:
            raise DeviceFault("terminal", "timeout", lost.detail) from lost
        # One that cannot tell cannot be waited for.
        return answer.status is TerminalStatus.IDLE or answer.key == protocol.UNKNOWN_METHOD

    async def _question(self, request: Request) -> Answer:
        """Asks what moves no money. Raises `DeviceFault` whatever goes wrong."""
        try:
            answer = await self._ask(request, self._pace.answer)
        except AnswerLost as lost:
            raise DeviceFault("terminal", "timeout", lost.detail) from lost
        _checked(answer, request)
        if request is not protocol.IDENTIFY:  # which is answered at work as well
            self._proved_at = asyncio.get_running_loop().time()
        return answer

    # ------------------------------------------------------------------ one request, one answer

    async def _connected(self, patience: float, *, forgiving: bool) -> None:
        """Waits for the line. Gives up at the first word that it is not there, unless `forgiving`."""
        loop = asyncio.get_running_loop()
        end = loop.time() + patience
        heard = False
        while self.state is not LineState.READY:
            if self._line is None or loop.time() >= end or (heard and self.state.lost and not forgiving):
                raise DeviceFault("terminal", self.state.fault)
            self._news.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout_at(end):
                    await self._news.wait()
                    heard = True

    async def _ask(self, request: Request, patience: float, *, at_work: bool = False) -> Answer:
        """Sends one request, once, and waits for its answer or the word that it was not taken."""
        line = self._line
        if line is None or self.state is not LineState.READY:
            raise DeviceFault("terminal", self.state.fault)
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[Answer | None] = loop.create_future()
        self._key, self._answer = request.key, answered
        self._until = loop.time() + patience
        self._status_open = False
        line.attentive = True
        sending = line.send(request.frame)
        try:
            while not answered.done():
                left = self._until - loop.time()
                if left <= 0:
                    if not at_work or self._interrupted:
                        break
                    self._until = loop.time() + self._pace.grace
                    await self.interrupt()
                    continue
                await asyncio.wait({answered}, timeout=min(left, self._pace.poll) if at_work else left)
                if at_work and not answered.done():
                    self._ask_status(line)
            answer = answered.result() if answered.done() else None
            if answer is None:
                kind = self.state.fault if answered.done() else "timeout"
                if not answered.done():
                    self._renew(line)
                if sending.withdraw():
                    raise DeviceFault("terminal", kind)
                raise AnswerLost(f"{request.key}: {kind}")
            return answer
        except asyncio.CancelledError:
            if not sending.withdraw():
                self._renew(line)
            raise
        finally:
            self._key, self._answer = "", None
            line.attentive = False
            if self._status_sending is not None:
                self._status_sending.withdraw()

    def _renew(self, line: PrivatLine) -> None:
        """An answer is missing. On another line it cannot be taken for that of the next request."""
        line.renew()
        self._proved_at = float("-inf")
        if line is self._line:
            self._become(LineState.WAITING)

    def _ask_status(self, line: PrivatLine) -> None:
        if not self._status_open and not self._status_unknown:
            self._status_open = True
            self._status_sending = line.send(protocol.STATUS.frame)

    # ------------------------------------------------------------------ what the thread tells

    def _hear(self, line: PrivatLine, what: Answer | LineState) -> None:
        if line is not self._line:
            return
        if isinstance(what, LineState):
            if what is not LineState.READY:
                self._proved_at = float("-inf")
                self._resolve(None)
            self._become(what)
            self._news.set()
        else:
            self._take(what)

    def _take(self, answer: Answer) -> None:
        key = answer.key
        if key == self._key:
            self._resolve(answer)
        elif key == protocol.STATUS.key:
            self._status_open = False
            # Asked for before the answer and told behind it, it is no part of the work any more.
            over = self._answer is None or self._answer.done()
            if self._operating and not over and answer.status not in (None, self._doing):
                self._doing = answer.status
                self.status.emit(answer.status)
        elif key == protocol.UNKNOWN_METHOD and self._status_open:
            self._status_open, self._status_unknown = False, True
        elif key in (protocol.BUSY, protocol.UNKNOWN_METHOD):
            self._resolve(answer)
        else:
            log.info("the bank terminal said %s unasked", key[:40])

    def _resolve(self, answer: Answer | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def _become(self, state: LineState) -> None:
        if state is not self.state:
            self.state = state
            self.changed.emit(state)


def _checked(answer: Answer, request: Request) -> None:
    """Raises `DeviceFault` for an answer that is about something else."""
    if answer.key == protocol.BUSY:
        raise DeviceFault("terminal", "engaged")
    if answer.key != request.key:
        raise DeviceFault("terminal", "protocol", f"{request.key} is not known to it")


def _transaction(answer: Answer) -> TerminalSlip | None:
    """What it says of its last transaction: `error` is about the question, the code about the transaction."""
    if not answer.params.get("invoicenumber"):
        if answer.code == protocol.EMPTY_BATCH:
            return None
        raise DeviceFault("terminal", "refused", answer.description, code=answer.code)
    if answer.verdict is Verdict.UNCLEAR:
        raise DeviceFault("terminal", "protocol", f"an unclear transaction, code {answer.code!r}")
    return read_slip(answer, None, None, KYIV)
