"""What stands around names in Vietnamese prose, as patterns made of `vi/people.toml`."""

import re
from dataclasses import dataclass
from functools import cache

from vnru_extract.lexicon import alternation
from vnru_extract.vietnamese_names import speech, words
from vnru_extract.vietnamese_spelling import spellings

_CAPITALISED = r"[^\W\d_]+(?: [^\W\d_]+){0,5}"
# A word of a name, its syllables tied where it is spelt out.
_CAPITALISED_WORD = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]*(?:['-][^\W\d_]+){0,6}"


@dataclass(frozen=True)
class Shapes:
    """Compiled once.

    `honorific` ends where a name may begin; its groups say whether one word is enough. `to_name` matches what may
    stand between a title and a name, `tie` between the names of a list.
    """

    honorific: re.Pattern[str]
    to_name: re.Pattern[str]
    tie: re.Pattern[str]
    before_post: re.Pattern[str]
    eponym_before: re.Pattern[str]
    credit: re.Pattern[str]
    speaker: re.Pattern[str]
    publication: re.Pattern[str]
    plural: re.Pattern[str]
    of_land: re.Pattern[str]
    speech: re.Pattern[str]


def _any(listed: tuple[str, ...]) -> str:
    """Any of the words, as they are written or with a first capital or all in capitals."""
    forms = {form for word in spellings(listed) for form in (word, word[:1].upper() + word[1:], word.upper())}
    return rf"(?:{alternation(sorted(forms))})"


def _in_any_case(listed: tuple[str, ...]) -> str:
    return rf"(?i:{alternation(sorted({form.lower() for form in spellings(listed)}))})"


@cache
def shapes() -> Shapes:
    """The patterns of all names."""
    lexicon = words()
    ranks, degrees = _in_any_case(lexicon.ranks), _in_any_case((*lexicon.degrees, *lexicon.occupations))
    close = rf"(?P<close>{_any(lexicon.address)}|{alternation(lexicon.address_lower)}|{ranks})"
    far = rf"(?P<far>{degrees})"
    address = rf"(?:{_any(lexicon.address)}|{alternation(lexicon.address_lower)}|{ranks}|{degrees})"
    before = _any(lexicon.eponym_before)
    return Shapes(
        honorific=re.compile(rf"(?<![\w-])(?:{close}|{far})(?::? +|(?<=\.) *)(?=[^\W\d_])"),
        to_name=re.compile(
            rf"(?: *\([A-ZĐ][\w .&-]{{1,14}}\))?(?: +(?:là|gồm|có)? *:? *|, +(?={address}[ .:]))"
            rf"(?:(?:các +)?{address}(?:[,:]? +|(?<=\.) *)){{0,4}}"
        ),
        tie=re.compile(rf"(?:,|;| và| cùng| với|, và) +(?:(?:các +)?{address}(?:[,:]? +|(?<=\.) *)){{0,3}}"),
        before_post=re.compile(
            rf"(?:(?P<listed>(?:[:;]|\n-?|(?<!\w)(?:bởi|có|do|gồm|là|và)) *)|(?<=[^\w\s] )|^)"
            rf"(?P<name>{_CAPITALISED_WORD}(?: {_CAPITALISED_WORD}){{1,4}})"
            r"(?:, | - | \()(?:nguyên |cựu |quyền |nay là )?\Z"
        ),
        eponym_before=re.compile(
            rf"(?<![\w-])(?:{before}|[Mm]ang tên|[Mm]ệnh danh)"
            r"(?: +(?:chuyên|cổ phần|dân lập|mang tên|quốc gia|quốc tế|Chủ tịch|Bác|tên|Quốc gia|văn hóa|số \d{1,3}))?"
            r"(?: *[-:])? *[\"']?\Z"
        ),
        credit=re.compile(
            rf"(?:^|(?<=[\n(.;/|]))[ (]{{0,3}}{_any(lexicon.credits)} ?[:—-] ?(?P<name>{_CAPITALISED})", re.MULTILINE
        ),
        speaker=re.compile(rf"^[ \"-]*(?P<name>{_CAPITALISED}|(?:[A-Z]\.)+ ?[^\W\d_]+) *:(?= |$)", re.MULTILINE),
        publication=re.compile(rf"(?:{_any(lexicon.publications)})(?!\w)"),
        of_land=re.compile(
            rf" *\(| +của +(?:nước +)?|, +(?:là +)?người +"
            rf"|,? +(?:là +)?(?:một +)?(?:{degrees})(?: +[^\W\d_A-ZĐ]+){{0,3}} +(?:người +)?"
        ),
        speech=speech(),
        plural=re.compile(rf"(?<![\w-]){_any(lexicon.plural)} +\Z"),
    )
