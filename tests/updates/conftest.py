"""What the tests of updates share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers.publisher import Shelf


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    made = Shelf()
    yield made
    made.close()
