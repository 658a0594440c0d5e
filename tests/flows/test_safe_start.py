"""`--safe`: a till that its settings keep from starting starts, says so, and loses no receipt and no setting."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from helpers.morning import enter_pin
from helpers.window import TillWindow

from app.domain.deeds import Deed
from app.options import parse_args
from app.settings import FILE_NAME, Settings

SAID = "Безпечний запуск"


def start(till: TillWindow) -> None:
    """As `kasa --safe` does on the same folder; what tests of windows need is given on the command line."""
    home = till.settings.home
    words = ["--safe", "--data-dir", str(home), "--size", "1366x768"]
    till.settings = parse_args(words, {"KASA_SOUNDS": "0", "KASA_REDUCED_MOTION": "1", "KASA_LOCK_AFTER_MINUTES": "0"})
    till.open()


def written(till: TillWindow, change: Callable[[dict[str, object]], object] = lambda known: None) -> Path:
    path = till.settings.home / FILE_NAME
    known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    change(known)
    path.write_text(json.dumps(known), "utf-8")
    return path


def settings_changed(till: TillWindow) -> list[dict[str, str]]:
    rows = till.loop.run(till.inside.stores.audit.recent())
    return [dict(row.facts) for row in rows if row.what == Deed.SETTINGS]


def as_senior(till: TillWindow) -> None:
    till.inside.station.cashier = next(one for one in till.inside.station.people if one.first_name == "Юлія")


def test_it_says_what_it_is_and_sells_nothing_away(known: TillWindow) -> None:
    def spoil(known: dict[str, object]) -> None:
        known.update(theme="dark", scale="1.15", kiosk=True, fullscreen=True, printer="tcp://192.0.2.1", till_code="K7")

    path = written(known, spoil)
    before = path.read_bytes()
    start(known)
    assert known.until_toast(SAID)
    assert (known.inside.settings.theme, str(known.inside.settings.scale)) == ("light", "1")
    assert not known.window.isFullScreen(), "no kiosk, no full screen"
    assert known.inside.settings.printer == ""
    assert known.inside.settings.till_code == "K7", "what numbers documents stays"
    enter_pin(known)
    known.until_page("sale")
    assert known.inside.station.shift is not None
    assert known.until_toast(SAID), "told again to who signed in"
    assert known.close() == 0
    assert path.read_bytes() == before, "nothing was changed unasked"


def test_what_was_left_be_is_reset_for_good_by_who_may(known: TillWindow) -> None:
    path = written(
        known, lambda known: known.update(theme="dark", printer="tcp://192.0.2.1", till_code="K7", lang="uk")
    )
    start(known)
    enter_pin(known)
    known.until_page("sale")
    as_senior(known)
    known.until_toast(SAID)
    known.tap("toast_safe_action")
    known.until_toast("Вигляд і пристрої скинуто")
    kept = json.loads(path.read_text("utf-8"))
    assert "theme" not in kept
    assert "printer" not in kept
    assert (kept["till_code"], kept["lang"]) == ("K7", "uk")
    changed = {one["setting"]: one["was"] for one in settings_changed(known)}
    assert changed["theme"] == "dark"
    assert changed["printer"] == "tcp://192.0.2.1"


def test_a_damaged_file_is_put_aside_when_it_is_reset(known: TillWindow) -> None:
    path = known.settings.home / FILE_NAME
    path.write_text('{"theme": "dark", ', "utf-8")
    start(known)
    enter_pin(known)
    known.until_page("sale")
    as_senior(known)
    known.until_toast(SAID)
    known.tap("toast_safe_action")
    known.until_toast("Вигляд і пристрої скинуто")
    assert json.loads(path.read_text("utf-8")) == {}
    assert path.with_name("settings.damaged.json").read_text("utf-8") == '{"theme": "dark", '


def test_bad_values_of_any_kind_are_done_without(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"theme": "pink", "scale": "9", "rounding_step": 7, "till_code": "K7"}', "utf-8")
    found = parse_args(["--safe", "--data-dir", str(tmp_path)], {})
    assert (found.theme, found.rounding_step, found.till_code, found.safe) == ("light", 50, "K7", True)
    for broken in ("", "[", "[]", '{"api_key": "x"}'):
        (tmp_path / FILE_NAME).write_text(broken, "utf-8")
        assert parse_args(["--safe", "--data-dir", str(tmp_path)], {}).theme == Settings(tmp_path).theme


def test_what_is_said_on_the_command_line_holds_all_the_same(tmp_path: Path) -> None:
    found = parse_args(["--safe", "--data-dir", str(tmp_path), "--theme", "dark"], {})
    assert found.theme == "dark"


def test_waiting_slips_wait_on(known: TillWindow) -> None:
    """A safe start has no printer: what was to be printed is neither printed nor dropped."""
    known.open(printer="tcp://127.0.0.1:9")
    enter_pin(known)
    known.until_page("sale")
    known.sell(known.pieces()[0])
    before = [job.id for job in known.loop.run(known.inside.stores.print_jobs.next_jobs())]
    assert before
    known.close()
    start(known)
    after = [job.id for job in known.loop.run(known.inside.stores.print_jobs.next_jobs())]
    assert after == before
