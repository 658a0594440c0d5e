"""What is wrong with a printer profile of the user's own: a sentence that names the file and the field."""

from __future__ import annotations

from collections.abc import Mapping

from printing.profile_file import Problem
from printing.profile_folder import Unread
from ui.i18n import tr


def unread_sentence(one: Unread) -> str:
    """«mine.toml, columns: потрібно 16–96»."""
    where = f"{one.file}, {one.field}" if one.field else one.file
    return f"{where}: {_sentences(one.expected)[one.problem]}"


def _sentences(expected: str) -> Mapping[Problem, str]:
    return {
        Problem.UNREADABLE: tr("файл не відкривається ({reason})", reason=expected),
        Problem.NOT_A_FILE: tr("це не файл"),
        Problem.TOO_BIG: tr("файл завеликий, профіль займає до {size} кБ", size=expected),
        Problem.ENCODING: tr("файл не в кодуванні UTF-8"),
        Problem.SYNTAX: tr("файл записано з помилкою ({reason})", reason=expected or "TOML"),
        Problem.NAME: tr("у назві файлу має бути {count} літер без особливих знаків", count=expected),
        Problem.TAKEN: tr("так називається профіль каси, перейменуйте файл"),
        Problem.MISSING: tr("поля немає"),
        Problem.UNKNOWN: tr("такого поля немає, є {fields}", fields=expected),
        Problem.VALUE: tr("потрібно {expected}", expected=expected),
        Problem.NARROW: tr("стільки літер не вміщається в dots: {sum}", sum=expected),
        Problem.TOO_MANY: tr("файлів забагато, прочитано перші {count}", count=expected),
    }
