"""What a vote brought about (의결 뒤): a version in force, words in the draft, or why not yet."""

from collections.abc import Mapping

from dure.kernel.words import Words

IN_FORCE = Words(
    "공동의제 제{number}판이 확정되었어요.", "Version {number} of the agenda is now in force."
)
NOT_IN_FORCE = Words(
    "의결되었지만 판을 확정하지 못했어요. {why}",
    "It was carried, but the version could not be put in force. {why}",
)
WRITTEN = Words(
    "의결된 수정안을 ‘{clause}’ 조항의 초안에 적었어요.",
    "The amendment was carried and is written into the draft of “{clause}”.",
)
NOT_WRITTEN = Words(
    "의결되었지만 ‘{clause}’ 조항에 아직 적지 못했어요. 수정안은 조항 곁에 남아 있어요. {why}",
    "It was carried, but is not yet written into “{clause}”; the amendment is kept beside it. {why}",
)
DECLINED = Words(
    "부결되어 ‘{clause}’ 조항은 그대로예요. 수정안은 읽을 수 있게 남아 있어요.",
    "Not carried: “{clause}” stays as it is. The amendment remains to be read.",
)
NOT_DECLINED = Words(
    "부결되어 ‘{clause}’ 조항은 그대로예요. {why}",
    "Not carried: “{clause}” stays as it is. {why}",
)


def adoption_told(told: Mapping[str, object]) -> Words:
    """The sentence beside the result, from what the count kept."""
    values = {name: _words(told[name]) for name in ("clause", "why") if name in told}
    filled = {"number": Words(str(told.get("number", "")), str(told.get("number", "")))} | values
    said = _sentence(told)
    return Words(
        said.ko.format(**{name: each.ko for name, each in filled.items()}),
        said.en.format(**{name: each.en for name, each in filled.items()}),
    )


def _sentence(told: Mapping[str, object]) -> Words:
    if "clause" not in told:
        return IN_FORCE if told["done"] else NOT_IN_FORCE
    if told["outcome"] == "adopted":
        return WRITTEN if told["done"] else NOT_WRITTEN
    return DECLINED if told["done"] else NOT_DECLINED


def _words(kept: object) -> Words:
    assert isinstance(kept, dict)  # noqa: S101 - written by the service
    return Words.of(kept)
