"""A thousand phones come back into the network at one moment, each with a whole day it did without signal.

Each holds fourteen doors: a visit and a check at each, one of them closed. They speak to the product's own
server all at once; one in four loses the answer and says everything again. What counts is that nothing is
lost and nothing comes twice: every door, every meal in the ledger, every alert.

Twice: all of them couriers of one day, the hardest of days; and 25 couriers a day, who walked to the same
people for forty days without signal.
"""

import http.client
import json
import subprocess
import sys
import tempfile
import threading
import time
from itertools import product
from pathlib import Path
from typing import Any

from bench.support.door_day import DOORS
from bench.support.instance import own_instance
from bench.support.load import at
from bench.support.server import serving
from bench.support.tables import Line, keep

from dure.kernel.testing.checkout import ROOT

PHONES, AGAIN, CSRF = 1_000, 4, "a" * 32
A_DAY = {"one day": 1_000_000, "25 a day": 25}
COUNTED = (
    "import django; django.setup()\n"
    "from dure.programmes.care_meals.models import DoorVisit, PhoneEvent\n"
    "from dure.activities.models import ServiceRecord\n"
    "from dure.communication.models import Alert\n"
    "every = lambda model: model.objects.everywhere('the bench counts')\n"
    "print(every(PhoneEvent).count(), every(DoorVisit).count(), every(ServiceRecord).count(),"
    " every(Alert).count())"
)


def main() -> None:
    """Both databases, one after the other."""
    scale = float(sys.argv[1])
    lines: list[Line] = []
    for kind, shape in product(("sqlite", "postgresql"), A_DAY):
        with tempfile.TemporaryDirectory() as home, own_instance(kind, Path(home)):
            lines += _measured(kind, round(PHONES * scale), Path(home), shape)
    keep("syncing", "any", scale, lines)


def _measured(kind: str, phones: int, home: Path, shape: str) -> list[Line]:
    file = home / "phones.json"
    _run("-m", "dure.project.command", "migrate", "--verbosity", "0")
    _run("-m", "bench.support.door_day", str(phones), str(file), str(A_DAY[shape]))
    held = json.loads(file.read_text(encoding="utf-8"))
    with serving() as server:
        server.wait_until_quiet()
        before = server.processor_s()
        began = time.perf_counter()
        waits, tries = _all_at_once(server.port, held)
        seconds = time.perf_counter() - began
        processor = server.processor_s() - before
    told = sum(len(one["events"]) for one in held)
    found = [int(word) for word in _run("-c", COUNTED).split()]
    doors = phones * DOORS
    expected = [told, doors, doors + phones * (DOORS - 1), phones]
    lost = sum(max(0, want - have) for want, have in zip(expected, found, strict=True))
    twice = sum(max(0, have - want) for want, have in zip(expected, found, strict=True))
    note = f"{phones:,} phones, {doors:,} doors, {told:,} things told"
    return [
        Line(f"all told, {shape}, {kind}", seconds, "s", note),
        Line(f"  a phone waits, {kind}", at(waits, 0.5), "s", f"p95 {at(waits, 0.95):.1f} s"),
        Line(f"  processor a phone, {kind}", processor / phones, "s", f"{tries:,} conversations"),
        Line(f"  lost, {kind}", lost, "lines", "doors, ledger, alerts, things told"),
        Line(f"  twice, {kind}", twice, "lines", f"found {found}"),
    ]


def _all_at_once(port: int, phones: list[dict[str, Any]]) -> tuple[list[float], int]:
    """Every phone in a thread of its own; it asks again, as a phone does, until it was heard."""
    waits: list[float] = []
    tries: list[int] = []
    gate = threading.Barrier(len(phones))

    def speak(number: int, phone: dict[str, Any]) -> None:
        gate.wait()
        began = time.perf_counter()
        count = _heard(port, phone)
        waits.append(time.perf_counter() - began)
        tries.append(count + (_heard(port, phone) if number % AGAIN == 0 else 0))

    threading.stack_size(256 * 1024)
    threads = [
        threading.Thread(target=speak, args=(number, phone)) for number, phone in enumerate(phones)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(waits), sum(tries)


def _heard(port: int, phone: dict[str, Any]) -> int:
    body = json.dumps(
        {"at": time.time() * 1000, "page": "new", "steady": 0, "events": phone["events"]}
    )
    headers = {
        "Content-Type": "application/json",
        "Cookie": f"dure_door={phone['cookie']}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
    }
    for number in range(1, 200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            connection.request("POST", f"/door/{phone['token']}/told/", body, headers)
            answer = connection.getresponse()
            said = answer.read()
            connection.close()
            if answer.status == 200 and len(json.loads(said)["answers"]) == len(phone["events"]):
                return number
        except OSError:
            pass
        time.sleep(0.5 + (number % 7) / 5)
    raise RuntimeError("a phone was never heard")


def _run(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
