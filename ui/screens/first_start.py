"""The first start: server, key, phone and password, then the shop and the terminal (mockups 01c, 01d)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.first_start import FirstStartPresenter, Step
from ui.presenters.sign_in_facts import SignInFacts
from ui.screens.entrance import Entrance
from ui.screens.place_choice import PlaceChoice
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, hline
from ui.widgets.field import LabelledField
from ui.widgets.icon import Icon
from ui.widgets.keyboard import ScreenKeyboard
from ui.widgets.label import Label, label
from ui.widgets.step_mark import StepMark

#: The fields in their order on the page; a sentence about several stands under the last of them.
FIELDS = ("phone", "password", "server", "api_key")


class FirstStartScreen(Entrance):
    """Enter goes on, Esc goes back."""

    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__(presenter, tr("Каса"), _subtitle(presenter), narrow=True, name="first-start")
        self._presenter = presenter
        self._build_left()
        self._fields: dict[str, LabelledField] = {}
        self._pages = QVBoxLayout()
        self._form, self._choice = self._build_form(), PlaceChoice(presenter)
        for page in (self._form, self._choice):
            self._pages.addWidget(page)
        self.right.addLayout(self._pages)
        presenter.changed.connect(self._show)
        presenter.step_changed.connect(self._show_step)
        self._show_step()
        self.show_training(on=presenter.training is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.back()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """The first field that wants typing; the page itself while a place is chosen."""
        if self._presenter.step is Step.SIGN_IN:
            first = "password" if self._presenter.facts.phone else "phone"
            self._fields[first].field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_focus()

    # ------------------------------------------------------------------ left

    def _build_left(self) -> None:
        again = self._presenter.again
        title = tr("Вхід на сервер") if again else tr("Перший вхід на цій касі")
        about = (
            self._presenter.again_why
            if again
            else tr(
                "Увійдіть за номером телефону й паролем SmartKasa. Після цього каса запам’ятає працівників магазину, "
                "і далі вистачить PIN-коду — навіть без інтернету."
            )
        )
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label(title, "h1"))
        column.addSpacing(theme.px(10))
        words = label(about, size=18, color="ink2", wrap=True)
        width = theme.px(560)
        words.setMaximumWidth(width)
        words.setFixedHeight(words.heightForWidth(width))
        column.addWidget(words)
        column.addSpacing(theme.px(20))
        self._marks: list[StepMark] = []
        crowded = theme.form == "compact" and self._presenter.training is not None
        if not again and not crowded:
            for number, said in enumerate(_steps(), start=1):
                mark = StepMark(number, said)
                self._marks.append(mark)
                column.addWidget(mark)
        if self._presenter.training is not None:
            column.addSpacing(theme.px(12))
            column.addWidget(self._build_training(self._presenter.training))
        self._words = QWidget()
        self._words.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        self._keyboard = ScreenKeyboard()
        self.middle.addSpacing(theme.px(12))
        self.middle.addStretch(1)
        self.middle.addWidget(self._words)
        self.middle.addWidget(self._keyboard)
        self.middle.addStretch(1)

    def _build_training(self, facts: SignInFacts) -> QWidget:
        card = Card(fill="warn_soft", border="warn_soft", margins=(16, 10, 16, 12), spacing=6, name="training-facts")
        card.setMaximumWidth(theme.px(560))
        head = QHBoxLayout()
        head.addWidget(label(tr("Навчання: нічого не йде на справжній сервер"), "strong", "warn", wrap=True), 1)
        self._fill_button = Button(tr("Заповнити"), size=48, name="fill-training")
        self._fill_button.clicked.connect(self._fill)
        head.addWidget(self._fill_button)
        card.body.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(2))
        grid.setColumnStretch(1, 1)
        rows = (
            (tr("Ключ API"), facts.api_key, "training-key"),
            (tr("Номер телефону"), facts.phone, "training-phone"),
            (tr("Пароль"), facts.password, "training-password"),
            (tr("PIN-коди"), ", ".join(facts.pins), "training-pins"),
        )
        for row, (name, value, object_name) in enumerate(rows):
            grid.addWidget(label(name, "note", "ink2"), row, 0)
            grid.addWidget(
                label(value, "note", weight=600, name=object_name, elide=Qt.TextElideMode.ElideRight), row, 1
            )
        card.body.addLayout(grid)
        return card

    def _fill(self) -> None:
        self._presenter.fill_training()
        for name, field in self._fields.items():
            field.set_text(getattr(self._presenter.facts, name))

    # ------------------------------------------------------------------ right

    def _build_form(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(label(tr("Вхід"), "h2"))
        self._server = QWidget()
        server = QVBoxLayout(self._server)
        server.setContentsMargins(0, 0, 0, 0)
        server.setSpacing(0)
        for name, field in self._make_fields().items():
            part = server if name in ("server", "api_key") else column
            part.addSpacing(theme.px(14))
            part.addWidget(field)
            self._fields[name] = field
            field.field.line.setProperty("own_letters", True)
            field.changed.connect(lambda said, name=name: self._presenter.set(name, said))
            field.submitted.connect(lambda _said: self._presenter.submit())
        column.addWidget(self._server)
        self._trouble, self._trouble_text = _alert()
        column.addWidget(self._trouble)
        column.addSpacing(theme.px(20))
        self._submit = Button(tr("Увійти"), role="primary", size=64, name="sign-in")
        self._submit.clicked.connect(self._presenter.submit)
        column.addWidget(self._submit)
        letters = Button(tr("Екранна клавіатура"), icon="keyboard", name="toggle-keyboard")
        letters.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        letters.clicked.connect(self._presenter.toggle_keyboard)
        column.addSpacing(theme.px(10))
        column.addWidget(letters)
        self._back = Button(tr("Назад"), key="Esc", name="back")
        self._back.clicked.connect(self._presenter.back)
        column.addSpacing(theme.px(10))
        column.addWidget(self._back)
        self._back.setVisible(self._presenter.again)
        column.addWidget(self._build_key_row())
        column.addStretch(1)
        return page

    def _make_fields(self) -> dict[str, LabelledField]:
        facts = self._presenter.facts
        return {
            "phone": LabelledField(tr("Номер телефону"), "+380", icon="phone", name="phone", said=facts.phone),
            "password": LabelledField(
                tr("Пароль"), icon="key-round", name="password", secret=True, said=facts.password
            ),
            "server": LabelledField(
                tr("Адреса сервера"), "https://", icon="hard-drive", name="server", said=facts.server
            ),
            "api_key": LabelledField(
                tr("Ключ API"), tr("з кабінету SmartKasa"), icon="shield-check", name="api-key", said=facts.api_key
            ),
        }

    def _build_key_row(self) -> QWidget:
        self._key_row = QWidget()
        column = QVBoxLayout(self._key_row)
        column.setContentsMargins(0, theme.px(10), 0, 0)
        column.setSpacing(0)
        column.addWidget(hline())
        column.addSpacing(theme.px(6))
        row = QHBoxLayout()
        row.addWidget(label(tr("Ключ API"), "note", "ink2"), 1)
        row.addWidget(label(self._presenter.key_hint, "note", name="key-hint"))
        change = Button(tr("Змінити"), role="ghost", size=48, name="change-key", align=Qt.AlignmentFlag.AlignRight)
        change.clicked.connect(self._presenter.open_server)
        row.addWidget(change)
        column.addLayout(row)
        forgot = tr("Забули пароль? Його змінює власник у кабінеті SmartKasa. Каса пароль не зберігає.")
        column.addWidget(label(forgot, "note", "ink3", wrap=True))
        return self._key_row

    # ------------------------------------------------------------------ showing

    def _show_step(self) -> None:
        signing = self._presenter.step is Step.SIGN_IN
        self._form.setVisible(signing)
        self._choice.setVisible(not signing)
        if self._presenter.training is not None:
            self._fill_button.setVisible(signing)
        for number, mark in enumerate(self._marks):
            mark.set("now" if number == (0 if signing else 1) else "done" if number == 0 and not signing else "ahead")
        if signing:
            self._fields["password"].set_text(self._presenter.facts.password)
        self.take_focus()
        self._show()

    def _show(self) -> None:
        trouble = self._presenter.trouble
        typing = self._presenter.keyboard and self._presenter.step is Step.SIGN_IN
        self._keyboard.setVisible(typing)
        self._words.setVisible(not typing)
        open_server = self._presenter.server_open
        self._server.setVisible(open_server)
        self._key_row.setVisible(not open_server)
        about = [name for name in FIELDS if trouble is not None and name in trouble.fields]
        for name, field in self._fields.items():
            field.set_error(trouble.text if trouble is not None and about[-1:] == [name] else "")
            if name in about:
                field.field.set_failed(True)
        self._trouble_text.set_text(trouble.text if trouble is not None and not about else "")
        self._trouble.setVisible(bool(self._trouble_text.text()))
        self._submit.set_busy(self._presenter.busy)


def _steps() -> tuple[str, ...]:
    return (
        tr("Вхід до SmartKasa"),
        tr("Вибір магазину й каси"),
        tr("Завантаження товарів"),
    )


def _subtitle(presenter: FirstStartPresenter) -> str:
    return presenter.place_line if presenter.again else tr("Касове місце ще не налаштовано")


def _alert() -> tuple[QWidget, Label]:
    """A sentence that belongs to no field, with its sign."""
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(0, theme.px(12), 0, 0)
    row.setSpacing(theme.px(8))
    text = label("", "note", "danger", weight=600, wrap=True, name="sign-in-error")
    row.addWidget(Icon("circle-alert", "danger", 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    return host, text
