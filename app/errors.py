"""Errors are values with a remedy: one class for each thing a cashier can do about it.

Sentences for people live in `ui.messages`, never here: an error carries facts (codes, fields, numbers).
Every class says whether the sale is safe; a test fails when a subclass has no sentence in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal


class TillError(Exception):
    """Base of all expected failures.

    `detail` is for the log and the support bundle: it never holds a secret and is never shown as the message itself.
    """

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class Offline(TillError):
    """The server cannot be reached or cannot answer (connect, timeout, TLS, 5xx). The till keeps selling.

    `sent` tells whether any byte of the request may have reached the server: False means it certainly did not
    (safe to send again), True means the outcome of a write is unknown and must be looked up first.
    `status` is the HTTP status if there was one. `retry_after` is seconds the server asked to wait.
    """

    def __init__(
        self, detail: str = "", *, sent: bool = True, status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(detail)
        self.sent = sent
        self.status = status
        self.retry_after = retry_after


class Untrusted(Offline):
    """The server could not prove who it is: nothing of the request left, neither key nor token. The till keeps selling.

    `reason`: "date" (its certificate is over or not valid yet, or this computer's clock is wrong), "name" (it is of
    another address), "issuer" (nobody this system trusts vouches for it), "protocol" (no TLS of today is spoken).
    """

    def __init__(self, detail: str = "", *, reason: str = "issuer") -> None:
        super().__init__(detail, sent=False)
        self.reason = reason


class Rejected(TillError):
    """The server understood and refused (400, 404, 409, 422). Fix the field; a refused sale is set aside.

    `fields` maps a field name ("base" for the whole request) to the server's codes; `status` is the HTTP status.
    """

    def __init__(self, fields: Mapping[str, tuple[str, ...]], *, status: int, detail: str = "") -> None:
        super().__init__(detail or ", ".join(f"{name}: {' '.join(codes)}" for name, codes in fields.items()))
        self.fields = dict(fields)
        self.status = status


class NotFound(Rejected):
    """The server has no such thing (404)."""


class SessionExpired(TillError):
    """Nobody is signed in to the server any more: 401 and the refresh failed. Sales go on, sending waits."""


class ApiKeyRefused(TillError):
    """401 or 403 before any session: the server does not know this API key. The owner corrects it in settings."""


class Forbidden(TillError):
    """The signed-in person may not do this (403, or a right of the till). A senior can allow one action.

    `right` names the till's right, "" where the server refused. `declined` tells that a senior was asked for and the
    question was left; `percent` is the discount that was wanted, 0 where it is about none.
    """

    def __init__(
        self, right: str = "", detail: str = "", *, declined: bool = False, percent: Decimal = Decimal()
    ) -> None:
        super().__init__(detail or right)
        self.right = right
        self.declined = declined
        self.percent = percent


class BadReply(TillError):
    """The server's answer is not the contract. The till keeps selling; `excerpt` of the body goes to the log.

    `status` is the HTTP status. For a write the outcome is unknown.
    """

    def __init__(self, detail: str = "", *, status: int | None = None, excerpt: str = "") -> None:
        super().__init__(detail)
        self.status = status
        self.excerpt = excerpt


class StoreFault(TillError):
    """The disk failed us (full, locked, corrupt, no rights). Sales stop: the only modal message.

    `kind`: "full", "locked", "corrupt", "missing" (it was here and is not any more), "rights", "newer" (written by a
    newer till) or "io".
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(detail or kind)
        self.kind = kind


class FileFault(TillError):
    """A file somebody asked for could not be written. Nothing of the till's own is concerned.

    `kind`: "exists", "absent" (no such folder), "rights", "full" or "io".
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(detail or kind)
        self.kind = kind


class PrinterFault(TillError):
    """No paper, no printer, a wrong address. The sale is saved; the slip can be printed again.

    `kind`: "absent", "paper", "cover", "offline", "error", "timeout", "address" or "io"; the four that a printer says
    of itself are those of `printing.answer.HELD`. `sent` tells whether any byte may have reached the
    printer: False means the slip certainly did not begin.
    """

    def __init__(self, kind: str, detail: str = "", *, sent: bool = False) -> None:
        super().__init__(detail or kind)
        self.kind = kind
        self.sent = sent


class DeviceFault(TillError):
    """Another device (scale, bank terminal, scanner) does not answer or answers nonsense.

    `device`: "scale", "terminal" or "scanner"; `kind` as in `PrinterFault`, and "busy": another program has the port.
    A bank terminal may also be "engaged" (it is at work already), "protocol" (what answers is no bank terminal of this
    kind), "cancelled" (before anything was asked of it) or "refused" with its own `code`.
    """

    def __init__(self, device: str, kind: str, detail: str = "", *, code: str = "") -> None:
        super().__init__(detail or f"{device}: {kind} {code}".rstrip())
        self.device = device
        self.kind = kind
        self.code = code


class AnswerLost(TillError):
    """The bank terminal was asked for money and its answer did not come. The card may be charged, or not.

    Never ask again before it is known (domain.md 8).
    """


class UpdateRefused(TillError):
    """A new version was offered and is not taken. The till goes on with the one it has; no sale is concerned.

    `kind`: "signature", "malformed", "expired", "early" (issued in the future), "older", "floor" (`detail` names the
    version that is wanted first), "short" (of the promised size; it will be gone on with), "long" or "hash".
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(detail or kind)
        self.kind = kind


