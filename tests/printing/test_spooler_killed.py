"""A till killed in the middle of slips, fifty times, with the real store: no slip twice, none lost, all told."""

from __future__ import annotations

import asyncio
import random
import socket
import time
from pathlib import Path

from helpers.nest import Life, Nest
from helpers.paper import PaperRoll

from app.domain.printjob import JobState
from app.store.stores import Stores

KILLS = 50


def test_killed_fifty_times_in_mid_slip_nothing_is_printed_twice_and_the_rest_comes_out(tmp_path: Path) -> None:
    """Each life is killed while a printer has taken a part of its first slip and reads no more."""
    with Nest("helpers.print_lives") as nest, socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        for number in range(KILLS):
            life = nest.bear("prints", folder=tmp_path, printer=address, jobs=[f"long-{number:02}-"])
            link, _ = server.accept()
            with link:
                link.settimeout(20)
                taken = b""
                while b"-----" not in taken:  # past the question, into the slip
                    taken += link.recv(65536)
                life.kill()
            assert opened(life) == (1 if number else 0), "the one cut off before is told"
        with PaperRoll() as roll:
            life = nest.bear("prints", folder=tmp_path, printer=roll.uri, jobs=["last"])
            for _ in life.lines():
                break
            wait_for(roll, "last")
            life.kill()
        paper = b"".join(roll.jobs).decode("cp1251")
    assert paper.count("Кінець") == 1
    jobs = asyncio.run(everything(tmp_path))
    assert {name: state for name, (state, _) in jobs.items() if name.startswith("long")} == {
        f"long-{number:02}-": JobState.UNSURE for number in range(KILLS)
    }
    assert {error for name, (_, error) in jobs.items() if name.startswith("long")} == {"cut_off"}


def test_killed_fifty_times_at_any_moment_no_slip_comes_out_twice(tmp_path: Path) -> None:
    dice = random.Random(29)
    wanted: list[str] = []
    with Nest("helpers.print_lives") as nest, PaperRoll() as roll:
        for number in range(KILLS):
            names = [f"{number:02}-{n}-" for n in range(3)]
            life = nest.bear("prints", folder=tmp_path, printer=roll.uri, jobs=names)
            for _ in life.lines():
                break
            wanted += names
            until = len(roll.jobs) + dice.randint(0, 2)
            while len(roll.jobs) < until:
                pass_time()
            life.kill()
        life = nest.bear("prints", folder=tmp_path, printer=roll.uri, jobs=["last"])
        for _ in life.lines():
            break
        wait_for(roll, "last")
        life.kill()
        paper = b"\n".join(roll.jobs).decode("cp1251")
    jobs = asyncio.run(everything(tmp_path))
    assert set(jobs) == {*wanted, "last"}
    for name, (state, _) in jobs.items():
        came = paper.count(f"Кінець {name}")
        assert came <= 1
        assert came == 1 if state is JobState.PRINTED else state is JobState.UNSURE
    assert sum(state is JobState.PRINTED for state, _ in jobs.values()) > KILLS


def opened(life: Life) -> int:
    [[unsure]] = life.heard("open")
    return int(unsure)


def wait_for(roll: PaperRoll, name: str) -> None:
    while not any(f"Кінець {name}".encode("cp1251") in one for one in roll.jobs):
        pass_time()


def pass_time() -> None:
    """Lets the printer's thread and the till go on."""
    time.sleep(0.002)


async def everything(folder: Path) -> dict[str, tuple[JobState, str]]:
    stores = await Stores.open(folder)
    try:
        return {job.id: (job.state, job.error) for job in await stores.print_jobs.recent(1000)}
    finally:
        await stores.close()
