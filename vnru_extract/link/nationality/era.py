"""Russia or the Soviet Union: where a text names both, and none beside a name, the years told beside it decide."""

import re

from vnru_extract.link.identity import Individual
from vnru_extract.link.nationality.scene import Scene

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LAST_SOVIET_YEAR = 1991


def state_of_its_time(scene: Scene, person: Individual) -> str | None:
    """The person's country, `SU` or `RU` by the last year that the sentences of its mentions tell."""
    if person.country not in {"RU", "SU"} or not {"RU", "SU"} <= scene.named.keys():
        return person.country
    sentences = {scene.page.sentence_at(mention.start) for mention in person.mentions}
    years = [int(year) for start, end in sentences for year in _YEAR.findall(scene.flow, start, end)]
    if not years:
        return person.country
    return "SU" if max(years) <= _LAST_SOVIET_YEAR else "RU"
