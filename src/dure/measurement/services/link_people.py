"""Link the people of an initiative who agreed, on a recorded ground; say what a human sees of a pair."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from dure.engines.hangul import has_phone
from dure.engines.linkage import USUAL, Limits, Linked, coded_apart, linked_codes_apart
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import LINKING_MODES, entrustments_on, ground_on
from dure.ground.organisations.types import GroundCard
from dure.ground.people.queries import coded_people, shared_people
from dure.ground.people.types import SharedPerson
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.link_keys import destroy_link_key
from dure.kernel.resident_number import refuse_resident_number
from dure.measurement.models import CodedDecision, CodedPair, LikelyPair, LinkRun, PairDecision
from dure.measurement.queries.known_pairs import UNDER_CONTRACT, one_pair
from dure.measurement.rules.people_once import VERDICTS, is_doubtful
from dure.measurement.services.steps import somebody
from dure.measurement.services.subjects import in_initiative
from dure.measurement.types.linking import ComparedPeople, LinkedNow

Linker = Callable[[Mapping[str, Sequence[str]], Limits], Linked]
# Every pair that may matter is kept: what is nearly certain is part of the chains as well.
# Pairs are what is kept here: as long as everybody in a crowd can be compared, everybody is.
KEPT = Limits(uncertain_high=1.0, told=10_000_000, alike=USUAL.block)


def link_people(actor: Actor, *, initiative_id: int, linker: Linker, at: datetime) -> LinkedNow:
    """Compare those who agree today and keep what was found, in one go."""
    found = compared_people(actor, initiative_id=initiative_id, linker=linker, at=at)
    kept: LinkedNow = keep_pairs(actor, initiative_id=initiative_id, found=found, at=at)
    return kept


def compared_people(
    actor: Actor, *, initiative_id: int, linker: Linker, at: datetime
) -> ComparedPeople:
    """Compare those who agree today; nothing is kept yet, only the looks are logged.

    `linker` is `dure.engines.linkage.linked_apart`. It takes long: ask outside a transaction. Under
    contract (mode `entrusted`) the people of members with a contract are compared as codes, `linker`
    never sees them, and members without one are left out.
    Refused: `measurement.no_ground_to_link`, `measurement.no_contract_to_link`,
    `people.not_yours_to_open`, `access.second_factor_needed`.
    """
    ground = ground_on(initiative_id, day_of(at))
    if ground.mode not in LINKING_MODES:
        raise Refused("measurement.no_ground_to_link")
    if ground.mode == UNDER_CONTRACT:
        return _compared_codes(actor, initiative_id, ground, at)
    people = shared_people(actor, initiative_id, at=at, reason="linking")
    return ComparedPeople(ground, len(people), linker(_columns(people), KEPT))


def _compared_codes(
    actor: Actor, initiative_id: int, ground: GroundCard, at: datetime
) -> ComparedPeople:
    if not entrustments_on(initiative_id, day_of(at)):
        raise Refused("measurement.no_contract_to_link")
    codes: Any = coded_people(actor, initiative_id, coder=coded_apart, at=at)
    return ComparedPeople(ground, len(codes["record_id"]), linked_codes_apart(codes, KEPT))


@action("measurement.people.link", may="open_person", on=in_initiative("link_run"))
def keep_pairs(
    actor: Actor, *, initiative_id: int, found: ComparedPeople, at: datetime
) -> Done[LinkedNow]:
    """Keep the pairs of a comparison, without names, on its ground; from now on it holds."""
    run = LinkRun.objects.create(
        initiative_id=initiative_id,
        mode=found.ground.mode,
        basis=found.ground.basis,
        compared=found.people,
        pairs=found.linked.pairs,
        fingerprint=found.linked.fingerprint,
        engine=found.linked.engine,
        made_at=at,
        made_by_id=somebody(actor),
    )
    likely = found.linked.uncertain
    if found.ground.mode == UNDER_CONTRACT:
        CodedPair.objects.bulk_create(_coded_pairs(run, found.linked), batch_size=2_000)
    else:
        LikelyPair.objects.bulk_create(_pairs(run, found.linked), batch_size=2_000)
    doubtful = sum(is_doubtful(one.probability) for one in likely)
    done = LinkedNow(run.pk, found.people, found.linked.pairs, len(likely), doubtful)
    return Done(done, {"people": done.compared, "pairs": done.pairs, "doubtful": doubtful})


@action("measurement.pair.decide", may="open_person", on=in_initiative("pair"))
def decide_pair(
    actor: Actor, *, initiative_id: int, pair_id: int, verdict: str, reason: str, at: datetime
) -> Done[int]:
    """Say that a pair is the same person, different, or not sure, and why; a later word undoes it.

    Refused: `measurement.no_such_pair`, `measurement.no_such_verdict`, `measurement.reason_for_pair`,
    `measurement.phone_in_reason`.
    """
    row = one_pair(initiative_id, pair_id, day_of(at))
    if row is None:
        raise Refused("measurement.no_such_pair")
    if verdict not in VERDICTS:
        raise Refused("measurement.no_such_verdict", verdict=verdict)
    if not reason.strip():
        raise Refused("measurement.reason_for_pair")
    _refuse_numbers_of_people(reason)
    ends = {"left": row.left, "right": row.right}
    kind: Any = CodedDecision if row.coded else PairDecision
    made = kind.objects.create(
        initiative_id=initiative_id,
        **(ends if row.coded else {f"{end}_id": one for end, one in ends.items()}),
        verdict=verdict,
        reason=reason.strip()[:300],
        decided_at=at,
        decided_by_id=somebody(actor),
    )
    return Done(made.pk, {"pair": pair_id, "verdict": verdict})


@action("measurement.links.destroy", may="manage_initiative", on=in_initiative("link_run"))
def destroy_links(actor: Actor, *, initiative_id: int, reason: str, at: datetime) -> Done[int]:
    """Destroy every link under contract and its key; what was published stays, with its mode.

    At the end of a contract, or to change the key: people are compared anew afterwards, by another
    key, and decisions of humans begin anew too. In older copies of the database the links that are
    still there lead to nobody. Refused: `measurement.reason_to_destroy`, `measurement.no_links`.
    """
    if not reason.strip():
        raise Refused("measurement.reason_to_destroy")
    _refuse_numbers_of_people(reason)
    runs = LinkRun.objects.filter(
        initiative_id=initiative_id, mode=UNDER_CONTRACT, destroyed_at__isnull=True
    )
    pairs, _ = CodedPair.objects.filter(run__in=runs).delete()
    count = runs.update(destroyed_at=at)
    # The key goes last; should the rest be taken back, the links are unreadable all the same.
    if not destroy_link_key(initiative_id) and not count:
        raise Refused("measurement.no_links")
    return Done(pairs, {"runs": count, "pairs": pairs, "reason": reason.strip()[:300]})


def _columns(people: Sequence[SharedPerson]) -> dict[str, list[str]]:
    return {
        "record_id": [str(one.id).zfill(12) for one in people],
        "full_name": [one.name for one in people],
        "birth_date": [one.birth_date for one in people],
        "sex": [one.sex for one in people],
        "phone": [one.phone for one in people],
        "street": [one.address for one in people],
        "place": [one.place_code for one in people],
    }


def _coded_pairs(run: LinkRun, found: Linked) -> list[CodedPair]:
    return [
        CodedPair(
            run=run,
            left=int(one.left),
            right=int(one.right),
            probability=one.probability,
            levels=dict(one.levels),
        )
        for one in found.uncertain
    ]


def _pairs(run: LinkRun, found: Linked) -> list[LikelyPair]:
    return [
        LikelyPair(
            run=run,
            left_id=int(one.left),
            right_id=int(one.right),
            probability=one.probability,
            levels=dict(one.levels),
        )
        for one in found.uncertain
    ]


def _refuse_numbers_of_people(reason: str) -> None:
    refuse_resident_number(reason=reason)
    if has_phone(reason):
        raise Refused("measurement.phone_in_reason")
