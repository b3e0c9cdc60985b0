"""Somebody who waits sees how far a work is before its transaction ends."""

from dure.kernel.progress import forget_progress, note_progress, progress_of


def test_how_far_it_is_can_be_read_until_it_is_over():
    assert progress_of("abc") is None

    note_progress("abc", 40_000, 200_000)
    assert progress_of("abc") == (40_000, 200_000)

    forget_progress("abc")
    forget_progress("abc")
    assert progress_of("abc") is None
