"""Take one's own report back before the lock; it is a draft again and leaves every total."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.measurement.services.return_report import leave_totals
from dure.measurement.services.steps import hold_report_on, take_step
from dure.measurement.services.subjects import the_report

WITHDRAWN = Words(
    ko="{organisation}에서 {period} 보고서 제출을 취소했어요.",
    en="{organisation} withdrew its report for {period}.",
)


@action(
    "measurement.report.withdraw",
    may="submit_report",
    on=the_report,
    tell=("backbone",),
    refusal="measurement.not_your_report",
)
def withdraw_report(actor: Actor, *, report_id: int, at: datetime, comment: str = "") -> Done[None]:
    """Withdraw a handed-in or approved report; a locked one is reopened by the backbone instead."""
    head = hold_report_on(report_id, day_of(at))
    take_step(actor, head, step="withdraw", at=at, comment=comment)
    leave_totals(actor, head, cause="report_withdrawn", words=WITHDRAWN, at=at)
    return Done(None, {"comment": comment, "period": head.period})
