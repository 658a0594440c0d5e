"""What the journal shows of a document can be typed or pasted into its search, whatever the document and language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from PySide6.QtWidgets import QApplication

from app.domain.document import DocumentKind
from app.store.journal_search import asked_words
from ui import i18n
from ui.formats import money_text, sum_text
from ui.screens.journal_texts import number_sign, title_text


@pytest.fixture(params=["uk", "en"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.set_language(request.param)
    yield request.param
    i18n.set_language("uk")


@pytest.mark.parametrize("kind", [kind for kind in DocumentKind if not kind.deferred])
def test_a_title_is_looked_for_by_its_number(language: str, kind: DocumentKind) -> None:
    document = replace(demo.sale(), kind=kind)
    for text in (title_text(document), number_sign(document), title_text(document).upper()):
        assert asked_words(text) == [str(document.number)], text


def test_a_sum_is_looked_for_as_one_number(language: str) -> None:
    for amount, word in (("1899.00", "1899.00"), ("-1234567.89", "1234567.89"), ("96.00", "96.00")):
        for text in (money_text(Decimal(amount)), sum_text(Decimal(amount)), money_text(Decimal(amount), plus=True)):
            assert asked_words(text) == [word], text


def test_words_without_a_number_are_looked_for_as_they_are(language: str) -> None:
    assert asked_words("повернення постачальнику") == ["повернення", "постачальнику"]
    assert asked_words("Cash") == ["cash"]
