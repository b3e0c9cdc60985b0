"""One question: what was heard, live; and the answers for whoever wants to reckon them again."""

import csv
import re
from collections.abc import Iterable
from io import StringIO

from django.http import HttpResponse
from django.shortcuts import render

from dure.agenda.queries import (
    exported_statements,
    exported_votes,
    groups_for,
    groups_of,
    heard_of,
)
from dure.agenda.screens.hearing import Here, here
from dure.agenda.screens.question.told import told
from dure.engines.tables import harmless
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs

PAGE = "agenda/screens/question/page.html"
PART = "agenda/screens/question/_heard.html"
VOTE = re.compile(r"-?\d")


@needs("see_initiative")
def question(request: ActingRequest, slug: str, question: str) -> HttpResponse:
    """What do people say, and what do all support?"""
    where = here(request, slug, question)
    said = where.said(
        exports=where.question.state == "closed", **told(where.question, heard_of(where.question))
    )
    if request.headers.get("HX-Request"):
        return render(request, PART, said)
    said["invited"] = groups_of(where.question)
    said["may_answer"] = bool(groups_for(request.actor, where.question, day_of(now())))
    return render(request, PAGE, said)


@needs("see_initiative")
def votes_csv(request: ActingRequest, slug: str, question: str) -> HttpResponse:
    """The answers as `dure deliberate` takes them."""
    where = _closed(here(request, slug, question))
    return _file(exported_votes(where.question), "votes")


@needs("see_initiative")
def statements_csv(request: ActingRequest, slug: str, question: str) -> HttpResponse:
    """The statements that belong to them."""
    where = _closed(here(request, slug, question))
    list(exported_votes(where.question))  # too few are exported neither way
    return _file(exported_statements(where.question), "statements")


def _closed(where: Here) -> Here:
    """While answers come in, two files a minute apart would tell how the last one answered."""
    if where.question.state != "closed":
        raise Refused("agenda.answers_come_in")
    return where


def _file(rows: Iterable[tuple[str, ...]], name: str) -> HttpResponse:
    paper = StringIO()
    csv.writer(paper).writerows([[_cell(cell) for cell in row] for row in rows])
    answer = HttpResponse(paper.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _cell(text: str) -> str:
    """No spreadsheet reckons with what somebody wrote; an answer of -1 stays a number."""
    return text if VOTE.fullmatch(text) else harmless(text)
