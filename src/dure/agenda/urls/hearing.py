"""Addresses of questions, statements, answers."""

from django.urls import URLPattern, URLResolver, path

from dure.agenda.screens.answer.view import answer, hear, hear_result
from dure.agenda.screens.close_question.view import close
from dure.agenda.screens.moderate.view import dress, judge_statement, moderate, put, rush
from dure.agenda.screens.open_question.view import ask
from dure.agenda.screens.question.view import question, statements_csv, votes_csv
from dure.agenda.screens.question_links.view import links
from dure.agenda.screens.questions.view import questions
from dure.kernel.belonging import Thing, addresses_hold

QUESTIONS = "in/<slug:slug>/agenda/questions/"
ONE = f"{QUESTIONS}<slug:question>/"
addresses_hold(
    {
        "question": Thing("agenda.AgendaQuestion"),
        "hearing_link": Thing("agenda.HearingLink", "pk", homes=("question__initiative",)),
    }
)
HEARING: list[URLPattern | URLResolver] = [
    path(QUESTIONS, questions, name="questions"),
    path(f"{QUESTIONS}new/", ask, name="open_question"),
    path(ONE, question, name="question"),
    path(f"{ONE}answer/", answer, name="answer_question"),
    path(f"{ONE}close/", close, name="close_question"),
    path(f"{ONE}links/", links, name="question_links"),
    path(f"{ONE}statements/", moderate, name="moderate"),
    path(f"{ONE}statements/put/", put, name="put_statement"),
    path(f"{ONE}statements/<int:number>/judge/", judge_statement, name="judge_statement"),
    path(f"{ONE}statements/<int:number>/dress/", dress, name="dress_statement"),
    path(f"{ONE}rush/<int:hearing_link>/", rush, name="judge_rush"),
    path(f"{ONE}votes.csv", votes_csv, name="question_votes"),
    path(f"{ONE}statements.csv", statements_csv, name="question_statements"),
    path("hear/<slug:token>/", hear, name="hear"),
    path("hear/<slug:token>/result/", hear_result, name="hear_result"),
]
