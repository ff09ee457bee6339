"""The words of `offices.toml`, and the patterns made of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from vnru_extract.lexicon import Entry, Lexicon, alternation, load


class Prefixes(Entry):
    """Words before a title's head, by what they make of it."""

    deputy: tuple[str, ...]
    rank: tuple[str, ...]
    former: tuple[str, ...]
    acting: tuple[str, ...]
    designate: tuple[str, ...]


class Portfolios(Entry):
    """What an office is responsible for."""

    foreign: tuple[str, ...]
    defence: tuple[str, ...]
    other: tuple[str, ...]
    quarters: tuple[str, ...]


class Bodies(Entry):
    """What an office is of, by the class that decides its role."""

    parliament: tuple[str, ...]
    party: tuple[str, ...]
    state: tuple[str, ...]
    company: tuple[str, ...]
    central_bank: tuple[str, ...]
    region: tuple[str, ...]
    city: tuple[str, ...]
    military: tuple[str, ...]


class OfficeWords(Lexicon):
    """`offices.toml`."""

    heads: dict[str, tuple[str, ...]]
    abbreviations: dict[str, str]
    misspelt: dict[str, str]
    prefixes: Prefixes
    portfolios: Portfolios
    bodies: Bodies
    own: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class OfficePatterns:
    """Compiled once a language.

    `core` matches the words up to and with the head: "Deputy Prime Minister", "National Assembly Chairman".
    `scope` matches one word or set phrase of what an office is of: "Foreign", "Central Committee", "Region".
    """

    core: re.Pattern[str]
    head: re.Pattern[str]
    scope: re.Pattern[str]
    body: re.Pattern[str]
    body_before: re.Pattern[str]
    bodies: tuple[str, ...]
    quarters: frozenset[str]
    tenure: re.Pattern[str]
    abbreviation: re.Pattern[str]
    label: re.Pattern[str]


# "of the", "for", "to the", "in charge of", ", Department": what ties a complement to a head, over a line's end too.
PREPOSITION = re.compile(
    r"(?:-designate|-elect)?(?: +|\n(?-i:(?=[a-z])))"
    r"(?P<word>of|for|on|at|to|in|accredited to|assisting|in charge of|responsible for|and)(?:[ \n]+the)?[ \n]+"
    r"|-(?P<charge>in-charge of)(?: +the)? +"
    r"|(?P<comma>,)(?: +the)? +(?=(?:Agency|Bureau|Commission|Department|Directorate|Division|Ministry|Office) +[fo])",
    re.IGNORECASE,
)
# A capitalised word that no list has: "Vladivostok", "Gazprom", "St. Petersburg", "New Jersey".
UNKNOWN = re.compile(
    r"(?:(?:Buenos|Kuala|Las|Los|New South|New|Nizhny|Port|Rio de|Saint|San|Santa|S[aã]o|St\.?|Ulan|Veliky) +)?"
    r"[^\W\d_a-z][\w-]*(?:'s)?"
)


# A title that lost the space before it, "Kassym-Jomart|President| of", or behind it, "|President|Vladimir Putin".
_GLUED_BEFORE = (
    r"(?:(?<![\w-])(?=\w)|(?=[ACMP])(?<=[a-z])(?=(?:President|Prime Minister|Minister|Ambassador|Chairman)\b))"
)
_GLUED_BEHIND = r"(?<=ident|ister|sador|etary|irman|ernor|emier)(?=[A-Z][a-z])"
# Heads that are a title only with a capital: "a member of", "the fellow", "a fair judge", "the head".
_CAPITALISED = {
    "Chair", "Counsel", "Fellow", "Judge", "Justice", "King", "Member", "Queen", "Registrar", "Representative",
    "Scholar", "Senior Official",
}  # fmt: skip


@cache
def words(language: str) -> OfficeWords:
    """The words of a language's offices."""
    return load("offices", OfficeWords, language)


