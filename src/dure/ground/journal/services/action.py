"""`@action`: the one wrapper of every service. Transaction, gate and journal entry in one line.

    @action("measurement.report.approve", may="approve_report", on=report_subject, tell=("author",))
    def approve_report(actor, *, report_id, at): ...

`on` is asked with the service's own arguments and answers what is acted on (a `Subject`); the gate
decides from it; the service runs; the entry is written in the same transaction. A service returns
its result, or `Done(result, noted)` when the journal must remember values. Nothing else is hidden.
Where `on` had to find out more than the gate asks, `hands="held"` hands its answer to the service
under that name, so that nothing is asked twice.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Any

from django.db import DatabaseError, transaction

from dure.ground.journal.models import JournalEntry
from dure.ground.journal.rules.may import may as allowed
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.one_moment import came_second
from dure.kernel.verbs import Verb, register
from dure.kernel.written_out import add_row

logger = logging.getLogger(__name__)


def action(
    code: str,
    *,
    may: str,
    on: Callable[..., Subject],
    tell: tuple[str, ...] = (),
    refusal: str = "journal.not_allowed",
    hands: str = "",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Wrap a service `verb(actor, *, at, …)`; refuses with `refusal` before it runs."""

    def wrap(service: Callable[..., Any]) -> Callable[..., Any]:
        register(Verb(code=code, may=may, tell=tell, module=service.__module__))

        @wraps(service)
        def acted(actor: Actor, *, at: datetime, **given: Any) -> Any:
            with transaction.atomic(), second_refused(code):
                subject = on(**given)
                if not allowed(actor, may, subject):
                    raise Refused(refusal, verb=code)
                handed = {hands: subject} if hands else {}
                outcome = service(actor, at=at, **given, **handed)
                done = outcome if isinstance(outcome, Done) else Done(outcome)
                note(actor, code=code, subject=subject, at=at, values=dict(done.noted), tell=tell)
            return done.result

        return acted

    return wrap


@contextmanager
def second_refused(verb: str) -> Iterator[None]:
    """Whoever writes what another one wrote a blink earlier is told so: `journal.one_moment`."""
    try:
        yield
    except DatabaseError as error:
        if not came_second(error):
            raise
        logger.warning("two at one moment: %s", verb)
        raise Refused("journal.one_moment") from error


def note(
    actor: Actor,
    *,
    code: str,
    subject: Subject,
    at: datetime,
    values: dict[str, Any],
    tell: tuple[str, ...] = (),
) -> None:
    """Write one journal entry. Only `@action` and the fillers of the demo call it."""
    add_row(
        JournalEntry,
        at=at,
        verb=code,
        account_id=actor.account_id,
        initiative_id=subject.initiative_id,
        organisation_id=subject.organisation_id,
        subject_kind=subject.kind,
        subject_id=str(subject.id),
        values=values,
        tell=list(tell),
    )
