"""The first steps of an initiative: members, their people, indicators, who reports what, a round."""

from datetime import datetime

from dure.front import addresses
from dure.front.queue.line import Line
from dure.ground.access.queries import accounts_who_may, open_invitations
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import members_of
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.measurement.queries import beginning, rounds_missing
from dure.measurement.types.today import Beginning

# Step → who may take it, where, what is said, and what more there is to say; in their order.
STEPS: dict[str, tuple[str, str, Words, Words]] = {
    "members": (
        "manage_members",
        "members",
        Words("참여기관을 맞이해 주세요", "Welcome the member organisations"),
        Words(
            "함께할 기관을 등록하면 보고를 맡길 수 있어요", "Those who take part can then report"
        ),
    ),
    "people": (
        "manage_access",
        "access",
        Words("보고할 사람을 초대해 주세요", "Invite the people who report"),
        Words("기관마다 한 분이면 충분해요", "One person from each organisation is enough"),
    ),
    "indicators": (
        "define_indicator",
        "indicators",
        Words("함께 셀 지표를 정해 주세요", "Define what you count together"),
        Words("두세 개로도 시작할 수 있어요", "Two or three are enough to begin with"),
    ),
    "assignments": (
        "assign_indicator",
        "assignments",
        Words("누가 무엇을 보고할지 정해 주세요", "Say who reports what"),
        Words("기관마다 맡을 지표를 골라요", "Choose the indicators of each organisation"),
    ),
    "round": (
        "manage_rounds",
        "rounds",
        Words("첫 보고 회차를 열어 주세요", "Open the first round"),
        Words("기간과 기한을 정하면 보고서가 생겨요", "Set its period and when it is due"),
    ),
}


def first_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """The steps still to be taken until a first report comes in, each for whoever may take it."""
    subject = Subject("initiative", here.id, here.id)
    mine = [step for step, (permission, *_) in STEPS.items() if may(actor, permission, subject)]
    stands = beginning(initiative_id=here.id, on=day_of(at)) if mine else None
    if stands is None:
        return []
    open_steps = _open_steps(stands, here, at)
    if rounds_missing(actor, initiative_id=here.id, on=day_of(at)):
        open_steps.discard("round")  # the queue names the very period
    return [_line(step, here) for step in mine if step in open_steps]


def _open_steps(stands: Beginning, here: InitiativeCard, at: datetime) -> set[str]:
    members = [card.organisation.id for card in members_of(here.id, day_of(at), part="member")]
    assignable = bool(members and stands.in_library)
    taken = {
        "members": bool(members),
        "people": not members or _somebody_reports(members, here, at),
        "indicators": stands.has_assignments or assignable,
        "assignments": stands.has_assignments or not assignable,
        "round": stands.has_round,
    }
    return {step for step, done in taken.items() if not done}


def _somebody_reports(members: list[int], here: InitiativeCard, at: datetime) -> bool:
    """A reporter has come, or is invited."""
    reporters = accounts_who_may(
        "enter_report", initiative_id=here.id, organisation_ids=members, on=day_of(at)
    )
    return bool(reporters) or bool(open_invitations(here.id, at))


def _line(step: str, here: InitiativeCard) -> Line:
    _, page, what, more = STEPS[step]
    return Line(
        kind="first_step",
        what=what,
        more=more,
        href=addresses.inside(here.slug, page),
        rank=list(STEPS).index(step),
        of=here.name,
    )
