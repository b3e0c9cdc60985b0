"""Three couriers' whole day is sent while the server and the worker are killed: nothing is lost.

Real processes, real phones on the network. The phones do what a courier's phone does: they send what the
house has not answered yet, again and again, until it has.
"""

import json
import signal
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field

import pytest

from dure.ground.tests.devices import PlainPhone
from dure.kernel.testing.instance import Instance, end, wait_for
from dure.project.tests.test_crashes import alive, children_of
from dure.project.tests.test_serve import answers, free_port

pytestmark = [pytest.mark.slow, pytest.mark.nightly]
COURIERS, DOORS, AT_ONCE = 3, 8, 2
# A morning of three routes; the first door of each stays closed, and was tried eleven minutes ago.
MORNING = f"""
import json
from datetime import time, timedelta
from dure.kernel.clock import day_of, now
from dure.programmes.care_meals.models import CourierLink, MealDay, Stop
from dure.programmes.care_meals.services import make_links
from dure.programmes.care_meals.tests.routes_story import courier, laid, meal_day
from dure.programmes.care_meals.tests.story import diner, kitchen_story
story, at = kitchen_story(), now()
every = list(range(1, 8))
def door(n, m):
    return diner(story, f"박순례{{n}}-{{m}}", weekdays=every)
people = [[door(n, m) for m in range({DOORS})] for n in range({COURIERS})]
walks = [courier(story, f"이복남{{n}}", weekdays=every, load=20) for n in range({COURIERS})]
day = laid(meal_day(story, day_of(at)), {{who: [doors] for who, doors in zip(walks, people)}})
opened = at - timedelta(hours=2)
MealDay.objects.within(pk=day.pk).update(state="open", opened_at=opened)
make_links(story.coordinator, day=day.public_id, at=opened)
links = CourierLink.objects.within(day_id=day.pk).order_by("pk")
print(json.dumps([[one.token, list(Stop.objects.within(day_id=day.pk, route__courier_id=one.courier_id)
    .order_by("place").values_list("public_id", flat=True))] for one in links]))
"""
LONG_OPEN = """
from datetime import timedelta
from dure.kernel.clock import now
from dure.programmes.care_meals.models import CourierLink
CourierLink.objects.everywhere("a test").update(opened_at=now() - timedelta(hours=2))
"""
LEDGER = """
import json
from collections import Counter
from dure.activities.models import ServiceRecord
from dure.communication.models import Alert, AlertStep
from dure.programmes.care_meals.models import DoorVisit, PhoneEvent
kinds = Counter(ServiceRecord.objects.everywhere("a test").values_list("kind__code", flat=True))
reached = AlertStep.objects.everywhere("a test").filter(kind="reached")
steps = Counter(reached.values_list("alert_id", "rung"))
print(json.dumps({
    "events": PhoneEvent.objects.everywhere("a test").count(),
    "results": sorted(set(PhoneEvent.objects.everywhere("a test").values_list("result", flat=True))),
    "visits": DoorVisit.objects.everywhere("a test").filter(undone_at__isnull=True).count(),
    "meals": kinds["care_meals.lunchbox"],
    "checks": kinds["care_meals.door_check"],
    "alerts": Alert.objects.everywhere("a test").count(),
    "rungs": sorted(set(rung for _, rung in steps)),
    "twice": [key for key, n in steps.items() if n > 1],
}))
"""


