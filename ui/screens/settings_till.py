"""Settings, «Каса»: its code, cash rounding, discounts, selling below zero, ready comments, the lock, how often goods
are read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.held import Keep
from ui.formats import NBSP
from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.field import Field
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.segment import Segment
from ui.widgets.stepper import Stepper

_LONGEST_CODE, _LONGEST_COMMENTS = 12, 300


class SettingsTill(SettingsPage):
    """Names: `setting_till_code`, `setting_till_code_error`, `setting_comments`, `setting_rounding_step_0` …,
    `setting_below_zero`, `setting_blind_count`, `setting_keep_held_shift` …, `setting_finish_direct` …,
    `setting_held_on_server`, `setting_kiosk`, `setting_lock_after_minutes`, `setting_sync_minutes`,
    `setting_stale_hours` (each of the last four with `_minus` and `_plus`)."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Каса"), name="settings_till")
        code = self._make_code()
        self._step = Segment(
            [("0", tr("До копійки")), ("10", tr("До 10 коп.")), ("50", tr("До 50 коп."))],
            name="setting_rounding_step",
        )
        self._step.chosen.connect(lambda key: presenter.set("rounding_step", int(key)))
        below = tr("Продавати в мінус")
        self._below = self.switch("below_zero", below)
        blind = tr("Рахувати касу наосліп")
        self._blind = self.switch("blind_count", blind)
        self._finish = Segment(
            [("direct", tr("Оплата тут")), ("hand_over", tr("Передати на касу"))], name="setting_finish"
        )
        self._finish.chosen.connect(lambda key: presenter.set("finish", key))
        on_server = tr("Відкладені на сервері")
        self._on_server = self.switch("held_on_server", on_server)
        self._keep = Segment(
            [
                (Keep.SHIFT, tr("Зміну")),
                (Keep.DAY, tr("Добу")),
                (Keep.TWO_DAYS, tr("2 доби")),
                (Keep.WEEK, tr("Тиждень")),
            ],
            name="setting_keep_held",
        )
        self._keep.chosen.connect(lambda key: presenter.set("keep_held", key))
        kiosk = tr("Кіоск")
        self._kiosk = self.switch("kiosk", kiosk)
        self._lock, self._sync = self.steps("lock_after_minutes"), self.steps("sync_minutes")
        self._stale = self.steps("stale_hours")
        self.column.addWidget(
            FormCard(
                [
                    FormRow(tr("Код каси"), code, note=tr("у позначці документів")),
                    FormRow(tr("Завершення продажу"), self._finish, note=tr("хто приймає гроші")),
                    FormRow(tr("Заокруглення"), self._step, note=tr("лише для готівки")),
                    FormRow(below, self._below, note=tr("товар, якого немає на залишку"), fills=False),
                    FormRow(blind, self._blind, note=tr("суму видно після підрахунку"), fills=False),
                    FormRow(tr("Відкладені чеки"), self._keep, note=tr("потім — прострочені")),
                    FormRow(on_server, self._on_server, note=tr("видно на інших касах"), fills=False),
                    FormRow(
                        tr("Готові коментарі"), self._make_comments(), note=tr("до рядка чека, через крапку з комою")
                    ),
                ]
            )
        )
        self.column.addWidget(
            FormCard(
                [
                    FormRow(
                        tr("Блокувати касу"), self._lock, note=tr("коли ніхто не працює; чек лишається"), fills=False
                    ),
                    FormRow(kiosk, self._kiosk, note=tr("на весь екран; вихід дозволяє старший"), fills=False),
                    FormRow(tr("Оновлювати товари"), self._sync, note=tr("ціни й залишки із сервера"), fills=False),
                    FormRow(tr("Ціни застаріли"), self._stale, note=tr("продаж покаже, відколи вони"), fills=False),
                ]
            )
        )
        self.guarded = [
            self._code,
            self._comments,
            self._step,
            self._below,
            self._blind,
            self._keep,
            self._finish,
            self._on_server,
            self._lock,
            self._kiosk,
            self._sync,
            self._stale,
        ]
        self.begin()

    def show_settings(self) -> None:
        presenter = self.presenter
        if self._code.text() != presenter.typed("till_code"):
            self._code.set_text(presenter.typed("till_code"))
        error = presenter.error("till_code")
        self._code.set_error(error)
        self._error.set_text(error)
        self._error.setVisible(bool(error))
        if self._comments.text() != presenter.typed("comments"):
            self._comments.set_text(presenter.typed("comments"))
        self._step.set_current(str(presenter.value("rounding_step")))
        self._below.setChecked(bool(presenter.value("below_zero")))
        self._blind.setChecked(bool(presenter.value("blind_count")))
        self._on_server.setChecked(bool(presenter.value("held_on_server")))
        self._on_server.setEnabled(presenter.may_change and presenter.value("finish") == "direct")
        self._finish.set_current(str(presenter.value("finish")))
        self._keep.set_current(str(presenter.value("keep_held")))
        self._kiosk.setChecked(bool(presenter.value("kiosk")))
        lock = presenter.value("lock_after_minutes")
        never, after = tr("ніколи"), tr("через {time}", time=f"{lock}{NBSP}{tr('хв')}")
        self._show_step(self._lock, "lock_after_minutes", after if lock else never)
        every = f"{presenter.value('sync_minutes')}{NBSP}{tr('хв')}"
        self._show_step(self._sync, "sync_minutes", tr("кожні {time}", time=every))
        hours = presenter.value("stale_hours")
        after = tr("через {time}", time=f"{hours}{NBSP}{tr('год')}")
        self._show_step(self._stale, "stale_hours", after if hours else never)

    def _show_step(self, stepper: Stepper, name: str, said: str) -> None:
        stepper.set_text(said)
        stepper.set_enabled_ends(*self.presenter.ends(name))

    def _make_comments(self) -> QWidget:
        self._comments = Field("", name="setting_comments", size=48, label=tr("Готові коментарі"), text_size=16)
        self._comments.line.setMaxLength(_LONGEST_COMMENTS)
        self._comments.changed.connect(lambda text: self.presenter.type("comments", text))
        self._comments.line.editingFinished.connect(lambda: self.presenter.keep("comments"))
        return self._comments

    def _make_code(self) -> QWidget:
        self._code = Field("K1", name="setting_till_code", size=48, label=tr("Код каси"), text_size=16)
        self._code.line.setMaxLength(_LONGEST_CODE)
        self._code.changed.connect(lambda text: self.presenter.type("till_code", text))
        self._code.line.editingFinished.connect(lambda: self.presenter.keep("till_code"))
        self._error = label("", "small", "danger", weight=600, wrap=True, name="setting_till_code_error")
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(self._code)
        column.addWidget(self._error)
        return room
