"""What a fresh sandbox starts with: the demo shop, an empty account, or the goods of a TSV."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from app.sandbox.core import Sandbox
from app.sandbox.fiscal import close_shift, open_shift
from app.sandbox.seed_goods import demo_titles, read_tsv, seed_categories, seed_demo_goods, seed_many_goods
from app.sandbox.seed_history import seed_history
from app.sandbox.seed_shop import seed_roles, seed_shop
from app.sandbox.values import KYIV, to_ms

DEMO, EMPTY = "demo", "empty"
#: The demo shop of a day as an SQLite image, so that a process which starts it often makes it once.
_images: dict[date, bytes] = {}


def seed_sandbox(sandbox: Sandbox, seed: str, goods: int | None = None) -> None:
    """Fills a fresh database and leaves an old one as it is, but for yesterday's shifts, which roll over to today.

    `seed` is "demo", "empty" or the path of a TSV; `goods` makes that many products of it. Raises ValueError for a
    seed that is none of these or cannot be read.
    """
    rows = _rows(seed)
    day = datetime.fromtimestamp(sandbox.clock.now_ms() / 1000, KYIV).date()
    repeatable = sandbox.db.fresh and sandbox.db.in_memory and seed == DEMO and goods is None
    if repeatable and day in _images:
        sandbox.db.load(_images[day])
        return
    with sandbox.db.transaction():
        if sandbox.db.fresh:
            seed_roles(sandbox)
            if seed != EMPTY:
                _fill(sandbox, rows, goods)
        _roll_shifts(sandbox)
    if repeatable:
        _images[day] = sandbox.db.image()


def _rows(seed: str) -> list[tuple[str, str]] | None:
    if seed in (DEMO, EMPTY):
        return None
    file = Path(seed)
    if not file.is_file():
        raise ValueError(f"seed {seed!r}: demo, empty, or a file of ean13<TAB>title")
    try:
        return read_tsv(file)
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"seed {seed!r}: {error}") from error


def _fill(sandbox: Sandbox, rows: list[tuple[str, str]] | None, goods: int | None) -> None:
    shops = seed_shop(sandbox)
    seed_categories(sandbox)
    if rows is None and goods is None:
        seed_demo_goods(sandbox, shops)
        seed_history(sandbox)
    else:
        seed_many_goods(sandbox, iter(rows or demo_titles()), goods, shops[0])


def _roll_shifts(sandbox: Sandbox) -> None:
    """Every terminal has a fiscal shift of today: 08:00, or six hours ago before that, never of yesterday."""
    now = datetime.fromtimestamp(sandbox.clock.now_ms() / 1000, KYIV)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    opened = to_ms(min(midnight.replace(hour=8), max(now - timedelta(hours=6), midnight)))
    for terminal in sandbox.terminals.all():
        old = sandbox.db.value(
            "SELECT opened_by FROM shifts WHERE terminal_id = ? AND state = 0 AND opened_at < ?",
            (terminal["id"], to_ms(midnight)),
        )
        if old is not None:
            close_shift(sandbox, terminal["id"])
        open_shift(sandbox, terminal["id"], old or "Олена Коваль", opened)
