"""The words of AlimTalk templates, in `pack/alimtalk.yaml` of the room that tells, to be approved."""

from functools import cache
from pathlib import Path

from django.apps import apps

from dure.communication.rules.talk_templates import Template
from dure.kernel.packs import read_pack


@cache
def _told(room: str) -> dict[str, Template]:
    try:
        folder = Path(apps.get_app_config(room).path)
    except LookupError:
        return {}
    file = folder / "pack" / "alimtalk.yaml"
    pack = (read_pack(file) or {}) if file.exists() else {}
    return {
        f"{room}.{occasion}": Template(said["text"], dict(said["values"]))
        for occasion, said in pack.items()
    }


def template_of(code: str, language: str) -> Template | None:
    """The template of an occasion; in Korean only: Kakao approves one text, and it is the Korean one."""
    if language != "ko":
        return None
    return _told(code.partition(".")[0]).get(code)


def templates_told(rooms: tuple[str, ...]) -> dict[str, Template]:
    """All templates of some rooms, by occasion."""
    return {code: one for room in rooms for code, one in _told(room).items()}
