"""What these tests share: Qt's loop, and a counter to sell at."""

from __future__ import annotations

from helpers.counter import counter
from helpers.qloop import loop

__all__ = ["counter", "loop"]
