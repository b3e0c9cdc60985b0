"""Elections of the imagined: papers in the plain words of a test."""

from fractions import Fraction

from dure.engines.elect import Counted, Election, count, read_blt, sentence

Names = dict[str, Fraction]


def election(names: str, papers: str, *, seats: int = 1, more: str = "") -> Election:
    """`3 AB, 2 -B`: papers, a rank each; `-` is a skipped rank, `(AB)` an over-vote."""
    number = {name: str(at) for at, name in enumerate(names, start=1)}
    lines = [f"{len(names)} {seats}", *([more] if more else [])]
    for paper in (one.strip() for one in str(papers).split(",") if one.strip()):
        weight, _, ranks = paper.partition(" ")
        lines.append(" ".join([weight, *_ranks(ranks, number), "0"]))
    lines += ["0", *(f'"{name}"' for name in names), '"시험"']
    return read_blt("\n".join(lines), "test.blt")


def _ranks(said: str, number: dict[str, str]) -> list[str]:
    ranks, inside = [], ""
    for letter in said:
        if letter == "(":
            inside = "="
        elif letter == ")":
            ranks.append(inside[2:])
            inside = ""
        elif inside:
            inside += "=" + number[letter]
        else:
            ranks.append("-" if letter == "-" else number[letter])
    return ranks


def counted(names: str, papers: str, rule: str, *, seats: int = 1, lots: str = "") -> Counted:
    """The count of such an election."""
    order = [names.index(one) for one in lots]
    return count(election(names, papers, seats=seats), rule, lots=order)


def winners(done: Counted) -> str:
    """The elected as letters, in order."""
    return "".join(done.election.candidates[one] for one in done.outcome.elected)


def votes(done: Counted, number: int) -> Names:
    """The votes at the beginning of a round, without those who have none."""
    one = done.outcome.rounds[number - 1]
    return {done.election.candidates[who]: amount for who, amount in one.votes.items() if amount}


def english(done: Counted) -> list[str]:
    """What somebody should know, in English."""
    return [sentence(note, korean=False) for note in done.notes]
