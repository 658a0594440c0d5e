"""The process that reads goods beside the till (`goods_aside`): pages come in at one end, rows go out at the other."""

from __future__ import annotations

import json
import os
import sys
from typing import IO

from app import __version__
from app.api.products import Product as Row
from app.api.sheet import cut
from app.domain.product import Category, Unit
from app.errors import BadReply
from app.services.goods_aside import NOTHING, hear, tell
from app.services.goods_pages import GoodsPages


def serve(come: IO[bytes], go: IO[bytes]) -> int:
    """Reads until the till has no more pages or is gone; gives the exit code."""
    if sys.platform != "win32":  # there it was started so
        os.nice(5)
    try:
        units, shelves = json.loads(hear(come))
        pages = GoodsPages([Unit(**one) for one in units], [Category(**one) for one in shelves])
        tell(go, __version__.encode())
        while True:
            tell(go, _laid(hear(come), pages))
    except (EOFError, OSError):
        return 0


def _laid(body: bytes, pages: GoodsPages) -> bytes:
    page = cut(body, Row, pages.salt)
    try:
        rows = pages.whole(page) if page is not None else None
    except BadReply:
        return NOTHING
    if page is None or rows is None:
        return NOTHING
    head = json.dumps((page.marks, (page.next_page, page.total_pages, page.total_count)))
    return "\n".join((head, *rows)).encode()
