"""Bursts of keys: a scan never reaches the field in focus, typing reaches it unchanged and in order."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from helpers.dress import dressed
from helpers.look import shown
from helpers.memory import malloced
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.scanner import GAP, GROUP_SEPARATOR, LONGEST, SHORTEST, UNENDED, Scanner
from ui.theme import Theme

__all__ = ["dressed"]

BREAD = "4820000000017"
QUICK, SLOW = 4, 120
ENDS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


class Bench:
    """A field in focus, and a hand or a scanner at the keys: `moment` is the time of the next key (ms)."""

    def __init__(self, qapp: QApplication, qtbot: QtBot) -> None:
        self.scanner = Scanner(qapp)
        self.codes: list[str] = []
        self.entered: list[str] = []
        self.scanner.scanned.connect(self.codes.append)
        self.window = _Page()
        self.line = QLineEdit(self.window)
        self.line.returnPressed.connect(lambda: self.entered.append(self.line.text()))
        shown(qtbot, self.window, 300, 200)
        qtbot.waitUntil(self.window.isActiveWindow)
        self.line.setFocus()
        self.moment = 1000

    def press(
        self,
        text: str,
        gap: int,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        *,
        repeated: bool = False,
    ) -> None:
        """One key, `gap` milliseconds after the one before; `repeated` because it is held down."""
        self.moment += gap
        event = QKeyEvent(QEvent.Type.KeyPress, _key(text), modifiers, text, repeated)
        event.setTimestamp(self.moment)
        QCoreApplication.sendEvent(QApplication.focusWidget() or self.window, event)

    def release(self, text: str) -> None:
        """The key comes up again."""
        event = QKeyEvent(QEvent.Type.KeyRelease, _key(text), Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(self.moment)
        QCoreApplication.sendEvent(QApplication.focusWidget() or self.window, event)

    def watch(self, kind: QEvent.Type, seen: list[str]) -> None:
        """The texts of the keys the field in focus is told of."""
        self.watching = _Watching(self.line, kind, seen)

    def keys(self, text: str, gap: int) -> None:
        for letter in text:
            self.press(letter, gap)

    def scan(self, code: str, end: str = "\r") -> None:
        self.press(code[0], SLOW)
        self.keys(f"{code[1:]}{end}", QUICK)

    def sums(self) -> list[str]:
        """The focus is where sums and PINs are typed, which is no field; the keys that get there."""
        self.window.setFocus()
        return self.window.pressed


class _Page(QWidget):
    """Takes keys as a page with a sum or a PIN does: it is told of each."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pressed: list[str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed.append(event.text())


def _key(text: str) -> Qt.Key:
    return ENDS.get(text) or Qt.Key(ord(text.upper()))


class _Watching(QObject):
    def __init__(self, line: QLineEdit, kind: QEvent.Type, seen: list[str]) -> None:
        super().__init__(line)
        self._kind, self._seen = kind, seen
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is self._kind and isinstance(event, QKeyEvent):
            self._seen.append(event.text())
        return False


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot, dressed: Theme) -> Iterator[Bench]:
    made = Bench(qapp, qtbot)
    yield made
    qapp.removeEventFilter(made.scanner)
    made.scanner.deleteLater()


def test_a_scan_is_told_and_no_digit_reaches_the_field(bench: Bench) -> None:
    seen: list[str] = []
    bench.line.textChanged.connect(seen.append)
    bench.scan(BREAD)
    assert (bench.codes, seen, bench.entered) == ([BREAD], [], [])


def test_a_key_kept_back_comes_up_after_it_went_down(bench: Bench, qtbot: QtBot) -> None:
    """A tap of Space on a button presses it: the release does not overtake the press that is looked at for a scan."""
    button = QPushButton("тут", bench.window)
    button.show()
    button.setFocus()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    bench.press(" ", SLOW)
    bench.release(" ")
    assert not button.isDown()
    qtbot.waitUntil(lambda: pressed == [True])
    assert not button.isDown()


def test_the_keys_of_a_scan_come_up_for_nobody(bench: Bench) -> None:
    """Each of them would climb from the field to the window, and be looked at eight times."""
    seen: list[str] = []
    bench.watch(QEvent.Type.KeyRelease, seen)
    for place, letter in enumerate(BREAD):
        bench.press(letter, QUICK if place else SLOW)
        bench.release(letter)
    bench.press("\r", QUICK)
    bench.release("\r")
    assert (bench.codes, seen) == ([BREAD], [])
    bench.release("s")
    assert seen == ["s"], "a key that was not kept back comes up where it is"


