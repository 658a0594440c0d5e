"""A till killed in the middle of a slip, with the real store: that slip is unsure, the next is printed, none twice."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path

from app.domain.printjob import JobState
from app.store.stores import Stores
from printing.devices import parse_uri
from printing.encode import Encoder
from printing.profiles import DEFAULT
from printing.slip import Slip, Text
from printing.spooler import Spooler


def test_killed_till_leaves_its_slip_to_a_person_and_prints_the_rest(tmp_path: Path, repo: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        command = [sys.executable, str(Path(__file__).with_name("print_child.py")), str(tmp_path), address]
        child = subprocess.Popen(command, cwd=repo, env={**os.environ, "PYTHONPATH": str(repo)})
        try:
            link, _ = server.accept()
            with link:
                link.settimeout(20)
                assert link.recv(100)  # the first slip is on its way
                child.kill()
                child.wait(20)
        finally:
            child.kill()
            child.wait(20)
    paper = tmp_path / "paper.bin"
    asyncio.run(asyncio.wait_for(start_again(tmp_path, paper), 20))
    printed = paper.read_bytes().decode("cp1251")
    assert "другий" in printed
    assert "перший" not in printed


async def start_again(data_dir: Path, paper: Path) -> None:
    stores = await Stores.open(data_dir)
    assert stores.recovered.print_jobs == 1
    ended = asyncio.Event()

    async def slip_of(job: object) -> Slip:
        return Slip((Text(str(job)),))

    queue = Spooler(stores.print_jobs, lambda: parse_uri(f"file:{paper}"), slip_of, Encoder(DEFAULT).encode)
    queue.changed.connect(lambda job: ended.set() if job.state is JobState.PRINTED else None)
    task = asyncio.ensure_future(queue.run())
    await ended.wait()
    await queue.stop()
    await task
    jobs = {job.id: job for job in await stores.print_jobs.recent()}
    assert (jobs["перший"].state, jobs["перший"].error) == (JobState.UNSURE, "cut_off")
    assert jobs["другий"].state is JobState.PRINTED
    # A person looked at the paper and asks for it again.
    assert await queue.retry("перший")
    assert (await stores.print_jobs.get("перший")).state is JobState.WAITING  # type: ignore[union-attr]
    await stores.close()
