"""A senior's leave for one action of somebody who has not got the right to it.

It is carried by the context of the task that repeats the action, so that no service has to hand it on, nothing that
runs beside it can use it, and it is gone when the action ends. Who stands at the till stays who they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal

from app.domain.cashier import Cashier, Right


class Allowed:
    """`by` lets `to` do one thing that wants `right`, for `reason`; None for whoever stands before a till nobody is
    signed in at. Made by `services.override` alone."""

    def __init__(self, right: Right, by: Cashier, to: Cashier | None, reason: str) -> None:
        self.right = right
        self.by = by
        self.to = to
        self.reason = reason
        self._spent = False
        self._open = False
        self._used = False

    @contextmanager
    def once(self) -> Iterator[None]:
        """What runs inside may do what was allowed. Raises RuntimeError the second time: a leave is for one action."""
        if self._spent:
            raise RuntimeError("a leave is good for one action")
        self._spent = self._open = True
        before = _leave.set(self)
        try:
            yield
        finally:
            # A task begun inside keeps the context: what it does later is another action.
            self._open = False
            _leave.reset(before)

    def serves(self, right: Right, cashier: Cashier | None, percent: Decimal) -> bool:
        """Whether this person may do this now under the leave; it counts as used then. Nobody lends a greater discount
        than they give alone."""
        serves = self._open and right is self.right and _id(cashier) == _id(self.to)
        serves = serves and percent <= self.by.discount_limit
        self._used = self._used or serves
        return serves

    @property
    def in_use(self) -> bool:
        """Whether what goes on now goes on thanks to it."""
        return self._open and self._used

    def facts(self) -> dict[str, str]:
        """For the audit: who allowed what, and why."""
        return {"right": self.right.value, "allowed_by": self.by.name, "allowed_because": self.reason}


def _id(cashier: Cashier | None) -> int | None:
    return None if cashier is None else cashier.id


_leave: ContextVar[Allowed | None] = ContextVar("leave", default=None)


def leave() -> Allowed | None:
    """The leave the caller's context carries, None when there is none. It may be spent."""
    return _leave.get()
