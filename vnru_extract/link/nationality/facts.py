"""What the world says, whatever the words: who has such an office, where places are, where names are at home."""

import re
from collections.abc import Iterator

from vnru_extract import institutions
from vnru_extract.link.identity import Individual
from vnru_extract.link.nationality.ballot import IMPOSSIBLE, Vote
from vnru_extract.link.nationality.scene import PRIVATE, Scene
from vnru_extract.mentions import PostMention
from vnru_extract.models import Role
from vnru_extract.origins import affinities
from vnru_extract.places import country_of_place
from vnru_extract.text import is_cyrillic

# Countries whose names are told so well by their form that another name is not theirs.
_TELLING = frozenset({"BY", "CN", "JP", "KP", "KR", "RU", "SU", "TW", "UA", "VN"})
# The other republics of the Soviet Union, whose peoples' names are Russia's too.
_SOVIET = frozenset({"AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "TJ", "TM", "UA", "UZ"})
# Countries that people of every name have come to: no name speaks against them.
_OF_MANY_ORIGINS = frozenset({"AR", "AU", "BR", "CA", "CH", "DE", "FR", "GB", "IL", "NL", "NZ", "SE", "SG", "US", "ZA"})
# A name at home in more countries than these tells a country only where the document is about it.
_FEW_HOMES = 4
# What a place governs or is governed by: "Governor of |Tasmania|", "Mayor of |Shenzhen|".
_LOCAL: frozenset[Role] = frozenset({"deputy_governor", "deputy_mayor", "governor", "mayor", "party_official"})
# As in "Governor of the State of |Western Australia".
_OF_PLACE = re.compile(r".*\b(?:of|for)(?: the)?(?: (?:City|Province|State|Region|Republic) of)? (.+)")
# As in "|Ho Chi Minh City| Party Secretary", "|Shanghai| Vice Mayor".
_WORDS_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w'-]* ){1,4}\Z")
# As in "Director-General|, |Shanghai| Municipal Bureau of Justice".
_AUTHORITY = re.compile(
    r",? +(?:of +(?:the +)?)?([A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2}) +(?:City|Municipal|Provincial|Regional)\b"
)


def impossible(scene: Scene, person: Individual) -> Iterator[Vote]:
    """Against every country that has no such office, and against the one that an ambassador is sent to.

    Where no country that the document names could have it, it is no such office: nothing is ruled out.
    """
    for post in scene.posts(person):
        without = {code for code in scene.named if not institutions.has_office(code, post.role, post.title)}
        if scene.named.keys() <= without:
            without = set()
        for code in sorted(without | ({post.accredited_to or ""} & scene.named.keys())):
            yield Vote(code, IMPOSSIBLE, "institutions")


def only_possible(scene: Scene, person: Individual) -> Iterator[Vote]:
    """For the one country that the document is about and that has such an office: a monarchy has no president."""
    able = set(scene.main)
    for post in scene.posts(person):
        able = {code for code in able if institutions.has_office(code, post.role, post.title)}
        if post.role == "party_leader":
            able = {code for code in able if institutions.is_led_by_party(code)}
    if len(able) == 1 < len(scene.main):
        yield Vote(able.pop(), 2.0, "institutions")


def place(scene: Scene, person: Individual) -> Iterator[Vote]:
    """For the country of the city or province that a post is of."""
    for post in scene.posts(person):
        for name in _places_of(scene, post) if post.role not in PRIVATE else ():
            if code := country_of_place(name, scene.page.language):
                yield Vote(code, 8.0, "place")
                break


def _places_of(scene: Scene, post: PostMention) -> Iterator[str]:
    if of := _OF_PLACE.fullmatch(post.title):
        yield of[1]
    if authority := _AUTHORITY.match(scene.flow, post.end):
        yield authority[1]
    if post.role not in _LOCAL:
        return
    if before := _WORDS_BEFORE.search(scene.flow, max(0, post.start - 40), post.start):
        words = before.group().split()
        yield from (" ".join(words[start:]).removesuffix("'s") for start in range(len(words)))
    words = post.title.split()
    yield from (" ".join(words[:end]) for end in (3, 2, 1))


def origin(scene: Scene, person: Individual) -> Iterator[Vote]:
    """For the countries of the document where such a name is at home, more for those that it names more; against
    those whose names have another form, and so for the other of two.
    """
    homes = affinities(person.name)
    named = {code: scene.named[code] for code in homes if code in scene.named and not _is_succeeded(code, scene)}
    most = max(named.values(), default=0)
    for code, count in named.items():
        is_telling = len(homes) <= _FEW_HOMES or code in scene.main
        yield Vote(code, homes[code] * count / most * (1.0 if is_telling else 0.5), "name")
    against = {code: _strangeness(code, homes, scene) for code in scene.named if code not in homes}
    if is_cyrillic(person.name) and homes.keys() & _SOVIET:
        against |= dict.fromkeys(against.keys() & {"RU", "SU"}, 1.0)  # "Микоян", "Нургалиев"
    russian = is_cyrillic(person.name)
    if " " not in person.name and not homes and not (russian and scene.is_of_state(person)):
        return  # "Chien", "Khoi": a word that no list has may be anyone's
    for code, weight in against.items():
        yield Vote(code, -weight, "name")
    main = scene.main - {"SU"} if "RU" in scene.main and _is_succeeded("SU", scene) else scene.main
    left = [code for code in main if against.get(code, 0.0) <= 1.0]
    if len(left) == 1 and main == set(scene.page.pair or ()) and scene.is_of_state(person):
        yield Vote(left[0], 2.0 if left[0] in homes or not homes else 0.5, "not the other's name")


def _is_succeeded(code: str, scene: Scene) -> bool:
    """Whether a name speaks for Russia rather than for the Soviet Union, where a text in Russian or Vietnamese names
    both.
    """
    return code == "SU" and "RU" in scene.named and scene.page.language != "en"


def _strangeness(code: str, homes: dict[str, float], scene: Scene) -> float:
    """How much a name that is not at home in a country speaks against the country."""
    if code in _OF_MANY_ORIGINS:
        return 1.0 if homes.keys() & scene.named.keys() else 0.0
    if code in _TELLING:
        return 4.0 if homes else 2.0
    return max(homes.values(), default=0.0) if homes.keys() & scene.named.keys() else 0.0
