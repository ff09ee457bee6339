"""What the form of a name says on a Vietnamese page: one in Latin letters is nobody's who serves Vietnam."""

from collections.abc import Iterator

from vnru_extract.link.identity import Individual
from vnru_extract.link.nationality.ballot import IMPOSSIBLE, Vote
from vnru_extract.link.nationality.scene import Scene
from vnru_extract.vietnamese_names import is_chinese_form
from vnru_extract.vietnamese_spelling import is_syllable


def foreign_form(scene: Scene, person: Individual) -> Iterator[Vote]:
    """Against Vietnam for "Sergei Lavrov", "Pu-tin", "Tập Cận Bình"; Vietnamese names stand with all their marks."""
    if scene.page.language != "vi":
        return
    parts = person.name.replace(".", ". ").split()
    if not all(map(is_syllable, parts)) or is_chinese_form(person.name):
        yield Vote("VN", IMPOSSIBLE, "foreign form")