def test_an_enter_that_a_person_presses_comes_up_where_it_is(bench: Bench) -> None:
    """That of the scan before it may still be down, or have come up unseen, while another window was in front."""
    seen: list[str] = []
    bench.watch(QEvent.Type.KeyRelease, seen)
    bench.scan(BREAD)
    bench.press("\r", SLOW)
    bench.release("\r")
    assert (bench.codes, bench.entered, seen) == ([BREAD], [""], ["\r"])


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc tells how much of its memory is in use")
def test_a_day_of_scans_leaves_nothing_in_memory(bench: Bench) -> None:
    """A copy of a key event that nobody owns is 150 bytes, fourteen a code: 2 MB in a thousand scans."""

    def scans(count: int) -> None:
        for _ in range(count):
            bench.moment += SLOW
            for letter in BREAD:
                bench.press(letter, QUICK)
                bench.release(letter)
            bench.press("\r", QUICK)
        bench.codes.clear()

    scans(50)
    before = malloced()
    scans(400)
    assert malloced() - before < 150_000, "bytes in use"


def test_two_scans_in_a_row_are_two_codes(bench: Bench) -> None:
    bench.scan(BREAD)
    bench.keys("20000017\r", QUICK)
    bench.scan(BREAD)
    assert bench.codes == [BREAD, "20000017", BREAD]
    assert bench.line.text() == ""


def test_slow_typing_comes_unchanged_and_in_order_and_enter_after_it(bench: Bench, qtbot: QtBot) -> None:
    bench.keys("moloko 2,5", SLOW)
    qtbot.waitUntil(lambda: bench.line.text() == "moloko 2,5")
    bench.press("\r", SLOW)
    assert (bench.codes, bench.entered) == ([], ["moloko 2,5"])


def test_a_typed_code_is_typed_however_long_it_is(bench: Bench) -> None:
    bench.keys(f"{BREAD}\r", GAP + 1)
    assert (bench.codes, bench.entered) == ([], [BREAD])


def test_a_key_alone_comes_without_another_key(bench: Bench, qtbot: QtBot) -> None:
    bench.press("7", SLOW)
    assert bench.line.text() == "", "held back: it may be the first of a scan"
    qtbot.waitUntil(lambda: bench.line.text() == "7")


def test_quick_fingers_are_no_scan(bench: Bench) -> None:
    bench.keys(f"{'123456'[: SHORTEST - 1]}\r", QUICK)
    assert (bench.codes, bench.entered) == ([], ["123"])
    bench.line.clear()
    bench.keys("1234", QUICK)
    bench.press("\r", SLOW)
    assert (bench.codes, bench.entered[1:]) == ([], ["1234"])


def test_enter_alone_is_enter(bench: Bench) -> None:
    bench.press("\r", SLOW)
    bench.press("\r", QUICK)
    assert (bench.codes, bench.entered) == ([], ["", ""])


def test_what_was_typed_before_a_scan_stays_in_the_field(bench: Bench) -> None:
    bench.keys("3*", SLOW)
    bench.scan(BREAD)
    assert (bench.line.text(), bench.codes) == ("3*", [BREAD])


def test_a_password_field_is_left_alone(bench: Bench) -> None:
    bench.line.setEchoMode(QLineEdit.EchoMode.Password)
    bench.scan(BREAD)
    assert (bench.codes, bench.entered) == ([], [BREAD])


def test_a_scanner_types_into_a_password_field_only_while_it_is_in_focus(bench: Bench) -> None:
    bench.line.setEchoMode(QLineEdit.EchoMode.Password)
    bench.line.clearFocus()
    bench.scan(BREAD)
    assert bench.codes == [BREAD]


def test_group_separators_belong_to_the_code(bench: Bench) -> None:
    code = f"010482000000001721ABC{GROUP_SEPARATOR}93XYZ"
    bench.scan(code)
    assert bench.codes == [code]


def test_a_shortcut_is_no_part_of_a_scan(bench: Bench) -> None:
    bench.keys("ab", QUICK)
    bench.press("a", QUICK, Qt.KeyboardModifier.ControlModifier)
    assert bench.line.text() == "ab"
    bench.press("\r", QUICK)
    assert (bench.codes, bench.entered) == ([], ["ab"])


def test_a_stuck_key_fills_no_memory_and_is_handed_on(bench: Bench) -> None:
    bench.keys("7" * (LONGEST + 1), QUICK)
    assert bench.line.text() == "7" * (LONGEST + 1)
    bench.press("\r", QUICK)
    assert bench.codes == []


