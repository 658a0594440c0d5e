"""Letters of far scripts by the system's own fonts: what it has is drawn, and what it has not is said to be missing."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from ui.far_letters import paint

System = QFontDatabase.WritingSystem


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("שלום", System.Hebrew),
        ("قهوة", System.Arabic),
        ("ქართული", System.Georgian),
        ("日本茶", System.Japanese),
        ("հայ", System.Armenian),
    ],
)
def test_what_the_system_has_is_drawn_within_its_cells(qtbot: QtBot, text: str, script: System) -> None:
    width, height = 12 * len(text), 24
    drawn = paint(text, width, height, False)
    if not QFontDatabase.families(script):
        assert drawn is None
        return
    assert drawn is not None
    assert len(drawn) == width * height
    assert max(drawn) > 200, "there is ink"
    assert not any(drawn[:width]), "and no line of it is cut off above"


def test_a_letter_no_font_has_is_none_at_all(qtbot: QtBot) -> None:
    assert paint("\U00012000", 12, 24, False) is None
    assert paint("ש\U00012000", 24, 24, False) is None, "no half words"
