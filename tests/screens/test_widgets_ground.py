"""What every widget stands on: fonts, colours, sizes, icons, numbers and words."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from helpers.dress import dressed
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from ui import formats, i18n, icons, sounds
from ui.theme import Theme, load_fonts

__all__ = ["dressed"]


@pytest.fixture
def english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("uk")


def test_bundled_fonts_load_and_speak_ukrainian(dressed: Theme) -> None:
    assert {"Inter", "JetBrains Mono"} <= set(load_fonts())
    for weight in (400, 500, 600, 700):
        font = dressed.font(16, weight)
        info = QFontInfo(font)
        assert (info.family(), info.weight(), info.pixelSize()) == ("Inter", weight, 16)
        raw = QRawFont.fromFont(font)
        assert raw.weight() == weight, "its own file, not a thickened one"
        assert all(raw.supportsCharacter(ord(letter)) for letter in "ґҐіїєІЇЄ’ʼ₴№×−\u00a0")
    assert QFontInfo(dressed.font(16, 700, mono=True)).family() == "JetBrains Mono"


def test_digits_are_of_one_width(dressed: Theme) -> None:
    tabular = QFontMetricsF(dressed.font(38, 700))
    assert tabular.horizontalAdvance("111") == tabular.horizontalAdvance("808")
    loose = QFontMetricsF(dressed.font(38, 700, tabular=False))
    assert loose.horizontalAdvance("111") != loose.horizontalAdvance("808")


def test_theme_changes_colours_and_sizes(dressed: Theme, qapp: QApplication) -> None:
    told = []
    dressed.changed.connect(lambda: told.append(dressed.name))
    assert dressed.color("bg") == QColor("#F2F4F1")
    dressed.apply(qapp, "dark", 1.15)
    assert told == ["dark"]
    assert dressed.color("bg") == QColor("#0F1412")
    assert dressed.px(100) == 115
    assert dressed.font(16).pixelSize() == 18
    assert qapp.styleSheet() == "", "it would be worked out for every widget, and again whenever one gets a place"


def test_form_follows_the_width_in_design_pixels(dressed: Theme, qapp: QApplication) -> None:
    forms = []
    for width in (1024, 1199, 1200, 1366, 1920):
        dressed.set_width(width)
        forms.append(dressed.form)
    assert forms == ["compact", "compact", "normal", "normal", "wide"]
    dressed.apply(qapp, "light", 1.15)
    dressed.set_width(1366)
    assert dressed.form == "compact"


def test_category_colour_wraps_at_ten(dressed: Theme) -> None:
    assert dressed.category(13) == dressed.category(3)
    assert dressed.category(None) == dressed.category(0)


def test_icon_takes_its_colour_and_density(dressed: Theme) -> None:
    drawn = icons.pixmap("lock", "danger", 22, 2.0)
    assert drawn.size().toTuple() == (44, 44)
    picture = drawn.toImage()
    wanted = dressed.color("danger")
    points = [picture.pixelColor(x, y) for x in range(44) for y in range(44)]
    inked = [point for point in points if point.alpha() == 255]
    assert inked
    assert all(abs(point.red() - wanted.red()) + abs(point.green() - wanted.green()) < 4 for point in inked)
    assert icons.pixmap("lock", "danger", 22, 2.0).cacheKey() == drawn.cacheKey(), "drawn once"
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", "ink")


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "0,00"),
        ("1250", "1\u00a0250,00"),
        ("-18.99", "\u221218,99"),
        ("1234567.5", "1\u00a0234\u00a0567,50"),
        ("-0.00", "0,00"),
    ],
)
def test_money_reads_as_on_the_slip(amount: str, said: str) -> None:
    assert formats.money_text(Decimal(amount)) == said


def test_numbers_for_people() -> None:
    assert formats.money_text(Decimal(500), plus=True) == "+500,00"
    assert formats.money_text(Decimal(0), plus=True) == "0,00"
    assert formats.sum_text(Decimal("614.5")) == "614,50\u00a0грн"
    assert formats.note_text(Decimal("0.50")) == "0,50"
    assert formats.note_text(Decimal(1000)) == "1\u00a0000"
    assert formats.quantity_text(Decimal("2.000")) == "2"
    assert formats.quantity_text(Decimal("1.254"), "кг", weighed=True) == "1,254\u00a0кг"
    assert formats.quantity_text(Decimal("0.5"), "кг", weighed=True) == "0,500\u00a0кг"
    assert formats.quantity_text(Decimal("9.20"), "кг") == "9,2\u00a0кг"
    assert formats.quantity_text(Decimal("100"), "шт") == "100\u00a0шт"
    assert formats.percent_text(Decimal("37.5")) == "37,5\u00a0%"


def test_times_are_the_shop_s() -> None:
    moment = datetime(2026, 11, 22, 22, 37, tzinfo=UTC)
    assert formats.time_text(moment) == "00:37"
    assert formats.date_text(moment) == "23.11.2026"
    assert formats.weekday_text(date(2026, 11, 22)) == "неділя, 22\u00a0листопада"
    assert formats.short_weekday_text(date(2026, 11, 22)) == "нд, 22\u00a0листопада"
    assert formats.duration_text(timedelta(hours=6, minutes=50)) == "6\u00a0год 50\u00a0хв"
    assert formats.duration_text(timedelta(hours=2)) == "2\u00a0год"
    assert formats.duration_text(timedelta(seconds=59)) == "менше хвилини"


def test_english_keeps_the_figures(english: None) -> None:
    assert formats.sum_text(Decimal(1250)) == "1\u00a0250,00\u00a0UAH"
    assert formats.weekday_text(date(2026, 11, 22)) == "Sunday, 22\u00a0November"


@pytest.mark.parametrize(
    ("n", "form"),
    [
        *((n, "позиція") for n in (1, 21, 101, 1001)),
        *((n, "позиції") for n in (2, 4, 22, 1004)),
        *((n, "позицій") for n in (0, 5, 11, 12, 14, 20, 111, 112)),
    ],
)
def test_ukrainian_plurals(n: int, form: str) -> None:
    assert i18n.plural(n, "%n позиція") == f"{n} {form}"


def test_english_plurals(english: None) -> None:
    assert [i18n.plural(n, "%n позиція") for n in (0, 1, 2, 21)] == ["0 items", "1 item", "2 items", "21 items"]


def test_language_is_told_once(english: None) -> None:
    told: list[str] = []
    i18n.changed.connect(lambda: told.append(i18n.language()))
    i18n.set_language("en")
    i18n.set_language("uk")
    assert told == ["uk"]
    with pytest.raises(ValueError):
        i18n.set_language("de")


def test_a_text_without_english_stays_ukrainian(english: None) -> None:
    assert i18n.tr("Такого в таблиці немає: {code}", code=5) == "Такого в таблиці немає: 5"
    assert i18n.tr("Кількість") == "Quantity"


@pytest.mark.parametrize("name", sorted(sounds.TONES))
def test_sounds_are_whole_wav_files(name: str) -> None:
    with wave.open(io.BytesIO(sounds.wave(name, 70))) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, sounds.RATE)
        wanted = sum(milliseconds for _, milliseconds in sounds.TONES[name])
        assert abs(sound.getnframes() * 1000 / sounds.RATE - wanted) < 1
        assert max(abs(sample) for sample in memoryview(sound.readframes(-1)).cast("h")) > 1000
    silent = sounds.wave(name, 0)
    assert set(silent[44:]) == {0}
