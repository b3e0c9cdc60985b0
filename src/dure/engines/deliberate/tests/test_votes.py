"""Files of votes as they come, and each fault told by its row and column."""

from collections.abc import Sequence

import pytest

from dure.engines.deliberate import BadInput, Conversation, Vote, conversation_of, sentence
from dure.engines.deliberate.votes import TOLD

HEADING = ["participant", "statement", "vote"]
KNOWN = [["statement", "text", "moderated"], ["1", "밥상", "1"], ["2", "소리", "-1"]]


def taken(*rows: Sequence[str], heading: Sequence[str] = HEADING) -> Conversation:
    return conversation_of([heading, *rows], file="votes.csv")


def faults(*rows: Sequence[str], known: Sequence[Sequence[str]] | None = None) -> list[object]:
    with pytest.raises(BadInput) as refused:
        conversation_of([HEADING, *rows], known, file="votes.csv", statements_file="said.csv")
    return [(one.code, one.file, one.row, one.column) for one in refused.value.faults]


def test_the_three_columns_in_any_order_and_blank_rows() -> None:
    found = taken(
        ["1", "순자", "1", "x"],
        [],
        ["-1", "순례", "1", ""],
        heading=["vote", "participant", "statement", "note"],
    )
    assert list(found.votes) == [Vote("순자", "1", 1), Vote("순례", "1", -1)]


@pytest.mark.parametrize(
    ("said", "vote"),
    [("1", 1), ("+1", 1), ("1.0", 1), ("0", 0), ("-1", -1), ("−1", -1), (" 1 ", 1)],
)
def test_how_votes_are_written(said: str, vote: int) -> None:
    assert taken(["a", "1", said]).votes[0].vote == vote


def test_the_columns_of_polis_exports() -> None:
    heading = ["timestamp", "datetime", "comment-id", "voter-id", "vote"]
    rows = [["20", "", "1", "7", "-1"], ["10", "", "1", "7", "1"], ["15", "", "2", "8", "0"]]
    found = taken(*rows, heading=heading)
    assert list(found.votes) == [Vote("7", "1", 1), Vote("8", "2", 0), Vote("7", "1", -1)]
    assert [note.code for note in found.notes] == ["deliberate.note_again"]
    assert found.notes[0].values == {"count": 1}


def test_times_may_be_dates() -> None:
    heading = [*HEADING, "timestamp"]
    rows = [["a", "1", "1", "2026-11-25T10:00"], ["a", "1", "-1", "2026-11-24T10:00"]]
    assert [one.vote for one in taken(*rows, heading=heading).votes] == [-1, 1]


@pytest.mark.parametrize("said", ["2", "-2", "yes", "", "1.5", "agree"])
def test_other_votes_are_refused(said: str) -> None:
    assert faults(["a", "1", "1"], ["b", "1", said]) == [
        ("deliberate.vote", "votes.csv", 3, "vote")
    ]


def test_empty_cells_are_refused() -> None:
    assert faults(["", "1", "1"], ["a", "", "0"], ["a"]) == [
        ("deliberate.empty", "votes.csv", 2, "participant"),
        ("deliberate.empty", "votes.csv", 3, "statement"),
        ("deliberate.empty", "votes.csv", 4, "statement"),
        ("deliberate.vote", "votes.csv", 4, "vote"),
    ]


def test_an_unknown_statement_is_refused_only_where_statements_are_known() -> None:
    assert faults(["a", "3", "1"], known=KNOWN) == [
        ("deliberate.unknown_statement", "votes.csv", 2, "statement")
    ]
    assert taken(["a", "3", "1"]).votes


def test_moderation_is_read() -> None:
    found = conversation_of([HEADING, ["a", "1", "1"]], KNOWN)
    assert found.statements["1"].text == "밥상"
    assert not found.statements["1"].rejected
    assert found.statements["2"].rejected


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (["1", "again", "1"], "statement_twice", "statement"),
        (["", "nothing", "1"], "empty", "statement"),
        (["3", "odd", "maybe"], "moderated", "moderated"),
    ],
)
def test_faults_of_statements(row: list[str], code: str, column: str) -> None:
    assert faults(["a", "1", "1"], known=[*KNOWN, row]) == [
        (f"deliberate.{code}", "said.csv", 4, column)
    ]


@pytest.mark.parametrize("rows", [[], [[]], [["", " "]]])
def test_an_empty_file_is_one_sentence(rows: list[list[str]]) -> None:
    with pytest.raises(BadInput) as refused:
        conversation_of(rows, file="votes.csv")
    (fault,) = refused.value.faults
    assert fault.code == "deliberate.no_rows"
    assert "비어" in sentence(fault, korean=True)


@pytest.mark.parametrize("heading", [["participant", "vote"], ["who", "what", "how"], []])
def test_a_missing_column_is_named(heading: list[str]) -> None:
    with pytest.raises(BadInput) as refused:
        conversation_of([heading, ["a", "1"]], file="votes.csv")
    fault = refused.value.faults[0]
    assert (fault.code, fault.row) == ("deliberate.column", 1)
    assert "statement" in [one.values["column"] for one in refused.value.faults]
    for korean in (True, False):
        assert "'" in sentence(fault, korean=korean)


def test_no_file_of_faults_is_endless() -> None:
    found = faults(*(["a", str(at), "9"] for at in range(TOLD + 5)))
    assert len(found) == TOLD + 1
    assert found[-1] == ("deliberate.and_more", "votes.csv", None, "")


def test_a_file_with_a_heading_alone_is_nobody() -> None:
    assert list(taken().votes) == []
