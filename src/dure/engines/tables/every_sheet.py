"""Every sheet of a workbook with all its cells, whatever stands in them.

`read_workbook` finds tables and leaves hidden and explaining sheets aside. Whoever looks for what must
not be kept looks at everything.
"""

from collections.abc import Iterator

from dure.engines.tables.adapter import OpenBook
from dure.engines.tables.check import true_kind
from dure.engines.tables.old_excel import look_through_old
from dure.engines.tables.package import look_through
from dure.engines.tables.read import reason_to_ignore
from dure.engines.tables.types import Limits, Row

DEFAULT_LIMITS = Limits()


def every_sheet(
    data: bytes, *, aside_only: bool = False, limits: Limits = DEFAULT_LIMITS
) -> Iterator[tuple[str, list[Row]]]:
    """The tab and the filled rows of every sheet of an .xlsx or .xls, hidden ones too.

    `aside_only`: only those that `read_workbook` leaves aside. Raises Refused like that.
    """
    if true_kind(data, "") == "xls":
        look_through_old(data, "", limits)
    else:
        look_through(data, "", limits)
    book = OpenBook(data, "")
    try:
        for tab, hidden in book.tabs():
            if not aside_only or reason_to_ignore(tab, "", hidden=hidden):
                yield tab, book.sheet(tab)[0]
    finally:
        book.close()
