"""The copy of a Z-report: every figure the server told, and not one it did not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import slips as made
from helpers.golden import PROFILES

from app.domain.zreport import ZCash, ZReport
from printing.preview import plain_text
from printing.z_slip import z_slip


def said(report: ZReport) -> str:
    return plain_text(z_slip(report, made.PLACE), PROFILES[48])


def test_every_figure_the_server_told_stands_on_the_copy() -> None:
    told = replace(
        made.z_report(),
        turnover=Decimal("12345.67"),
        cash=ZCash(42, Decimal("7654.32"), Decimal("1.05")),
        registrar_number="88",
    )
    lines = [line.split() for line in said(told).splitlines()]
    assert ["ОБОРОТ", "12", "345,67"] in lines
    assert ["Готівкових", "чеків", "42"] in lines
    assert ["Сума", "готівкових", "чеків", "7", "654,32"] in lines
    assert ["Комісія", "1,05"] in lines
    assert ["Локальний", "№", "ПРРО", "88"] in lines


@pytest.mark.parametrize("words", ["ОБОРОТ", "готівкових", "Готівкових", "Комісія", "Локальний", "Термінал"])
def test_what_the_server_did_not_tell_is_not_said_to_be_nought(words: str) -> None:
    bare = replace(made.z_report(), turnover=None, cash=ZCash(), registrar_number="")
    assert words not in said(bare)
    assert "0,00" not in said(ZReport(1)), "not a figure is made up"


def test_a_nought_the_server_told_is_said() -> None:
    assert "ОБОРОТ                                      0,00" in said(replace(made.z_report(), turnover=Decimal(0)))


def test_a_report_of_another_shop_says_whose_it_is() -> None:
    """The head is this till's: the register's number alone would not tell a person."""
    other = replace(
        made.z_report(), shop_id=155, shop_title="Крамниця на розі", terminal_id=297, cashier="Щастислав Павленко"
    )
    text = said(other)
    assert "Торгова точка                   Крамниця на розі" in text
    assert "Термінал                                    №297" in text
    assert "Касир                                Павленко Щ." in text
    own = replace(other, shop_id=made.PLACE.shop_id, terminal_id=made.PLACE.terminal_id, cashier=other.closed_by)
    assert "Торгова точка" not in said(own)
    assert "Термінал" not in said(own)
    assert "Касир" not in said(own)
