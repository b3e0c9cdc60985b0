"""Whether the Korean web fonts stand ready: they may be made while the server runs."""

from threading import Event

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

FONTS_STAND = Event()


def fonts_stand() -> bool:
    """True from the moment they can be served; only the good news is kept."""
    return FONTS_STAND.is_set() or _found()


def _found() -> bool:
    if finders.find("fonts/fonts.css") is None:
        return False
    try:  # built but not yet collected: the pages of a production server must not break over it
        staticfiles_storage.url("fonts/fonts.css")
    except ValueError:
        return False
    FONTS_STAND.set()
    return True
