"""Bytes of a text file into rows: finds the encoding, then the delimiter, then the cells."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from dure.engines.tables.types import Limits, Refused

DELIMITERS = (",", "\t", ";")
SAMPLE_RECORDS, SAMPLE_LINES = 30, 2_000
FORMULA_START = re.compile(r"'+[=+\-@\t\r]")
HANGUL = re.compile("[가-힣]")
SHIFTS = re.compile("[\x0e\x0f\x1b]")
USUAL = re.compile("[\t\r\n -~가-힣ㄱ-ㆎ·…‘-”※○]")
SEPARATORS = re.compile(r"[,;\t\r\n]")
SAMPLE_SYLLABLES, RARE_SHARE = 5_000, 10


def read_text_rows(data: bytes, name: str, limits: Limits) -> list[list[str]]:
    """The records of a CSV or TSV file; record 1 is row 1 in Excel, blank lines included."""
    text = decode(data, name)
    refuse_endless(text, name, limits)
    rows: list[list[str]] = []
    widest = 0
    for row in records(text, delimiter_of(text, limits), name, limits):
        rows.append(row)
        widest = max(widest, len(row))
        refuse_beyond(rows=len(rows), columns=widest, limits=limits, name=name)
    return rows


def refuse_endless(text: str, name: str, limits: Limits) -> None:
    """Refused when one line alone holds more cells than a sheet may have.

    The library lays a whole record out before anybody can count it. Delimiters may also stand
    inside one long text, hence the allowance for the longest cell.
    """
    most = limits.columns + limits.cell_characters
    if len(text) <= most:
        return
    for line in io.StringIO(text, newline=""):
        if len(line) > most and max(map(line.count, DELIMITERS)) > most:
            raise Refused("tables.too_many_columns", name=name, most=limits.columns)


def refuse_beyond(*, rows: int, columns: int, limits: Limits, name: str) -> None:
    """Refused when a sheet of this extent is more than the limits allow."""
    if rows > limits.rows:
        raise Refused("tables.too_many_rows", name=name, most=limits.rows)
    if columns > limits.columns:
        raise Refused("tables.too_many_columns", name=name, most=limits.columns)
    if rows * columns > limits.cells:
        raise Refused("tables.too_many_cells", name=name, most=limits.cells)


def decode(data: bytes, name: str) -> str:
    """Text of UTF-8, UTF-16 or CP949 bytes (EUC-KR is a part of CP949); Refused for anything else.

    CP949 is only believed when ordinary Hangul comes out: otherwise bytes of a third encoding
    would turn into rare characters without anybody noticing.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return strictly(data, encoding, name)
    silent = utf16_without_mark(data)
    if silent:
        return strictly(data, silent, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        return of_korean_office(data, name, broken)
    if SHIFTS.search(text):  # ISO-2022: seven bits that call for other letters
        raise Refused("tables.encoding_unknown", name=name)
    return without_nul(text, name)


def of_korean_office(data: bytes, name: str, broken: UnicodeDecodeError) -> str:
    """CP949 text; a file that is UTF-8 but for a few bytes is told where they stand."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        if HANGUL.search(data[: broken.start].decode("utf-8", "ignore")):
            row = row_of(data, broken.start)
            raise Refused("tables.encoding_broken", name=name, row=row) from None
        text = strictly(data, "cp949", name)
    if not is_ordinary_korean(text):
        raise Refused("tables.encoding_unknown", name=name) from None
    return without_nul(text, name)


def is_ordinary_korean(text: str) -> bool:
    """True when Hangul stands in the text and most of it are syllables that people use.

    Those are the 2,350 of EUC-KR, two bytes each; what bytes of another encoding turn into mostly
    lies beside them.
    """
    syllables = HANGUL.findall(text)[:SAMPLE_SYLLABLES]
    rare = sum(len(one.encode("euc_kr", "ignore")) != 2 for one in syllables)
    return bool(syllables) and rare * RARE_SHARE <= len(syllables)


def row_of(data: bytes, at: int) -> int:
    """The line in which a byte stands."""
    return data.count(b"\n", 0, at) + 1


def strictly(data: bytes, encoding: str, name: str) -> str:
    """Decoded text without a single guessed character."""
    try:
        return without_nul(data.decode(encoding), name)
    except UnicodeDecodeError as broken:
        if not HANGUL.search(data[: broken.start].decode(encoding, "ignore")):
            raise Refused("tables.encoding_unknown", name=name) from None
        row = row_of(data, broken.start)
        raise Refused("tables.encoding_broken", name=name, row=row) from None


def without_nul(text: str, name: str) -> str:
    """The same text; Refused when it holds a NUL, which no text file does."""
    if "\x00" in text:
        raise Refused("tables.not_a_table", name=name, found="binary")
    return text


def utf16_without_mark(data: bytes) -> str:
    """The UTF-16 byte order that the zeros in the first bytes betray, or nothing.

    Digits, commas and line ends have a zero in one byte; the order is the one that reads well.
    """
    if len(data) % 2:
        return ""
    sample = data[:400]
    lower, upper = sample[0::2].count(0), sample[1::2].count(0)
    if max(lower, upper) * 10 <= len(sample) // 2:
        return ""
    found = max(("utf-16-le", "utf-16-be"), key=lambda order: usual_letters(sample, order))
    if not SEPARATORS.search(sample.decode(found, "ignore")):
        return ""  # a stray zero in other bytes
    return found if usual_letters(sample, found) * 3 >= len(sample) else ""


def usual_letters(sample: bytes, encoding: str) -> int:
    """How many letters are Latin, Hangul, digits or signs of a table when the bytes are read so.

    Zeros alone do not tell: 가 and 관 have one in their lower byte.
    """
    return len(USUAL.findall(sample.decode(encoding, "ignore")))


def delimiter_of(text: str, limits: Limits) -> str:
    """The delimiter under which the first records agree best on a number of cells above one."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = sample_widths(text, delimiter, limits)
        if not widths:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        score = widths.count(usual) / len(widths) * (1 + min(usual, 50) / 1000) if usual > 1 else 0
        if score > best_score:
            best, best_score = delimiter, score
    return best


def sample_widths(text: str, delimiter: str, limits: Limits) -> list[int]:
    """How many cells the first records that are not blank have under this delimiter."""
    widths: list[int] = []
    try:
        for looked, row in enumerate(records(text, delimiter, "", limits)):
            if any(cell.strip() for cell in row):
                widths.append(len(row))
            if len(widths) == SAMPLE_RECORDS or looked == SAMPLE_LINES:
                break
    except Refused:
        return []
    return widths


def records(text: str, delimiter: str, name: str, limits: Limits) -> Iterator[list[str]]:
    """The records one after another; Refused at a quote that never closes or a giant cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = lines = 0
    try:
        for number, row in enumerate(reader, start=1):
            lines = reader.line_num
            if any(len(cell) > limits.cell_characters for cell in row):
                raise Refused("tables.cell_too_long", name=name, row=number)
            yield [unescaped(cell) for cell in row]
    except csv.Error as error:
        # A giant of one line is a long text; over several lines it is a quote that never closes.
        giant = "field limit" in str(error) and reader.line_num - lines <= 1
        code = "tables.cell_too_long" if giant else "tables.quote_unclosed"
        raise Refused(code, name=name, row=number + 1) from None


def unescaped(cell: str) -> str:
    """A cell without the apostrophe that our own CSV sets before a text like a formula."""
    return cell[1:] if cell.startswith("'") and FORMULA_START.match(cell) else cell
