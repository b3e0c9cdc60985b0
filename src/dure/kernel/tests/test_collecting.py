"""The collector rests during large work and never stays away."""

import gc

import pytest

from dure.kernel.collecting import without_collecting


def test_it_rests_inside_and_comes_back():
    with without_collecting():
        assert not gc.isenabled()

        with without_collecting():
            assert not gc.isenabled()

        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_when_the_work_breaks_off():
    with pytest.raises(ZeroDivisionError), without_collecting():
        raise ZeroDivisionError

    assert gc.isenabled()
