"""Countries that the words beside a name state: the post's own, "NAME of India", "the Australian scholar NAME"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from vnru_extract import names
from vnru_extract.countries import CountryMention, blocs
from vnru_extract.extractors.offices.words import any_word, words
from vnru_extract.link.identity import Individual
from vnru_extract.link.nationality.ballot import Vote
from vnru_extract.link.nationality.scene import Scene
from vnru_extract.models import Role

# As in "Narendra Modi| of India", "Anna Lee| (Japan)".
_OF = re.compile(r" +of +(?:the +)?| *\((?=[A-Z])")
# As in a list of those present: "Narendra Modi|, Republic of |India| (video)", "Pedro Sánchez|, |Spain".
_PRESENT = re.compile(r", +(?:the +)?(?=[A-Z])")
_ITEM_ENDS = re.compile(r" *(?:\n|\(|;|\Z)")
# As in "Vietnamese |scholar |", "the Australian |analyst |".
_DESCRIBED = re.compile(r"(?: +(?!(?:after|and|as|at|by|for|from|in|of|on|since|that|to|when|with)\b)[a-z]+){0,3} +\Z")
# As in "Brian Nichols|, the top |US diplomat", "Ann Lee| is a senior |Australian analyst".
_DESCRIPTION = re.compile(r"(?:,| is| was)(?: who is| who was)?(?: an?| the)(?: (?!of\b|in\b|to\b)[a-z-]+){0,3} +")
# As in "the top US| diplomat", "a Thai| lawyer": who one is.
_SOMEONE = re.compile(
    r" +(?:[a-z-]+ ){0,3}?(?:academic|activist|ambassador|analyst|artist|author|businessman|businesswoman|citizen|"
    r"delegate|diplomat|economist|envoy|executive|expert|historian|journalist|lawmaker|lawyer|leader|legislator|"
    r"minister|national|negotiator|official|politician|professor|researcher|scholar|scientist|senator|student|writer)\b"
)
# Between a country and the name behind it: "of Saudi Arabia| H.E Eng. |Khalid".
_HONORIFICS = re.compile(r" +(?:(?:Dr|Eng|Gen|H\.?E|Hon|Madame?|Mr|Mrs|Ms|Prof|Rt\. Hon|Shri|Sheikh|Sir)[.,]? +)*\Z")
# Before a country that does not open a title: "in |France", "to the |Philippines", "Chinese and |Japanese".
_TIED = re.compile(r"\b(?:(?:about|against|at|from|in|into|over|to|visit(?:ed|ing|s)?)(?: +the)?|[A-Z]\w+ and) +\Z")
_AND = re.compile(r"[A-Z]\w+ and +\Z")
# Behind one of several countries: "Azerbaijan|,| Mongolia", "Azerbaijan| and |Mongolia".
_GOES_ON = re.compile(r",| +and\b")
_SHORTEST_TITLE = "King "
_BELONGING = re.compile(r"\b(?:of|from)(?: the)? +\Z")
# Offices whose titles tell the country even where the page does not name it; Britain has secretaries of state too.
_UNIQUE: frozenset[Role] = frozenset({"foreign_minister", "prime_minister"})
# Where "Sir" and "Dame" are borne as in Britain.
_KNIGHTING = frozenset({"AU", "BB", "BS", "CA", "FJ", "JM", "MU", "NZ", "PG", "SB"})


def told(scene: Scene, person: Individual) -> str | None:
    """The country that words beside the person state: of the post, around the name, of a form of address."""
    answers = _answers(scene, person) if scene.page.language == "en" else _stated(scene, person)
    return next(filter(None, answers), None)


def _answers(scene: Scene, person: Individual) -> Iterator[str | None]:
    yield _of_posts(scene, person)
    yield _around(scene, person)
    yield _own_title(scene, person)
    yield _address(scene, person)


def _stated(scene: Scene, person: Individual) -> Iterator[str | None]:
    """What posts and names say themselves; an official of an international body is told by the name alone."""
    yield _most(post.country for post in scene.posts(person) if post.country not in blocs())
    yield _most(mention.country for mention in person.mentions)


def _of_posts(scene: Scene, person: Individual) -> str | None:
    """The country that most of the posts name."""
    return _most(post.country for post in scene.posts(person) if post.country in scene.named)


def _most(countries: Iterable[str | None]) -> str | None:
    """The country that is said most often; of two, the first in alphabetical order."""
    codes = Counter(code for code in countries if code)
    return min(codes, key=lambda code: (-codes[code], code)) if codes else None


def _around(scene: Scene, person: Individual) -> str | None:
    for mention in person.mentions:
        code = _behind(scene, mention.end) or _before(scene, mention.start) or _description(scene, mention.end)
        if code:
            return code
    return None


def _behind(scene: Scene, end: int) -> str | None:
    """The country of "NAME of India", "NAME (Japan)", and of "NAME, Republic of India" that ends its line."""
    for pattern, ending in ((_OF, None), (_PRESENT, _ITEM_ENDS)):
        link = pattern.match(scene.flow, end)
        countries = scene.page.countries_in(link.end(), link.end() + 50) if link else []
        if not link or not countries or countries[0].start != link.end() or countries[0].form != "name":
            continue
        if ending is None or ending.match(scene.flow, countries[0].end):
            return countries[0].code
    return None


def _before(scene: Scene, start: int) -> str | None:
    """The country of "the Australian scholar NAME", "the Minister of Investment of Saudi Arabia H.E. NAME"."""
    for country in reversed(scene.page.countries_in(max(0, start - 45), start)):
        if country.form == "demonym" and _DESCRIBED.match(scene.flow, country.end, start):
            return country.code
        if country.form == "name" and _HONORIFICS.match(scene.flow, country.end, start):
            belongs = _BELONGING.search(scene.flow, max(0, country.start - 12), country.start)
            return country.code if belongs else None
    return None


def _description(scene: Scene, end: int) -> str | None:
    """The country of "NAME, the top US diplomat"."""
    opening = _DESCRIPTION.match(scene.flow, end)
    following = scene.page.countries_in(end, opening.end() + 30) if opening else []
    for country in following[:1]:
        if opening and country.start == opening.end() and _SOMEONE.match(scene.flow, country.end):
            return country.code if country.form != "bloc" else None
    return None


def _own_title(scene: Scene, person: Individual) -> str | None:
    """The country that alone has such a title, if the document names it."""
    own = words(scene.page.language).own
    for post in scene.posts(person):
        for code, titles in own.items():
            if code in scene.named and any_word(post.title.lower().replace("'s", ""), titles):
                return code
            if post.title in titles and post.role in _UNIQUE and post.country is None and "GB" not in scene.named:
                return code  # "Antony Blinken, Secretary of State" on a page that names only Kenya
    return None


def _address(scene: Scene, person: Individual) -> str | None:
    """The country whose form of address stands before the name: "U Htun Htun Oo", "Shri Rajnath Singh"."""
    for mention in person.mentions:
        before = scene.flow[max(0, mention.start - 12) : mention.start].rstrip()
        for code, forms in names.words(scene.page.language).address.items():
            if code == "GB" and not _KNIGHTING.isdisjoint(scene.named):
                continue
            if code in scene.named and any(before == form or before.endswith(f" {form}") for form in forms):
                return code
    return None


def heading(scene: Scene, person: Individual) -> Iterator[Vote]:
    """For the country that opens the titles before a name: "Uruguay Legal Counsel to the Presidency Dr |B|"."""
    page = scene.page
    for mention in person.mentions[:5]:
        before = scene.last_before(mention.start)
        start = scene.ends[before] if before is not None else page.sentence_at(mention.start)[0]
        for country in page.countries_in(max(start, mention.start - 160), mention.start):
            if country.form == "seat" or _GOES_ON.match(scene.flow, country.end):
                continue
            if not scene.is_title(country.end, mention.start):
                continue
            if _opens(scene, country, start) and mention.start - country.end > len(_SHORTEST_TITLE):
                yield Vote(country.code, 3.5, "heading")
                return


def _opens(scene: Scene, country: CountryMention, start: int) -> bool:
    """Whether a country opens a title: "the Thai Minister", "France's Minister"; not "in France", "Thai and Lao"."""
    before = scene.flow[max(start, country.start - 20) : country.start]
    return country.form != "bloc" and not (_TIED.search(before) if country.form == "name" else _AND.search(before))
