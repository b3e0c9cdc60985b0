"""The sentences of refusals: code and values in, words in both languages out."""

from functools import cache
from pathlib import Path

from dure.kernel.errors import Refused
from dure.kernel.packs import read_pack
from dure.kernel.programmes import programme_folders
from dure.kernel.sentences import sentence_of
from dure.kernel.words import Words

PACKAGE = Path(__file__).resolve().parent.parent


@cache
def refusal_texts() -> dict[str, Words]:
    """Every refusal of every room, by code, from the `pack/refusals*.yaml` files."""
    texts: dict[str, Words] = {}
    folders = (PACKAGE, *programme_folders())
    for file in (one for each in folders for one in sorted(each.rglob("pack/refusals*.yaml"))):
        for code, pair in read_pack(file).items():
            texts[code] = Words.of(pair)
    return texts


def words_of(refused: Refused) -> Words:
    """The sentence to show for a refusal. A missing text is a bug that a test finds."""
    return sentence_of(refusal_texts()[refused.code], refused.values)