class RuleBroken(TillError):
    """A rule of the trade forbids it now. `rule` is a code of `RULES`; `facts` fill the sentence's blanks."""

    def __init__(self, rule: str, **facts: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.facts = facts


class BadSettings(TillError):
    """A setting, option or environment variable has a value the till cannot use. `name` is the setting's name.

    `code` chooses the sentence. Without one `detail` is a sentence already, in the language of whoever set it.
    """

    def __init__(self, name: str, detail: str = "", *, code: str = "") -> None:
        super().__init__(detail or code)
        self.name = name
        self.code = code


RULES = frozenset(
    {
        "shift_closed",  # no shift is open
        "shift_open",  # a shift is open already
        "left_open",  # a person should settle something, or say why the shift closes without
        "shift_too_long",  # 24 hours passed: close it first
        "receipt_empty",
        "receipt_too_long",  # more lines than the till takes
        "code_unknown",  # facts: code
        "code_misread",  # its check digit is wrong; facts: code
        "charge_open",  # it is not known whether a card was charged: no other charge, no end of its receipt
        "charge_ended",  # how it ended is known already
        "charge_used",  # it paid a receipt already, or took no money
        "charge_no_terminal",  # no bank terminal is set up
        "charge_not_back",  # the terminal did not take it back; facts: code
        "stamp_bad",  # no series and number of an excise stamp; facts: code
        "stamp_twice",  # facts: stamp
        "stamp_sold",  # sold with another receipt and not returned; facts: stamp, number
        "stamps_all",  # every piece has its stamp
        "stamps_lacking",  # facts: name
        "hours_barred",  # not sold at this hour; facts: name, start, end
        "discount_barred",  # sold at its price; facts: name
        "discount_barred_here",  # all there is here is sold at its price
        "discount_too_big",  # more than it comes off; facts: most
        "percent_bad",  # below zero, above a hundred
        "price_barred",  # below the catalogue's, for goods sold at their price; facts: name, price
        "quick_full",  # the till keeps as many quick goods as it shows
        "no_price",  # a product without a price where none can be given
        "no_stock",  # sold out and the shop does not sell below zero
        "quantity_bad",  # zero, negative, not a number, finer than a gram
        "quantity_too_big",
        "pieces_bad",  # what stands before `*` is no number of pieces; facts: number, most
        "quantity_whole",  # pieces only
        "label_pieces",  # a label's sum is no whole number of pieces; facts: name, sum, price
        "weight_too_big",  # more than the scale can weigh; facts: most
        "price_bad",
        "sum_too_big",
        "tendered_too_little",  # facts: due, tendered
        "tendered_too_much",
        "parts_taken",  # money of this receipt is here already: it is not given up and gets no smaller; facts: sum
        "part_bad",  # nothing, less than nothing, finer than a kopeck
        "part_over",  # more than is left; facts: left
        "pay_nothing",  # the goods cost nothing: there is no sum for a card
        "part_none_left",  # the receipt is paid already
        "part_lacking",  # it is not paid whole yet; facts: left
        "part_coins",  # not payable in rounded cash; facts: step
        "part_unknown",  # not among the parts any more
        "part_charged",  # the bank terminal charged it: only the terminal takes it back
        "part_not_charged",  # the terminal took nothing
        "part_elsewhere",  # charged for another receipt than the one on the counter
        "means_off",  # the shop does not take this
        "card_typed",  # a card number where none may stand
        "rrn_bad",
        "rrn_missing",
        "rrn_twice",
        "approval_bad",
        "approval_missing",
        "reference_bad",
        "reference_missing",
        "drawer_too_little",  # service output or refund of more cash than there is; facts: drawer
        "reason_missing",
        "refund_done",  # everything of the sale went back already
        "refund_empty",  # nothing is chosen
        "refund_too_much",  # facts: name, left
        "refund_over_paid",  # more money than is left of the sale; facts: left
        "refund_not_sale",  # a refund, a cancel or service cash cannot be returned
        "refund_other_shop",
        "refund_refused",  # the server refused the sale: a person decides about it first
        "refund_means",  # paid in a way this till cannot pay back
        "refund_given",  # another sum went back to that card already, and its refund is not recorded (fact: sum)
        "refund_sums",  # more was paid than the goods cost, and nobody knows why
        "refund_stamp",  # part of a line of stamped bottles, and which ones is not known; facts: name
        "refund_not_here",  # goods that are not on this receipt; facts: name
        "refund_unknown",  # no such receipt here, nor on the server as far as it could be asked; facts: code
        "cancel_not_last",  # only the shift's last sale, untouched, may be cancelled
        "pin_wrong",  # facts: left
        "pin_locked",  # facts: seconds
        "till_locked",  # too many wrong PINs at this till, whoever's; facts: seconds
        "no_pin",  # nobody has a PIN here yet: sign in with the server first
        "signed_out",
        "no_shops",  # the account has no trading place
        "no_terminals",
        "other_account",  # it has not got this till's place, and documents of the old one wait; facts: waiting
        "already_paid",  # this very receipt is in the journal
        "clock_wrong",  # the till's clock differs from the server's by more than a day; facts: days
        "second_start",  # another till runs on this data
    }
)
