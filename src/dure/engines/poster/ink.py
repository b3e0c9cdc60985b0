"""Ink on a sheet: outlines become coverage, coverage becomes colour, the sheet becomes a PNG."""

import struct
import zlib

import numpy as np
import numpy.typing as npt

Sheet = npt.NDArray[np.float64]  # rows × columns × red, green, blue, 0 to 255
Coverage = npt.NDArray[np.float64]
Edges = npt.NDArray[np.float64]
FINE = 4  # looks at every row so many times


def paper(size: tuple[int, int], colour: tuple[int, int, int]) -> Sheet:
    """An empty sheet of `size` (width, height)."""
    width, height = size
    return np.tile(np.array(colour, dtype=np.float64), (height, width, 1))


def box(sheet: Sheet, corner: tuple[int, int], size: tuple[int, int], colour: str) -> None:
    """A plain rectangle."""
    (x, y), (w, h) = corner, size
    sheet[y : y + h, x : x + w] = rgb(colour)


def fill(sheet: Sheet, edges: Edges, colour: str) -> None:
    """Fill outlines given in pixels (y downwards) with `colour`; edges are softened."""
    height, width, _ = sheet.shape
    cover = coverage(edges, (width, height))[:, :, None]
    sheet += cover * (rgb(colour) - sheet)


def coverage(edges: Edges, size: tuple[int, int]) -> Coverage:
    """How much of each pixel lies inside, 0 to 1, by the winding of the outlines."""
    width, height = size
    turns = np.zeros((height * FINE, width + 2))
    flat = edges[edges[:, 1] != edges[:, 3]]
    way = np.where(flat[:, 3] > flat[:, 1], 1.0, -1.0)
    top = np.minimum(flat[:, 1], flat[:, 3]) * FINE
    foot = np.maximum(flat[:, 1], flat[:, 3]) * FINE
    first = np.clip(np.ceil(top - 0.5), 0, height * FINE).astype(np.intp)
    last = np.clip(np.ceil(foot - 0.5), 0, height * FINE).astype(np.intp)
    counts = np.maximum(last - first, 0)
    of = np.repeat(np.arange(len(flat)), counts)
    rows = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + first[of]
    x0, y0, x1, y1 = flat[of].T
    at = x0 + ((rows + 0.5) / FINE - y0) / (y1 - y0) * (x1 - x0)
    at = np.clip(at, 0, width)
    column = np.floor(at).astype(np.intp)
    part = at - column
    np.add.at(turns, (rows, column), way[of] * (1 - part))
    np.add.at(turns, (rows, column + 1), way[of] * part)
    inside = np.minimum(np.abs(np.cumsum(turns, axis=1)[:, :width]), 1.0)
    softened: Coverage = inside.reshape(height, FINE, width).mean(axis=1)
    return softened


def rgb(colour: str) -> npt.NDArray[np.float64]:
    """`#1f6a52` as three numbers."""
    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=np.float64)


def png(sheet: Sheet) -> bytes:
    """The sheet as a PNG file."""
    height, width, _ = sheet.shape
    bits = np.clip(np.rint(sheet), 0, 255).astype(np.uint8).reshape(height, width * 3)
    lines = np.hstack([np.zeros((height, 1), dtype=np.uint8), bits]).tobytes()
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
