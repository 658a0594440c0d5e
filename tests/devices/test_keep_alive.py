"""A system that cannot say when to look after a silent line still has the line."""

from __future__ import annotations

import socket

import pytest

from app.devices import links


def test_an_option_the_system_refuses_costs_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wine, and a Windows before 10 1709, refuse one of them (WinError 10042); seen by `Kasa.exe --smoke`."""
    monkeypatch.setattr(links, "_ALIVE", (("TCP_KEEPCNT", 1_000_000), ("NO_SUCH_OPTION", 1), ("TCP_KEEPIDLE", 11)))
    with socket.create_server(("127.0.0.1", 0)) as device:
        address = links.parse_address(f"tcp://127.0.0.1:{device.getsockname()[1]}", "weigher")
        link = address.open("scale")
        taken, _ = device.accept()
        with taken:
            link.write(b"W")
            assert taken.recv(1) == b"W"
        link.close()
