"""Masking: enough of a name to recognise somebody one knows, not enough to find somebody else."""

HIDDEN = "○"


def masked_name(name: str) -> str:
    """박순례 → 박○례, 이금 → 이○, Kim Sun-ja → K○ S○; nothing stays nothing."""
    words = name.split()
    if len(words) > 1 or (words and words[0].isascii()):
        return " ".join(word[0] + HIDDEN for word in words)
    whole = "".join(words)
    if len(whole) <= 2:
        return whole[:1] + HIDDEN * (len(whole) - 1)
    return whole[0] + HIDDEN * (len(whole) - 2) + whole[-1]