def test_a_key_for_a_field_that_is_gone_is_forgotten(bench: Bench, qtbot: QtBot) -> None:
    bench.press("7", SLOW)
    delete(bench.line)
    qtbot.waitUntil(lambda: not bench.scanner._held)
    bench.scan(BREAD)
    assert bench.codes == [BREAD]


# ------------------------------------------------------------------ scanners that end with Tab, or with nothing


def test_tab_ends_a_scan_and_takes_the_focus_nowhere(bench: Bench) -> None:
    other = QLineEdit(bench.window)
    other.show()
    for end in ("\t", "\t\r", "\r\t", "\r"):
        bench.scan(BREAD, end)
        assert (bench.line.text(), bench.line.hasFocus(), bench.entered) == ("", True, []), repr(end)
    assert bench.codes == [BREAD] * 4
    bench.keys("12\t", SLOW)
    assert (bench.line.text(), other.hasFocus()) == ("12", True), "a person's Tab goes on to the next field"


def test_what_fills_a_form_in_at_once_stays_out_of_the_scans(bench: Bench) -> None:
    """A password manager types a telephone, Tab and a password as fast as a scanner: taken for scans, they would be
    shown as codes nobody knows."""
    between, password = QPushButton("тут", bench.window), QLineEdit(bench.window)
    between.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    password.setEchoMode(QLineEdit.EchoMode.Password)
    for widget in (between, password):
        widget.show()
    bench.scan("380960000006", "\t")
    bench.keys("secret123\r", QUICK)
    assert (bench.line.text(), password.text(), bench.codes) == ("380960000006", "secret123", [])


def test_a_scan_that_nothing_ends_is_no_sum_and_no_pin(bench: Bench, qtbot: QtBot) -> None:
    pressed = bench.sums()
    for code in (BREAD, "20000017", "AATE508932"):
        bench.scan(code, "")
        qtbot.waitUntil(lambda code=code: bench.codes[-1:] == [code])
    assert pressed == []


def test_the_next_key_ends_a_scan_that_nothing_else_has_ended(bench: Bench, qtbot: QtBot) -> None:
    """The window was busy and its timer late: the keys stand in the queue, a scan, a person's Esc, another scan."""
    pressed = bench.sums()
    bench.scan(BREAD, "")
    bench.press("\x1b", SLOW)
    bench.scan("20000017", "")
    bench.scan(BREAD, "")
    assert (bench.codes, pressed) == ([BREAD, "20000017"], ["\x1b"])
    qtbot.waitUntil(lambda: bench.codes == [BREAD, "20000017", BREAD])
    assert pressed == ["\x1b"]


@pytest.mark.parametrize("end", ["\r", "\t"])
def test_an_end_that_comes_late_takes_no_money(bench: Bench, qtbot: QtBot, end: str) -> None:
    pressed = bench.sums()
    bench.scan(BREAD, "")
    bench.press(end, GAP + 10)
    bench.release(end)
    assert (bench.codes, pressed) == ([BREAD], [])
    bench.press("\r", SLOW)
    assert pressed == ["\r"], "a person's Enter is one"


def test_a_hand_is_never_taken_for_a_scanner(bench: Bench, qtbot: QtBot) -> None:
    """However fast it types a PIN or a sum, or holds a key down."""
    pressed = bench.sums()
    bench.keys("1234567890\r", GAP + 1)
    assert "".join(pressed) == "1234567890\r"
    pressed.clear()
    bench.press("4", SLOW)
    bench.keys("8200001"[: UNENDED - 2], QUICK)
    qtbot.waitUntil(lambda: "".join(pressed) == "4820000")
    pressed.clear()
    bench.press("0", SLOW)
    for _ in range(20):
        bench.press("0", GAP - 2, repeated=True)
    qtbot.waitUntil(lambda: "".join(pressed) == "0" * 21)
    pressed.clear()
    bench.press("м", SLOW)
    bench.keys("инеральна", QUICK)
    qtbot.waitUntil(lambda: "".join(pressed) == "минеральна")
    assert bench.codes == []


def test_a_text_field_takes_whatever_nothing_ends(bench: Bench, qtbot: QtBot) -> None:
    """What is typed there is seen, and a script or somebody who dictates is as fast as a scanner."""
    bench.scan(BREAD, "")
    qtbot.waitUntil(lambda: bench.line.text() == BREAD)
    assert bench.codes == []