@cache
def patterns(language: str) -> OfficePatterns:
    """The patterns of a language's offices."""
    lexicon = words(language)
    prefixes = lexicon.prefixes
    heads = [head for group in lexicon.heads.values() for head in group]
    scope = [*_each(lexicon.portfolios), *_each(lexicon.bodies)]
    left = [*prefixes.deputy, *prefixes.rank, *prefixes.acting, *prefixes.designate, *prefixes.former]
    head = alternation({*heads, *map(_plain_case, heads), *lexicon.abbreviations, *lexicon.misspelt})
    # "Trade and Industry Minister", but "Lieutenant General and Commander" are two
    left_word = rf"(?:{alternation({*scope, *map(_small, scope)})})(?:'s)?(?:\ +(?:and|&)\ +|[ -]+)"
    left_word = rf"(?:{left_word}|(?:{alternation({*left, *map(_small, left)} - {*scope, *map(_small, scope)})})[ -]+)"
    pieces = {word for phrase in scope for word in phrase.split() if not word.islower()}
    scope_word = alternation({*scope, *map(_small, scope), *pieces})
    # "defence chief", "Chief of Protocol": alone, or before a noun, "chief" names no post
    chief = rf"(?:{left_word}[Cc]hief|(?<=[A-Z]{{2}} )chief)(?! +[a-z]+(?:er|ist|or)s?\b)"
    chief = rf"{chief}|Chief(?= of )|Chief(?: [A-Z][a-z]+){{1,2}} Officer"
    title = rf"(?:{left_word}{{0,7}}(?:{head}|{chief}))"
    return OfficePatterns(
        core=re.compile(
            rf"{_GLUED_BEFORE}(?:{title})(?P<plural>s)?(?:(?!\w)|{_GLUED_BEHIND})(?!-(?!designate|elect|in-charge)\w)"
        ),
        head=re.compile(rf"(?:{head})(?!\w)"),
        scope=re.compile(rf"(?:{scope_word})(?:'s|')?(?!\w)"),
        body=re.compile(rf"(?:[A-Z][\w-]* +)?(?:{alternation(_each(lexicon.bodies))})"),
        body_before=re.compile(
            rf"(?:[A-Z][\w.-]* ){{0,2}}(?:{alternation(lexicon.bodies.state)})"
            rf" (?:of|for) (?:the )?(?:(?:{scope_word}) (?:and )?){{0,4}}\Z"
        ),
        bodies=tuple(_each(lexicon.bodies)),
        quarters=frozenset(lexicon.portfolios.quarters),
        tenure=re.compile(
            rf"(?<![\w-])(?P<word>{alternation((*prefixes.former, *prefixes.acting, *prefixes.designate))})[ -]+\Z"
        ),
        abbreviation=re.compile(rf"(?<!\w)(?:{alternation({*lexicon.abbreviations, *lexicon.misspelt})})(?!\w)"),
        # the title in a transcript's label, in capitals
        label=re.compile(
            r"(?:^|(?<=\n))(?P<title>[A-Z][A-Z -]{3,40}) (?=[^\W\d_a-z][\w'.-]+(?: ?\([^()\n]{1,40}\))?:\s)"
        ),
    )


def _each(table: Portfolios | Bodies) -> Iterator[str]:
    for name, group in table:
        if name != "quarters":
            yield from group


def _small(phrase: str) -> str:
    """As in "EU affairs": lower case but for acronyms."""
    return " ".join(word if word.isupper() else word.lower() for word in phrase.split())


def _plain_case(head: str) -> str:
    """As in "Prime Minister" as a wire story has it, "prime minister"; abbreviations stay."""
    return head if head.isupper() or head in _CAPITALISED else head.lower()


def write_out(title: str, language: str) -> str:
    """A title with its abbreviations in full: "Deputy PM" as "Deputy Prime Minister"."""
    lexicon = words(language)
    meant = {**lexicon.abbreviations, **lexicon.misspelt}
    return patterns(language).abbreviation.sub(lambda match: meant[match.group()], title)


def any_word(title: str, group: Iterable[str]) -> bool:
    """Whether a lower-cased title has one of the words or phrases, as whole words."""
    return any(f" {word.lower()} " in f" {title} " for word in group)
