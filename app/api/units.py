"""Units of measure."""

from __future__ import annotations

from app.api.call import MOST_PAGE_BYTES
from app.api.model import Answer, Flag, Text, Whole
from app.api.resource import Listed


class UnitType(Answer):
    """A unit. Products carry its `id`, real receipts its `code` (domain.md 1)."""

    id: Whole
    code: Whole | None = None
    name: Text = ""
    short_name: Text = ""
    is_visible: Flag = False
    is_weighted: Flag = False


class Units(Listed[UnitType]):
    """All at once: the server does not page them."""

    path = "/api/v1/inventory/unit_types"
    model = UnitType
    most_bytes = MOST_PAGE_BYTES
