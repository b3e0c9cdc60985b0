"""Labels and hints of form fields in two languages."""

from typing import Any

from dure.kernel.words import Words


def label(ko: str, en: str) -> Any:
    """`forms.CharField(label=label("까닭", "Why"))`: words that are spoken when the form is drawn.

    Django takes anything that can be written out, but its types know only text: hence `Any`.
    """
    return Words(ko, en)