@dataclass
class Phone:
    """A courier's phone: its route, what it holds, and what the house has answered."""

    plain: PlainPhone
    token: str
    stops: list[str]
    held: list[dict[str, object]] = field(default_factory=list)
    results: dict[str, str] = field(default_factory=dict)
    tries: int = 0

    def opens(self) -> None:
        """The link is opened from a message and kept; then the whole day is lived without signal."""
        fields = self.plain.reads(f"/door/{self.token}/")
        self.plain.sends(f"/door/{self.token}/open/", fields)
        for place, stop in enumerate(self.stops):
            base = {"stop": stop, "page": "one", "steady": 0, "at": self._wall() - 11 * 60_000}
            number = f"{self.token[:8]}-{place:02d}"
            outcome = "nobody" if place == 0 else "delivered"
            self.held.append(
                base | {"id": f"{number}v", "turn": 2 * place, "kind": "visit", "outcome": outcome}
            )
            if place:
                look = {"kind": "wellness", "mood": 1, "appetite": 1, "walking": 1}
                self.held.append(base | {"id": f"{number}w", "turn": 2 * place + 1} | look)

    def sends_until_all_is_heard(self, enough: float) -> None:
        """Some at a time, again whenever nothing or an error comes back."""
        while self.held and time.monotonic() < enough:
            self.tries += 1
            try:
                told = self._told(self.held[:AT_ONCE])
            except (OSError, urllib.error.URLError, ValueError):
                time.sleep(0.2)  # no house there: keep everything
                continue
            self.results |= {one["id"]: one["result"] for one in told["answers"]}
            self.held = [one for one in self.held if one["id"] not in self.results]
            time.sleep(0.05)

    def _told(self, events: list[dict[str, object]]) -> dict[str, list[dict[str, str]]]:
        where = f"{self.plain.url}/door/{self.token}/route/"
        with self.plain.opener.open(where, timeout=20) as answer:
            csrf = json.loads(answer.read())["csrf"]
        body = {"at": self._wall(), "page": "two", "steady": 0, "events": events}
        asked = urllib.request.Request(  # noqa: S310 - the server of the test
            f"{self.plain.url}/door/{self.token}/told/",
            json.dumps(body).encode(),
            {"Content-Type": "application/json", "X-CSRFToken": csrf},
        )
        with self.plain.opener.open(asked, timeout=20) as answer:
            found: dict[str, list[dict[str, str]]] = json.loads(answer.read())
            return found

    @staticmethod
    def _wall() -> float:
        return time.time() * 1000


def test_a_day_is_told_while_the_house_is_killed_and_started_again(instance: Instance) -> None:
    port = free_port()
    phones = [
        Phone(PlainPhone(f"http://127.0.0.1:{port}"), token, stops)
        for token, stops in json.loads(instance.python(MORNING))
    ]
    serving, watching = began(instance, port)
    for phone in phones:
        phone.opens()
    instance.python(LONG_OPEN)
    enough = time.monotonic() + 120
    sending = [
        threading.Thread(target=one.sends_until_all_is_heard, args=(enough,)) for one in phones
    ]
    for one in sending:
        one.start()

    assert wait_for(lambda: sum(len(one.results) for one in phones) >= 8, pause=0.02)
    children = children_of(serving.pid)
    for process in (serving, watching):
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert wait_for(lambda: not any(map(alive, children)))
    serving, watching = began(instance, port)
    for one in sending:
        one.join(timeout=130)

    assert all(not one.held for one in phones), "everything was heard in the end"
    assert any(one.tries > len(one.results) // AT_ONCE for one in phones), "the crash was felt"
    assert wait_for(lambda: 1 in ledger(instance)["rungs"], 60, pause=1.0), "the ladder climbed"
    end(watching)
    end(serving)
    told = ledger(instance)
    doors = COURIERS * DOORS
    assert told == {
        "events": doors * 2 - COURIERS,
        "results": ["taken"],
        "visits": doors,
        "meals": doors - COURIERS,
        "checks": doors,
        "alerts": COURIERS,
        "rungs": [0, 1],
        "twice": [],
    }


def began(instance: Instance, port: int) -> tuple[object, object]:
    """The server and the worker, as they are started at dawn and after a crash."""
    serving = instance.start("serve", "--port", str(port), "--workers", "2")
    watching = instance.start("worker", "--interval", "0.2")
    assert wait_for(lambda: answers(port))
    return serving, watching


def ledger(instance: Instance) -> dict[str, object]:
    """What the house has kept."""
    found: dict[str, object] = json.loads(instance.python(LEDGER))
    return found
