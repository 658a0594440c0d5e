"""The list of COM ports: those with something behind them first, each once, and never an exception."""

from __future__ import annotations

import pytest
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from app.devices.serial_ports import SerialPort, serial_ports


def port(device: str, description: str) -> ListPortInfo:
    made = ListPortInfo(device)
    made.description = description
    return made


def test_ports_with_a_device_come_first_and_windows_names_are_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [port("COM1", "n/a"), port("COM7", "USB-SERIAL CH340 (COM7)"), port("COM3", "Prolific (COM3)")]
    monkeypatch.setattr(list_ports, "comports", lambda: found)
    assert serial_ports() == (
        SerialPort("COM3", "Prolific"),
        SerialPort("COM7", "USB-SERIAL CH340"),
        SerialPort("COM1"),
    )


def test_this_computer_can_be_asked() -> None:
    devices = [one.device for one in serial_ports()]
    assert len(devices) == len(set(devices))
