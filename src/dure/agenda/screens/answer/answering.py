"""What both ways of answering share: with an account, and by link."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from dure.agenda.queries import my_answers, way_of
from dure.agenda.services import give_answer, nameless, write_statement
from dure.agenda.types.hearing import VOTES, Answered, MyAnswers, QuestionCard, Voter
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "agenda/screens/answer/page.html"
CARDS = "agenda/screens/answer/_cards.html"
TAKEN = Words("‘{vote}’로 답했어요.", "You answered “{vote}”.")
CHANGED = Words(
    "앞서 고른 ‘{before}’를 ‘{vote}’로 바꿨어요.",
    "Your answer changed from “{before}” to “{vote}”.",
)
SET_APART = Words(
    "지금 이 링크로 답이 한꺼번에 들어와서, 이 답은 사람이 살펴본 다음에 세어요. 사라지지 않아요.",
    "So many answers come through this link now that this one is looked at by a person before it "
    "counts. It is not lost.",
)
WRITTEN = Words(
    "의견을 받았어요. 살펴본 다음 모두에게 물어요.",
    "Your statement was received and will be put to everybody once it was looked at.",
)
RETRY = ("agenda.too_fast",)
ENOUGH = 3  # statements that the page still holds: it asks for more before it runs out


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers what, and what stands around it."""

    question: QuestionCard
    voter: Voter
    context: dict[str, Any]


def shown(request: HttpRequest, where: Answering) -> HttpResponse:
    """The next statement, alone on its page."""
    easy, again = request.GET.get("easy") == "1", request.GET.get("again") == "1"
    mine = my_answers(where.voter, again=again)
    said = {
        **where.context,
        "question": where.question,
        "mine": mine,
        "easy": easy,
        "again": again,
        "group_id": where.voter.group_id,
        "percent": round(100 * mine.answered / max(mine.total, 1)),
        "way": f"easy={int(easy)}",
    }
    return render(request, PAGE, said)


def taken(request: HttpRequest, voter: Voter, path: str) -> HttpResponse:
    """An answer, or a statement; told on the page, or to the page's own script."""
    deed = _statement if "text" in request.POST else _answer
    said, code = _tried(lambda: deed(request, voter))
    if request.headers.get("X-Hearing"):
        return _to_script(request, voter, said, code)
    (messages.error if code else messages.success)(request, str(said))
    return HttpResponseRedirect(f"{path}?{request.GET.urlencode()}")


def _tried(deed: Callable[[], Words]) -> tuple[Words, str]:
    try:
        return deed(), ""
    except Refused as refused:
        return words_of(refused), refused.code


def _answer(request: HttpRequest, voter: Voter) -> Words:
    answered: Answered = give_answer(
        nameless(voter),
        voter=voter,
        statement_id=_number(request.POST.get("statement", "")),
        vote=_number(request.POST.get("vote", ""), wrong=9),
        at=now(),
    )
    vote = VOTES[answered.vote]
    if answered.apart:
        return SET_APART
    if answered.replaced and answered.before is not None:
        before = VOTES[answered.before]
        return Words(
            CHANGED.ko.format(before=before.ko, vote=vote.ko),
            CHANGED.en.format(before=before.en, vote=vote.en),
        )
    return Words(TAKEN.ko.format(vote=vote.ko), TAKEN.en.format(vote=vote.en))


def _statement(request: HttpRequest, voter: Voter) -> Words:
    write_statement(nameless(voter), voter=voter, text=request.POST["text"], at=now())
    return WRITTEN


def _number(written: str, wrong: int = 0) -> int:
    plain = written.removeprefix("-")
    small = plain.isascii() and plain.isdigit() and len(plain) < 16
    return int(written) if small else wrong


def _to_script(request: HttpRequest, voter: Voter, said: Words, code: str) -> JsonResponse:
    """What became of it, how far one is, and the next statements where the page runs out of them."""
    told = {
        "said": str(said),
        "ok": not code,
        "retry": code in RETRY,
        "over": code in ("agenda.question_closed", "agenda.question_over"),
    }
    if not code and _number(request.POST.get("left", "")) >= ENOUGH:
        answered, total = way_of(voter)
        return JsonResponse({**told, "answered": answered, "total": total, "cards": None})
    mine: MyAnswers = my_answers(voter)
    easy = request.GET.get("easy") == "1"
    cards = render_to_string(CARDS, {"mine": mine, "easy": easy})
    return JsonResponse({**told, "answered": mine.answered, "total": mine.total, "cards": cards})
