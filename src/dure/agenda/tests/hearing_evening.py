"""A busy evening in a real database: many phones at the same moment. Run inside an instance of its own."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from dure.agenda.models import AgendaQuestion, Opinion, Statement, Voice
from dure.agenda.services import close_question, give_answer, nameless, voices, write_statement
from dure.agenda.services.reckon_question import reckon_question
from dure.agenda.tests.hearing_story import LATER, Hall, asked, by_link
from dure.ground.tests.story import NOW, village
from dure.kernel.testing.together import together


def evening() -> str:
    """What became of each scene, as JSON."""
    made = village()
    told = {
        "two_tabs": two_tabs(Hall(made, *asked(made, at=NOW))),
        "rush": rush(Hall(made, *asked(made, at=NOW))),
        "writers": writers(Hall(made, *asked(made, at=NOW))),
        "closing": closing(Hall(made, *asked(made, at=NOW))),
    }
    return json.dumps(told)


def answering(made: Hall, device: str, number: int, vote: int) -> Callable[[], object]:
    """Somebody who is about to answer."""
    voter, key = by_link(made, device), made.statement(number).pk

    def act() -> object:
        return give_answer(nameless(voter), voter=voter, statement_id=key, vote=vote, at=LATER)

    return act


def two_tabs(made: Hall) -> dict[str, object]:
    """A new phone answers the same statement from six tabs."""
    states = together(*(answering(made, "one", 1, turn % 3 - 1) for turn in range(6)))
    here = made.question.id
    return {
        "states": Counter(states),
        "voices": Voice.objects.within(question_id=here).count(),
        "opinions": Opinion.objects.within(question_id=here).count(),
    }


def rush(made: Hall) -> dict[str, object]:
    """Forty new phones in one moment, where ten in a minute are usual."""
    voices.MOST_A_MINUTE = 10
    states = together(*(answering(made, f"bot {one}", 1, -1) for one in range(24)))
    voices.MOST_A_MINUTE = 300
    rows = Voice.objects.within(question_id=made.question.id)
    return {
        "states": Counter(states),
        "kept": Opinion.objects.within(question_id=made.question.id).count(),
        "apart": rows.filter(state="apart").count(),
    }


def writers(made: Hall) -> dict[str, object]:
    """Eight people hand in a statement at once, two of them the same."""
    texts = [f"생각 {one}" for one in range(7)] + ["생각 0!"]

    def writing(device: str, text: str) -> Callable[[], object]:
        voter = by_link(made, device)
        return lambda: write_statement(nameless(voter), voter=voter, text=text, at=LATER)

    states = together(*(writing(f"writer {at}", text) for at, text in enumerate(texts)))
    rows = Statement.objects.within(question_id=made.question.id)
    return {"states": Counter(states), "numbers": sorted(rows.values_list("number", flat=True))}


def closing(made: Hall) -> dict[str, object]:
    """The director closes while sixteen people answer."""
    reason = "다른 모임은 다음 주에 따로 들을게요"

    def close() -> object:
        return close_question(
            made.village.director, question_id=made.question.id, reason=reason, at=LATER
        )

    acts = [answering(made, f"late {one}", 2, 1) for one in range(16)]
    states = together(*acts[:8], close, *acts[8:])
    reckon_question(made.question.id, at=LATER + timedelta(seconds=1))
    row = AgendaQuestion.objects.within(pk=made.question.id).select_related("reckoning").get()
    return {
        "states": Counter(states),
        "kept": Opinion.objects.within(question_id=row.pk).count(),
        "counted": row.reckoning.answers.get("2", 0),
        "final": row.reckoning.final,
    }
