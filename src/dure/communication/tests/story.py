"""A door that stays closed: a ladder of three rungs, and the alert of one morning."""

from datetime import timedelta

from dure.communication.models import Alert
from dure.communication.rules.ladders import ladder_from
from dure.communication.services import keep_watch, raise_alert
from dure.communication.types import AlertCard, Ladder, NewAlert
from dure.ground.access.queries import house
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, Village, person_who
from dure.kernel.clock import Sighting
from dure.kernel.words import Words

WRITTEN = {
    "name": {"ko": "부재·무응답", "en": "No answer"},
    "deeds": {
        "called": {"ko": "전화했어요", "en": "called"},
        "knocked": {"ko": "문을 두드렸어요", "en": "knocked"},
    },
    "outcomes": {
        "well": {"ko": "잘 계세요", "en": "is well"},
        "hospital": {"ko": "병원에 계세요", "en": "is in hospital"},
    },
    "rungs": [
        {
            "code": "phone",
            "name": {"ko": "전화", "en": "Phone"},
            "who": {"ko": "배달원", "en": "the courier"},
            "within": "10m",
            "deeds": ["knocked", "called"],
            "tells": False,
        },
        {
            "code": "contact",
            "name": {"ko": "비상연락처", "en": "Contacts"},
            "who": {"ko": "담당자", "en": "the coordinator"},
            "within": "15m",
            "deeds": ["called"],
        },
        {
            "code": "authority",
            "name": {"ko": "행정복지센터", "en": "Welfare office"},
            "who": {"ko": "담당자와 공무원", "en": "coordinator and official"},
            "deeds": ["called"],
        },
    ],
}
LADDER: Ladder = ladder_from("trial.no_answer", WRITTEN)
BOOT = "the-machine"


def coordinator(here: Village, name: str = "하늘") -> Actor:
    """Somebody of the kitchen who handles alerts."""
    return person_who("worker", here.initiative, here.kitchen, name)


def closed_door(
    here: Village,
    *,
    door: str = "7",
    minutes_ago: float = 0,
    ladder: Ladder = LADDER,
    rung: str = "",
) -> AlertCard:
    """A door that nobody opens, told to the house at NOW."""
    new = NewAlert(
        source=f"trial.door:{door}",
        ladder=ladder,
        rung=rung,
        initiative_id=here.initiative.pk,
        organisation_id=here.kitchen.pk,
        title=Words("2번 경로 7번째 집", "Route 2, door 7"),
        began_at=NOW - timedelta(minutes=minutes_ago),
        page="/in/halmae/meals/",
    )
    return raise_alert(house(), alert=new, at=NOW)  # type: ignore[no-any-return]


class Watch:
    """The house's watch: real time goes by, and the wall clock can be set."""

    def __init__(self) -> None:
        self.wall = NOW
        self.steady = 1000.0
        self.boot = BOOT

    def look(self) -> int:
        """One look; how many climbed."""
        return keep_watch(house(), seen=self.seen, at=self.wall)

    @property
    def seen(self) -> Sighting:
        """What the machine's clocks show."""
        return Sighting(self.wall, self.boot, self.steady)

    def pass_minutes(self, minutes: float) -> "Watch":
        """Time goes by."""
        self.wall += timedelta(minutes=minutes)
        self.steady += minutes * 60
        return self

    def set_wall(self, minutes: float) -> "Watch":
        """Somebody sets the clock; no time goes by."""
        self.wall += timedelta(minutes=minutes)
        return self

    def on_another_machine(self, boot: str, *, wall: float = 0) -> "Watch":
        """The same moment on another machine, whose wall clock says so many minutes more."""
        other = Watch()
        other.boot, other.steady = boot, 5000.0 + self.steady
        other.wall = self.wall + timedelta(minutes=wall)
        return other

    def start_anew(self) -> "Watch":
        """The machine is switched off and on again."""
        self.boot, self.steady = f"{self.boot}'", 3.0
        return self


def row(card: AlertCard) -> Alert:
    """The alert as it stands in the table."""
    found: Alert = Alert.objects.within(pk=card.id).get()
    return found


def ladder_with(**changed: object) -> dict[str, object]:
    """The ladder as it is written, with something else in it."""
    return {**WRITTEN, **changed}
