"""The till's side of a scale over a real socket and a real terminal: it goes on whatever is pulled out."""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest
from helpers.scales import PtyScale, com_scale, platform, tcp_scale

from app.devices import scale as scales
from app.devices.links import SerialAddress, TcpAddress, parse_address
from app.devices.scale import CounterScale
from app.devices.scale_protocols import PROTOCOLS
from app.domain.weighing import ScaleState, Weighing
from app.errors import BadSettings, DeviceFault
from app.sandbox.scale import EmulatedScale, Platform

__all__ = ["com_scale", "platform", "tcp_scale"]

SECONDS = 8.0


class Watched:
    """A scale with what it said."""

    def __init__(self) -> None:
        self.scale = CounterScale()
        self.heard: list[ScaleState] = []
        self._news = asyncio.Event()
        self.scale.changed.connect(self._hear)

    def _hear(self, weighing: Weighing) -> None:
        self.heard.append(weighing.state)
        self._news.set()

    def use(self, uri: str, protocol: str = "cas", most: str = "15") -> None:
        made = PROTOCOLS[protocol]
        self.scale.use(parse_address(uri, "scale", frame=made().frame), made, Decimal(most))

    async def until(self, state: ScaleState, weight: str = "") -> Weighing:
        async with asyncio.timeout(SECONDS):
            while (self.scale.weighing.state, weight or str(self.scale.weighing.weight)) != (
                state,
                str(self.scale.weighing.weight),
            ):
                self._news.clear()
                await self._news.wait()
        return self.scale.weighing


def with_scale(work: Callable[[Watched], Awaitable[None]]) -> None:
    async def run() -> None:
        watched = Watched()
        try:
            await work(watched)
        finally:
            await watched.scale.stop()
        assert not [one for one in threading.enumerate() if one.name == "scale"]

    asyncio.run(run())


@pytest.mark.parametrize("protocol", sorted(PROTOCOLS))
def test_a_load_is_weighed_over_a_socket(protocol: str, tcp_scale: EmulatedScale) -> None:
    platform = tcp_scale.platform
    platform.protocol = protocol

    async def work(watched: Watched) -> None:
        watched.use(f"tcp://127.0.0.1:{tcp_scale.port}", protocol)
        await watched.until(ScaleState.EMPTY)
        assert watched.scale.offer() is None
        platform.steady, platform.weight = False, Decimal("0.300")
        await watched.until(ScaleState.MOVING)
        assert watched.scale.offer() is None, "an unsteady load is not for sale"
        platform.weight, platform.steady = Decimal("0.312"), True
        await watched.until(ScaleState.STABLE, "0.312")
        assert watched.scale.offer() == Decimal("0.312")
        # CAS has no word of its own for too much: its weight tells.
        platform.over, platform.weight = protocol != "cas", Decimal("31.500")
        await watched.until(ScaleState.OVERLOAD)
        platform.over, platform.weight = False, Decimal("-0.050")
        await watched.until(ScaleState.NEGATIVE)

    with_scale(work)


@pytest.mark.parametrize("protocol", sorted(PROTOCOLS))
def test_a_load_is_weighed_over_a_com_port(protocol: str, com_scale: PtyScale) -> None:
    com_scale.platform.protocol = protocol
    com_scale.platform.weight = Decimal("1.254")

    async def work(watched: Watched) -> None:
        # A terminal has eight bits always; 7E1 itself wants a real port.
        watched.use(f"{com_scale.uri}@9600,8N1", protocol)
        await watched.until(ScaleState.STABLE, "1.254")

    with_scale(work)


def test_the_same_load_is_not_offered_twice(tcp_scale: EmulatedScale, platform: Platform) -> None:
    platform.weight = Decimal("0.500")

    async def work(watched: Watched) -> None:
        watched.use(f"tcp://127.0.0.1:{tcp_scale.port}")
        await watched.until(ScaleState.STABLE)
        watched.scale.took()
        assert watched.scale.weighing.state is ScaleState.SOLD
        assert watched.scale.offer() is None
        platform.weight = Decimal(0)
        await watched.until(ScaleState.EMPTY)
        platform.weight = Decimal("0.500")
        await watched.until(ScaleState.STABLE)

    with_scale(work)


def test_a_com_port_pulled_out_and_put_in_again(com_scale: PtyScale) -> None:
    com_scale.platform.weight = Decimal("0.700")

    async def work(watched: Watched) -> None:
        watched.use(com_scale.uri)
        await watched.until(ScaleState.STABLE)
        await asyncio.to_thread(com_scale.pull)
        await watched.until(ScaleState.ABSENT)
        com_scale.plug()
        await watched.until(ScaleState.STABLE, "0.700")

    with_scale(work)


def test_a_socket_switched_off_and_on_again(platform: Platform) -> None:
    first = EmulatedScale(platform)

    async def work(watched: Watched) -> None:
        watched.use(f"tcp://127.0.0.1:{first.port}")
        await watched.until(ScaleState.EMPTY)
        await asyncio.to_thread(first.stop)
        await watched.until(ScaleState.ABSENT)
        second = EmulatedScale(platform, first.port)
        try:
            await watched.until(ScaleState.EMPTY)
        finally:
            await asyncio.to_thread(second.stop)

    with_scale(work)


