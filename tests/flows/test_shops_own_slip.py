"""The shop's own words and picture, from the settings to the paper: seen at once, kept, printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.window import TillWindow
from PIL import Image

from app.domain.cashier import Cashier
from ui import logo_file


@pytest.fixture(autouse=True)
def _near(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.presenters.slip_look.offered", lambda: logo_file.newest([tmp_path]))


@pytest.fixture
def owner(till: TillWindow, monkeypatch: pytest.MonkeyPatch) -> TillWindow:
    """Who stands there may change settings."""
    monkeypatch.setattr(Cashier, "may", lambda self, right: True)
    return till


def open_page(till: TillWindow) -> None:
    till.loop.act(lambda: till.front.show("settings"))
    till.tap("section_slips")
    till.quiet()


def sample(till: TillWindow) -> str:
    return till.find("slip_sample_paper").accessibleDescription()


def test_words_and_a_picture_are_chosen_seen_and_printed(owner: TillWindow, tmp_path: Path) -> None:
    till = owner
    picture = tmp_path / "kasa.png"
    image = Image.new("L", (200, 80), 255)
    image.paste(0, (0, 0, 200, 40))
    image.save(picture)
    open_page(till)
    till.write("slip_header_1", "Працюємо без вихідних")
    till.write("slip_footer_2", "Чекаємо знову")
    till.until(lambda: "Працюємо без вихідних" in sample(till) and "Чекаємо знову" in sample(till), "the sample")
    till.tap("logo_choose")
    till.until(lambda: till.sees("logo_file_1"), "the pictures near")
    till.write("logo_path", str(tmp_path / "no.png"))
    till.tap("logo_ok")
    till.until_text("logo_error", "Такого файлу немає")
    till.tap("logo_file_1")
    till.until(lambda: till.window.sheet() is None, "the dialog gone")
    till.until(lambda: "[Малюнок]" in sample(till), "the picture on the sample")
    till.loop.act(lambda: till.front.show("sale"))
    till.quiet()
    assert till.inside.settings.slip_header == "Працюємо без вихідних"
    assert till.inside.settings.slip_footer == "Дякуємо за покупку!\nЧекаємо знову"
    till.sell(till.pieces()[0])
    till.until(lambda: till.front.done.state is not None and till.front.done.state.picture, "the slip")
    said = till.find("slip_paper").accessibleDescription()
    assert said.startswith("[Малюнок]")
    assert "Працюємо без вихідних" in said
    assert "Чекаємо знову" in said
    till.enter()
    open_page(till)
    till.tap("logo_drop")
    till.until(lambda: "[Малюнок]" not in sample(till), "no picture any more")


def test_a_line_that_calls_the_slip_fiscal_is_refused(owner: TillWindow) -> None:
    till = owner
    open_page(till)
    till.write("slip_header_1", "ФІСКАЛЬНИЙ ЧЕК")
    till.tap("section_slips")
    till.until_text("slip_header_error", "чек каси не фіскальний")
    assert till.inside.settings.slip_header == ""
