"""Send a report back with a comment; its values leave every total at once."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Observation
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.report_status import counts, is_closed, next_step
from dure.measurement.services.restate_numbers import restate_numbers
from dure.measurement.services.steps import hold_report_on, take_step
from dure.measurement.services.subjects import the_report
from dure.measurement.types.reports import ReportHead


@action("measurement.report.return", may="approve_report", on=the_report, tell=("author",))
def return_report(actor: Actor, *, report_id: int, comment: str, at: datetime) -> Done[None]:
    """Ask for more (보완요청). Refused without a comment, and after the lock.

    After the lock nobody could mend it: `reopen_report` returns it and says until when.
    """
    if not comment.strip():
        raise Refused("measurement.comment_needed")
    head = hold_report_on(report_id, day_of(at))
    next_step(head.status, "return")
    if is_closed(head.dates, day_of(at), head.extended_until):
        raise Refused("measurement.reopen_instead")
    take_step(actor, head, step="return", at=at, comment=comment.strip())
    leave_totals(actor, head, cause="report_returned", words=RETURNED, at=at)
    return Done(None, {"comment": comment.strip(), "period": head.period})


RETURNED = Words(
    ko="{organisation}의 {period} 보고서를 보완요청했어요.",
    en="The report of {organisation} for {period} was returned.",
)


def leave_totals(actor: Actor, head: ReportHead, *, cause: str, words: Words, at: datetime) -> None:
    """A report that counted no longer does: published numbers say so in the same transaction."""
    told = indicators_told(head)
    if not counts(head.status) or not told:
        return
    period = period_words(head.period)
    cause_words = Words(
        words.ko.format(organisation=head.organisation.ko, period=period.ko),
        words.en.format(organisation=head.organisation.en, period=period.en),
    )
    restate_numbers(
        actor,
        initiative_id=head.initiative_id,
        cause=cause,
        cause_words=cause_words,
        at=at,
        indicator_ids=told,
        periods=[head.period],
    )


def indicators_told(head: ReportHead) -> set[int]:
    """Of which indicators the report says something: no other number can change with it."""
    rows = Observation.objects.within(organisation_id=head.organisation_id, period=head.period)
    return set(rows.order_by().values_list("indicator_id", flat=True).distinct())