def test_a_silent_scale_and_another_protocol_are_told_apart(
    tcp_scale: EmulatedScale, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scales, "PATIENCE", 0.2)

    async def work(watched: Watched) -> None:
        platform.silent = True
        watched.use(f"tcp://127.0.0.1:{tcp_scale.port}")
        await watched.until(ScaleState.TIMEOUT)
        platform.silent, platform.protocol = False, "continuous"
        await watched.until(ScaleState.NOISE)

    with_scale(work)


def test_a_device_that_floods_the_till_is_noise_and_ends_when_told() -> None:
    server, over = socket.create_server(("127.0.0.1", 0)), threading.Event()

    def flood() -> None:
        link, _ = server.accept()
        with link:
            link.settimeout(0.05)
            while not over.is_set():
                try:
                    link.send(b"\x02\xffST,GS,99.9" * 400)
                except TimeoutError:
                    continue
                except OSError:
                    return

    thread = threading.Thread(target=flood)
    thread.start()

    async def work(watched: Watched) -> None:
        watched.use(f"tcp://127.0.0.1:{server.getsockname()[1]}", "continuous")
        await watched.until(ScaleState.NOISE)
        assert set(watched.heard) <= {ScaleState.WAITING, ScaleState.NOISE}

    try:
        with_scale(work)
    finally:
        over.set()
        thread.join()
        server.close()


def test_a_port_taken_by_another_program_is_said_so(com_scale: PtyScale) -> None:
    held = parse_address(com_scale.uri, "scale").open("scale")

    async def work(watched: Watched) -> None:
        watched.use(com_scale.uri)
        await watched.until(ScaleState.BUSY)
        held.close()
        await watched.until(ScaleState.EMPTY)

    with_scale(work)


def test_another_setting_of_the_same_port_waits_until_it_is_free(com_scale: PtyScale) -> None:
    async def work(watched: Watched) -> None:
        watched.use(com_scale.uri)
        await watched.until(ScaleState.EMPTY)
        watched.heard.clear()
        watched.scale.use(None, PROTOCOLS["cas"], Decimal(15))
        watched.use(com_scale.uri, most="30")
        await watched.until(ScaleState.EMPTY)
        assert ScaleState.BUSY not in watched.heard

    with_scale(work)


def test_a_scale_that_lies_still_tells_the_loop_nothing(tcp_scale: EmulatedScale, platform: Platform) -> None:
    async def work(watched: Watched) -> None:
        platform.protocol = "continuous"
        platform.weight = Decimal("0.300")
        watched.use(f"tcp://127.0.0.1:{tcp_scale.port}", "continuous")
        await watched.until(ScaleState.STABLE)
        calls = len(watched.heard)
        platform.weight = Decimal("0.310")
        await watched.until(ScaleState.STABLE, "0.310")
        assert len(watched.heard) - calls <= 3

    with_scale(work)


def test_no_scale_and_an_address_that_is_none() -> None:
    async def work(watched: Watched) -> None:
        assert watched.scale.weighing.state is ScaleState.NONE
        watched.scale.refuse()
        assert watched.scale.weighing.state is ScaleState.ADDRESS
        watched.scale.use(None, PROTOCOLS["cas"], Decimal(15))
        assert watched.scale.weighing.state is ScaleState.NONE

    with_scale(work)


def test_addresses_become_their_ways() -> None:
    assert parse_address("serial:COM3", "scale") == SerialAddress("COM3", 9600, "8N1")
    assert parse_address("serial:COM3", "scale", frame="7E1") == SerialAddress("COM3", 9600, "7E1")
    assert parse_address(" serial:/dev/ttyUSB0@19200,7e2 ", "scale") == SerialAddress("/dev/ttyUSB0", 19200, "7E2")
    assert parse_address("TCP://ваги.local:4001", "scale") == TcpAddress("ваги.local", 4001)


@pytest.mark.parametrize(
    "text",
    ["", "COM3", "serial:", "serial:@9600", "serial:COM3@fast", "serial:COM3@9600,9N1", "serial:COM3,8N1",
     "tcp://host", "tcp://host:0", "tcp://host:99999", "tcp://:4001", "tcp://host:1/x", "tcp://a@host:1", "file:x"],
)  # fmt: skip
def test_a_bad_address_is_said_by_its_setting(text: str) -> None:
    with pytest.raises(BadSettings) as caught:
        parse_address(text, "scale")
    assert (caught.value.name, caught.value.code) == ("scale", "address")


def test_faults_say_what_a_person_can_do(tmp_path: os.PathLike[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    for uri, kind in ((f"tcp://127.0.0.1:{port}", "absent"), (f"serial:{tmp_path}/none", "absent")):
        with pytest.raises(DeviceFault) as caught:
            parse_address(uri, "scale").open("scale")
        assert (caught.value.device, caught.value.kind) == ("scale", kind)
