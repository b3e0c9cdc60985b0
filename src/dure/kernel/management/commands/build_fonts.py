"""한글 웹 글꼴을 만들어요 · make the Korean web fonts, once"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from dure.kernel.ui.font_faces import find_faces
from dure.kernel.ui.fonts import build_fonts

NONE_FOUND = (
    "한글 글꼴을 찾지 못했어요. DURE_FONTS_DIR에 NotoSansKR-Regular.otf와 NotoSerifKR-Regular.otf가 "
    "있는 폴더를 적어 주세요. 그때까지는 기기의 글꼴로 보여요.\n"
    "No Korean font was found: set DURE_FONTS_DIR to a folder with NotoSansKR-Regular.otf and "
    "NotoSerifKR-Regular.otf. Until then the device's fonts are used."
)


class Command(BaseCommand):
    """Cut the fonts into slices under the folder of built things."""

    help = "한글 웹 글꼴 만들기 / make the Korean web fonts"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say plainly when there is nothing to make them from; pages stay whole without."""
        faces = find_faces()
        if not faces:
            self.stderr.write(NONE_FOUND)
            return
        made = build_fonts(settings.DURE_BUILT / "fonts", faces, self.stdout.write)
        self.stdout.write(
            "글꼴 준비됨 / fonts ready" if made else "글꼴이 이미 있어요 / fonts already there"
        )
