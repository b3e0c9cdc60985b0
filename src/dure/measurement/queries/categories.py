"""Categories: the names of disaggregations and of their categories, loaded once for a page."""

from dure.kernel.words import Words
from dure.measurement.models import Disaggregation


def category_names() -> dict[str, dict[str, Words]]:
    """Dimension → category → words. One query."""
    return {
        each.code: {one["code"]: Words(one["ko"], one["en"]) for one in each.categories}
        for each in Disaggregation.objects.all()
    }


def dimension_names() -> dict[str, Words]:
    """Dimension → its own name. One query."""
    return {each.code: Words(each.name_ko, each.name_en) for each in Disaggregation.objects.all()}
