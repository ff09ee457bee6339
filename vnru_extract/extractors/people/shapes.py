"""The shapes of names in running text, and the words around them."""

import re
from dataclasses import dataclass
from functools import cache

from vnru_extract.countries import forms
from vnru_extract.lexicon import alternation
from vnru_extract.names import is_given_name, is_surname, tradition_of, words
from vnru_extract.text import unaccented

# Initials: "R.", "S.V.", "Yu.", "Zh.".
# The Filipino "Ma." is Maria where a title or form of address stands before it.
_MARIA = (
    r"(?:(?<=Ms )|(?<=Ms\. )|(?<=Mrs )|(?<=Mrs\. )|(?<=Dr\. )|(?<=dor )|(?<=tor )|(?<=ary ))Ma(?=\. [A-Z][a-z]+ [A-Z])"
)
_INITIAL = rf"(?:[CKSZ]h|T[hs]|Y[aeou]|{_MARIA}|[A-Z])\."
_INITIALS = rf"{_INITIAL}(?:-?{_INITIAL}){{0,4}}"
# One word of a name: "Lavrov", "Kassym-Jomart", "O'Brien", "R.", "Đặng"; initials may be glued to the next.
_SPELT = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]*(?:(?:-[a-z](?=-))?['-][^\W\d_]{2,}|'[^\W\d_s](?!\w))*"
_WORD = rf"(?:{_INITIALS}(?=[A-Z][a-z])|(?:{_INITIALS}|{_SPELT})(?!\w))"
# Between a name and the title that follows it: ", the ", ", who is the former ", " (", " - Vietnam's ", a line end;
# nothing in "Tokayev Kassym-JomartPresident".
_APPOSITION = (
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?(?: \([^()\n]{1,30}\))?"
    r"(?:, *(?:(?:who +(?:is|was|has been|serves?|served)(?: +as)?|as) +)?| +(?:is|was|became|as|has been) +"
    r"| *[(|] *| +- +| ?— ?|\n+)"
    r"(?:(?:the|a|an|its|their|our|his|her|then|also|currently|now|former|late|incumbent|incoming|new|next|outgoing|acting)"
    r"[ -]+)*"
    r"(?:[A-Z][\w.'-]*(?: [A-Z][\w'-]*| (?:and|for|of)){0,5}(?: \([A-Z]{2,8}\))?(?:'s)? +)?\Z"
    r"|(?<=[a-z])\Z"
)
# Titles that stand behind a name without a comma: "Samira Rafaela |MEP|".
POSTNOMINAL = frozenset({"MEP", "MP"})
# How many forms of address are read before one name. Every post asks: rows of thousands would cost their square.
_FEW = "{0,9}"
# As in "|Ms |He Ting Ru".
_ADDRESSED = re.compile(r"\b(?:Dr|M[RSrs]s?)\.? \Z")
# Titles as transcripts write them before who speaks: "VICE PRESIDENT HARRIS:".
_SPEAKING = (
    "ADMINISTRATOR", "AMBASSADOR", "CHAIRMAN", "CHANCELLOR", "COMMISSIONER", "DIRECTOR", "GENERAL", "GOVERNOR", "KING",
    "MINISTER", "PREMIER", "PRESIDENT", "PRINCE", "QUEEN", "SECRETARY", "SECRETARY-GENERAL", "SENATOR", "SPEAKER",
)  # fmt: skip
# As in "|U |Tun Tun Oo": what follows is the name, even where it is a form of address elsewhere.
_BURMESE = re.compile(r"\b(?:U|Daw) \Z")
# "Joseph Biden|, Jr.|", "Lloyd J. Austin| III|"
_SUFFIX = re.compile(r",? +(?:[JS]r\b\.?|I{2,3}\b|IV\b)")
# Between two words: a space (more set columns apart), a nickname in quotes or brackets, nothing after initials.
_SEPARATOR = re.compile(
    r' {1,3}(?! )(?:"(?P<nick>[^\W\d_]+)" +|\((?P<other>[A-Z][a-z]+)\) +(?=[A-Z][a-z]))?|(?<=\.)(?=[A-Z])'
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a name with their offsets."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.ends[-1]

    def first(self, count: int) -> "Run":
        """The run without what follows its first `count` words."""
        return Run(self.words[:count], self.starts[:count], self.ends[:count])

    def cut(self, index: int, at: int) -> "Run":
        """The run up to offset `at` inside its word `index`."""
        word = self.words[index][: at - self.starts[index]]
        return Run((*self.words[:index], word), self.starts[: index + 1], (*self.ends[:index], at))


@dataclass(frozen=True)
class NameShapes:
    """Patterns of one language."""

    word: re.Pattern[str]
    particle: re.Pattern[str]
    not_names: frozenset[str]
    eponyms: frozenset[str]
    honorifics: frozenset[str]
    postnominals: frozenset[str]
    to_name: re.Pattern[str]
    list_gap: re.Pattern[str]
    leading: re.Pattern[str]
    honorific: re.Pattern[str]
    before_title: re.Pattern[str]
    apposition: re.Pattern[str]
    speaker: re.Pattern[str]
    byline: re.Pattern[str]
    capital_surname: re.Pattern[str]
    chinese: re.Pattern[str]
    label: re.Pattern[str]
    administration: re.Pattern[str]
    nickname: re.Pattern[str]
    residence: re.Pattern[str]
    capitals: re.Pattern[str]
    vietnamese: re.Pattern[str]
    initials: re.Pattern[str]
    friend: re.Pattern[str]
    eponym_after: re.Pattern[str]
    eponym_before: re.Pattern[str]
    eponym_heads: frozenset[str]
    next_word: re.Pattern[str]
    previous_word: re.Pattern[str]

    def is_name_too(self, flow: str, first: str, match: re.Match[str]) -> bool:
        """Whether a common word is a name here: "Samantha |Power|", with no name word behind; "Liu |He|"."""
        if tradition_of(f"{first} {match.group()}") == "chinese":
            return True
        return (is_given_name(first) or flow[match.start() - 2] == ".") and not self.next_word.match(flow, match.end())

    def is_no_name(self, word: str) -> bool:
        """Whether a capitalised word is in no name, "Meeting", "MEETING"."""
        return word in self.not_names or (len(word) > 2 and word.isupper() and word.title() in self.not_names)

    def run(self, flow: str, at: int) -> Run | None:
        """Up to six words of a name from `at` on, particles between them; None where no name word stands there."""
        found: list[tuple[str, int, int]] = []
        cursor = at
        while len(found) < 6:
            match = self.word.match(flow, cursor)
            if not match or _SUFFIX.match(flow, match.start() - 1):
                break
            if self.is_no_name(match.group()) and not (
                self.is_name_too(flow, found[0][0], match)
                if 0 < len(found) < 3
                else not found and _ADDRESSED.search(flow, max(0, at - 5), at) and is_surname(match.group(), "chinese")
            ):
                break
            if not found and match.group() in self.honorifics and not _BURMESE.search(flow, max(0, at - 4), at):
                break
            if match.group() in self.postnominals and not all(word.isupper() for word, *_ in found):
                break
            found.append((match.group(), match.start(), match.end()))
            gap = _SEPARATOR.match(flow, match.end())
            if not gap or gap["other"] in forms():
                break
            particle = self.particle.match(flow, gap.end())
            cursor = particle.end() if particle else gap.end()
        if not found:
            return None
        if found[0][0] not in self.honorifics and (suffix := _SUFFIX.match(flow, found[-1][2])):
            found.append((suffix.group().strip(", "), suffix.end() - len(suffix.group().strip(", ")), suffix.end()))
        names, starts, ends = zip(*found, strict=True)
        return Run(names, starts, ends)


@cache
def shapes(language: str) -> NameShapes:
    """The patterns of a language, compiled once."""
    lexicon = words(language)
    honorific = rf"(?:{alternation(lexicon.honorifics)})(?!\w)"
    # "U Tun Tun Oo": behind "U" no other form of address
    addressed = rf"(?<!\bU )(?<!\bDaw ){honorific}"
    small = rf"(?:{alternation(w for w in lexicon.particles if w[0].islower() and w != 'of')})"
    surnames = set(lexicon.surnames.vietnamese)
    strong = set(lexicon.surnames.chinese) - set(lexicon.surnames.chinese_weak)
    plain = {unaccented(name) for name in surnames} - set(lexicon.surnames.vietnamese_weak)
    name = rf"{_WORD}(?:(?: +|(?<=\.))(?:{small} +)*{_WORD}){{0,4}}"
    return NameShapes(
        word=re.compile(_WORD),
        particle=re.compile(rf"(?:{small} +)*(?:(?:a[dlnrst]|ash|el|ul)-)?(?=[^\W\d_a-z])"),
        not_names=frozenset(lexicon.not_names),
        eponyms=frozenset(lexicon.eponyms),
        honorifics=frozenset(lexicon.honorifics) - {"U"},
        postnominals=frozenset(lexicon.postnominals),
        # between a title and the name it belongs to: " ", ", Mr ", " (CPV) ", " Comrade ", "-designate ", " and Mrs. ",
        # nothing in "PresidentVladimir Putin"
        to_name=re.compile(
            r"(?:-designate|-elect)?(?: *\([^()\n]{1,40}\))?(?P<comma>, *(?:Ministry[^,\n]{0,60}, *)?|: *| *\| *)? *"
            r"(?:and +(?:Mrs?\b\.?|Mme|Madame) +(?=[A-Z][\w-]+\b(?! +[A-Z]))"
            rf"|(?:(?<=[ (])(?:the +)?{addressed},? +){_FEW})"
            r"(?:(?<=[ \n])|(?<=[a-z])(?=[A-Z][a-z]))"
        ),
        # between names that share a plural title: ", ", " and Mr "
        list_gap=re.compile(rf"(?:,? +and +|, *)(?:{honorific},? +){_FEW}"),
        leading=re.compile(rf"(?:{honorific} +){_FEW}"),
        honorific=re.compile(rf"(?<![\w-])(?<!\b[A-Z]\.){addressed} +(?:{addressed} +){_FEW}(?={_WORD})"),
        before_title=re.compile(rf"(?P<name>{name})(?:{_APPOSITION})"),
        apposition=re.compile(_APPOSITION),
        speaker=re.compile(rf"(?:^|\n|[.!?>*] +)(?P<name>{name})(?: *\([^()\n]{{1,40}}\))?:(?=\s)"),
        byline=re.compile(rf"(?:^|\n) *(?:By|BY) +(?P<name>{_WORD}(?: +{_WORD}){{1,3}}) *(?=\n|$|,|\||/)"),
        # "Mina |ANDREEVA|", "José Manuel |BARROSO|"
        capital_surname=re.compile(
            r"\b(?:[^\W\d_a-z][^\W\d_A-Z]+ ){1,2}[^\W\d_a-z]{4,}(?:-[^\W\d_a-z]{2,})*(?!\w| +[A-Z])"
        ),
        # "|Huang Jinping|": two syllables behind a surname that is no English word
        chinese=re.compile(rf"(?<![\w'-])(?:{alternation(strong)}) (?={_WORD})"),
        # the name in a transcript's label, behind a title in capitals or Mr
        label=re.compile(
            rf"(?:^|(?<=\n))(?:(?:[A-Z]{{2,}} ){{0,3}}(?:{alternation(_SPEAKING)})"
            r"|(?:DR|M[RS]S?)\.?) (?P<name>[^\W\d_a-z][\w'.-]+(?: [^\W\d_a-z][\w'.-]*){0,2})"
            r"(?: ?\([^()\n]{1,40}\))?:(?=\s)"
        ),
        # "the |Biden|-|Harris| Administration", "the |Clinton| administration"
        administration=re.compile(r"\b(?:(?P<first>[A-Z][a-z]+)-)?(?P<second>[A-Z][a-z]+) [Aa]dministration\b"),
        # "widely known as |Jokowi|"
        nickname=re.compile(r"\b(?:(?:known|called)(?: \w+)? as|nicknamed) \"?(?=[A-Z])"),
        residence=re.compile(rf" (?:{alternation({word.lower() for word in lexicon.eponyms} | {'residence'})})\b"),
        capitals=re.compile(r"\b[A-Z]{2,} [A-Z]{3,}\b"),
        vietnamese=re.compile(rf"(?<![\w'-])(?:{alternation(surnames | plain)})(?= +[^\W\d_a-z])"),
        initials=re.compile(rf"(?<![\w.]){_INITIAL}(?= ?(?:{_INITIAL} ?){{0,3}}[A-Z][a-z]{{2}})"),
        # "my brother |Aliyev|", "his old friend |Lavrov|"
        friend=re.compile(
            r"\b(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur) +(?:dear +|good +|old +|[A-Z][a-z]+ +)?"
            rf"(?:brother|colleague|friend|sister),? +(?:{honorific},? +)*(?=[A-Z])"
        ),
        eponym_after=re.compile(rf"(?:'s)? +(?:[A-Z][\w-]+ +){{0,3}}(?:{alternation(lexicon.eponyms)})(?!\w)"),
        eponym_before=re.compile(
            rf"(?<!\w)(?:{alternation(lexicon.eponym_before)}) +(?:the +)?(?:(?:{honorific}|King|Queen|Sultan) +)*\Z"
        ),
        eponym_heads=frozenset(lexicon.eponym_before) - {"San", "Santa", "Saint", "St", "St."},
        next_word=re.compile(rf" +(?P<word>{_WORD})"),
        previous_word=re.compile(r"(?P<word>(?<![\w.])[^\W\d_a-z][\w'-]*) +\Z"),
    )
