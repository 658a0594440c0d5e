"""Shifts as the server keeps them. They can be read only: no call opens or closes one (contract-notes.md 10)."""

from __future__ import annotations

from app.api.model import Answer, MaybeAmount, Moment, Text, TextId, Whole
from app.api.resource import Listed, one

#: `state` of a shift.
OPEN, CLOSED, ARCHIVED = 0, 1, 2


class Shift(Answer):
    """A fiscal shift. `cash_balance` is hryvnias in the drawer; `opened_by` and `closed_by` are names of people."""

    id: TextId
    state: Whole | None = None
    fiscal_number: Text = ""
    registrar_fiscal_number: Text = ""
    remote_shift_id: Text = ""
    terminal_id: Whole | None = None
    terminal_user_id: Whole | None = None
    employee_id: Whole | None = None
    device_uid: Text = ""
    cash_balance: MaybeAmount = None
    opened_by: Text = ""
    closed_by: Text = ""
    opened_at: Moment | None = None
    closed_at: Moment | None = None

    @property
    def is_open(self) -> bool:
        return self.state == OPEN

    @property
    def is_overdue(self) -> bool:
        """The server has put it away: it lasted longer than a shift may."""
        return self.state == ARCHIVED


class Shifts(Listed[Shift]):
    """Filters: id, remote_shift_id, fiscal_number, cash_balance, device_uid, registrar_fiscal_number, opened_by,
    closed_by, state, terminal_user_id, employee_id. There is none by terminal: look at `terminal_id` of what comes.
    """

    path = "/api/v1/pos/shifts"
    model = Shift
    filters = frozenset(
        {
            "id",
            "remote_shift_id",
            "fiscal_number",
            "cash_balance",
            "device_uid",
            "registrar_fiscal_number",
            "opened_by",
            "closed_by",
            "state",
            "terminal_user_id",
            "employee_id",
        }
    )

    async def opened(self) -> list[Shift]:
        """The shifts open now, at any terminal; a server that does not know the filter answers with others too."""
        return [shift for shift in await self.list(state=OPEN) if shift.is_open]

    async def get(self, id: str) -> Shift:
        return await self._ask("GET", one(Shift), tail="/{id}", id=id)
