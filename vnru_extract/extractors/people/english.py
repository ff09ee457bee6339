"""Finds names of people in English: "Sergey Lavrov", "Bùi Thanh Sơn", and later "Lavrov", "Sơn".

NER proposes; what stands around a name decides: a title before it ("General Secretary To Lam"), one after it
("Bezdetko, Russian Ambassador"), a speaker's label ("Vladimir Putin:"), the form of a Vietnamese or Chinese name.
Refused: places, institutions and prizes named after people ("Ho Chi Minh City"), titles and possessives inside the
span, headings and page furniture, and lone words that only NER takes for a name.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from vnru_extract.extractors.people.bounds import Bounds
from vnru_extract.extractors.people.forms import find_by_form
from vnru_extract.extractors.people.shapes import POSTNOMINAL, Run
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.names import is_exact, is_given_name, key, short_forms, tradition_of
from vnru_extract.origins import homes_of
from vnru_extract.page import Page
from vnru_extract.text import fold

# Rules in order of trust; where two mentions overlap the better rule wins, then the longer mention.
_TRUST = (
    "after_title", "speaker", "before_title", "byline", "vietnamese_name", "chinese_name", "capital_surname",
    "administration", "given_name", "ner", "nickname", "short_form",
)  # fmt: skip
# "Mr Widodo|, widely |known as": how far a nickname stands from the name.
_NEAR = 40
# As in "Omar |Haji| Yaacob", where it is part of the name.
_PILGRIM = re.compile(r"(?:Haji|Hajjah) [A-Z]")
_INITIALS_BEFORE = re.compile(r"(?<![\w.])(?:[A-Z]\. ?){1,4}\Z")


def find_english_people(page: Page, posts: Sequence[PostMention]) -> list[NameMention]:
    """Every mention of a person, full names and later short ones, in the order of the text."""
    finder = _Finder(page, posts)
    full = settle_overlaps(finder.full_names())
    return settle_overlaps([*full, *finder.later_mentions(full)])


def settle_overlaps(mentions: Iterable[NameMention]) -> list[NameMention]:
    """No two mentions over the same words: the more trusted rule wins, then the longer, then the earlier."""
    taken: set[int] = set()
    kept = []
    for mention in sorted(mentions, key=lambda m: (_TRUST.index(m.rule), m.start - m.end, m.start)):
        places = range(mention.start, mention.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


class _Finder:
    """One method a rule; each yields the names that the rule sees."""

    def __init__(self, page: Page, posts: Sequence[PostMention]) -> None:
        self.flow, self.posts = page.flow, posts
        self.bounds = Bounds(page, posts)
        self.shapes = self.bounds.shapes
        self.post_order = [post.start for post in posts]

    def full_names(self) -> Iterator[NameMention]:
        """What all rules but the last see."""
        yield from self._after_titles()
        yield from self._before_titles()
        yield from self._speakers()
        yield from self._bylines()
        yield from find_by_form(self.bounds)
        yield from self._given_names()
        yield from self._from_ner()

    def _after_titles(self) -> Iterator[NameMention]:
        """As in "General Secretary |To Lam|", "Minister of State, |Indranee Rajah|", "H.E. |Nguyen Huy Tien|"."""
        for post in self.posts:
            gap = self.shapes.to_name.match(self.flow, post.end)
            run = self._name_at(gap.end(), alone=gap.group("comma") is None) if gap else None
            if (
                run
                and len(run.words) > 1
                and run.words[-1] in self.shapes.eponyms
                and not self.bounds.is_known_form(run)
            ):
                continue  # "Sultan Qaboos University"
            if run:
                yield NameMention(run.start, run.end, "after_title")
                if self.flow[post.end - 1] == "s" and not post.title.endswith("s"):
                    yield from self._others_in_list(run)
        for match in self.shapes.honorific.finditer(self.flow):
            run = self._name_at(match.end(), alone=True)
            if not run or run.words[-1] in self.shapes.eponyms or self._in_post(match.start()):
                continue
            if self._in_name(match.start()):
                continue
            if not self.shapes.eponym_before.search(self.flow, max(0, match.start() - 30), match.start()):
                yield NameMention(run.start, run.end, "after_title")  # not "Universiti Tunku Abdul Rahman"
        for match in self.shapes.friend.finditer(self.flow):
            if run := self._name_at(match.end(), alone=True):
                yield NameMention(run.start, run.end, "after_title")

    def _others_in_list(self, run: Run | None) -> Iterator[NameMention]:
        """As in "Presidents Ho Chi Minh and |Sukarno|", "Ministers Lavrov, |Wang| and |Jaishankar|"."""
        while run and (gap := self.shapes.list_gap.match(self.flow, run.end)):
            run = self._name_at(gap.end(), alone=True)
            if run:
                yield NameMention(run.start, run.end, "after_title")

    def _in_name(self, at: int) -> bool:
        """As in "Najib |Tun| Razak": a form of address that is part of the name."""
        before = self.shapes.previous_word.search(self.flow, max(0, at - 30), at)
        if before is None or before.end("word") in self.bounds.post_ends:
            return False
        pilgrim = _PILGRIM.match(self.flow, at) and not self.shapes.leading.fullmatch(f"{before['word']} ")
        return is_given_name(before["word"]) or bool(pilgrim and not self.shapes.is_no_name(before["word"]))

    def _in_post(self, at: int) -> bool:
        index = bisect_right(self.post_order, at) - 1
        return index >= 0 and at < self.posts[index].end

    def _name_at(self, at: int, *, alone: bool) -> Run | None:
        """The name that starts here, if one does; a single word only where `alone`."""
        run = self.bounds.run(at) if at not in self.bounds.post_starts else None
        if run is None or self.bounds.is_thing(run):
            return None
        return run if len(run.words) > 1 or (alone and self.bounds.may_stand_alone(run)) else None

    def _before_titles(self) -> Iterator[NameMention]:
        """As in "|Bezdetko|, Russian Ambassador to Vietnam", "|Anna Lee| (Minister of Trade)"."""
        for post in self.posts:
            match = self.shapes.before_title.search(self.flow, max(0, post.start - 90), post.start)
            if not match or self._has_name_after(post):
                continue
            run = self._last_run(match.start("name"), match.end("name"))
            if run is None or self.bounds.is_thing(run) or self._in_post(run.start):
                continue
            if "\n" in self.flow[run.end : post.start] and not self.bounds.is_known_form(run):
                continue  # "... visit to Eastern Europe", then a line "The Deputy Minister ..."
            if len(run.words) > 1 or (not run.words[0].isupper() and (post.country or post.organisation)):
                yield NameMention(run.start, run.end, "before_title")

    def _has_name_after(self, post: PostMention) -> bool:
        gap = self.shapes.to_name.match(self.flow, post.end)
        return bool(gap and gap.group("comma") is None and self.bounds.run(gap.end()))

    def _last_run(self, start: int, end: int) -> Run | None:
        """The name that ends exactly at `end`, the longest that starts at or after `start`."""
        for word in self.shapes.word.finditer(self.flow, start, end):
            run = self.bounds.run(word.start())
            if run and run.end == end and run.start not in self.bounds.country_starts:
                return run
        return None

    def _speakers(self) -> Iterator[NameMention]:
        """As in "|Vladimir Putin|: Thank you." at the start of a line or after a sentence."""
        labels = list(self.shapes.speaker.finditer(self.flow))
        times = Counter(label.group("name") for label in labels)
        for label in labels:
            name = label.group("name")
            run = self.bounds.run(label.start("name"))
            if not run or run.end != label.end("name") or self.bounds.is_thing(run) or self._is_capitals(run):
                continue
            if times[name] > 1 or run.start in self.bounds.persons or tradition_of(name):
                yield NameMention(run.start, run.end, "speaker")

    @staticmethod
    def _is_capitals(run: Run) -> bool:
        """As in "QUESTION:", "PRESIDENT BIDEN:", "INQToday:", which are no names; "JOHN KIRBY:" is one."""
        if len(run.words) > 1 and is_given_name(run.words[0].title()):
            return False
        return run.words[0][:2].isupper() and len(run.words[0]) > 1 and tradition_of(" ".join(run.words)) is None

    def _bylines(self) -> Iterator[NameMention]:
        """As in a line "By |Mohsin Abbas|"; "By Land and Sea" has words that are in no name."""
        for match in self.shapes.byline.finditer(self.flow):
            run = self.bounds.run(match.start("name"))
            if run and run.end == match.end("name") and not (self.bounds.is_thing(run) or self.bounds.is_common(run)):
                yield NameMention(run.start, run.end, "byline")

    def _given_names(self) -> Iterator[NameMention]:
        """A frequent given name and more words that NER saw as something else, "|Gustavo Ayares|"; initials and a word,
        "|S.V. Lavrov|".
        """
        initials = {match.start() for match in self.shapes.initials.finditer(self.flow)}
        for start in sorted(self.bounds.things.keys() | self.bounds.persons.keys() | initials):
            run = self.bounds.run(start) if start not in self.bounds.country_starts else None
            if not run or len(run.words) == 1 or len(run.words[-1]) == 1:
                continue
            told = homes_of(run.words[-1]) if start in initials else is_given_name(run.words[0])
            long = len(run.words) > 2 and tradition_of(" ".join(run.words)) == "vietnamese"  # "Le Hoai Trung"
            if not (told or long) or self.bounds.in_heading(run):
                continue
            if run.words[-1].isupper() and not homes_of(run.words[-1]) and not long:
                continue  # "the GRACE PERIOD"
            if run.words[-1] not in self.shapes.eponyms and not (
                self.bounds.is_thing(run) or self.bounds.is_common(run)
            ):
                yield NameMention(run.start, run.end, "given_name")

    def _from_ner(self) -> Iterator[NameMention]:
        for start, end in self.bounds.persons.items():
            run = self._trimmed(start, end)
            if run and self._is_person(run):
                yield NameMention(run.start, run.end, "ner")

    def _trimmed(self, start: int, end: int) -> Run | None:
        """What NER took for a person without the title, form of address or possessive it took along."""
        first, last = bisect_right(self.post_order, start - 1), bisect_right(self.post_order, end - 1)
        if first < last and self.posts[first].title in POSTNOMINAL:
            at = start  # "|Samira Rafaela| MEP"
        elif first < last:
            gap = self.shapes.to_name.match(self.flow, self.posts[last - 1].end)
            at = gap.end() if gap else self.posts[last - 1].end
        else:
            leading = self.shapes.leading.match(self.flow, start)
            at = leading.end() if leading else start
        while (word := self.shapes.word.match(self.flow, at)) and word.group() in self.shapes.not_names:
            at = word.end() + 1
        if initials := _INITIALS_BEFORE.search(self.flow, max(0, at - 14), at):
            at = initials.start()  # "|A.M.M.| Nasir Uddin"
        run = self.bounds.run(at)
        return run if run and run.start < end else None

    def _is_person(self, run: Run) -> bool:
        """Whether what only NER takes for a person is one: two words or more, none of them telling against it."""
        if len(run.words) == 1 or len(run.words[-1]) == 1 or not self.shapes.eponyms.isdisjoint(run.words):
            return False
        last = run.words[-1]
        if last.isupper() and len(last) < 5 and not run.words[0].isupper() and not set(last) <= set("IVX"):
            return False  # "Radin Mas SMC"
        if self.bounds.is_residence(run) or self.bounds.is_of_company(run):
            return False
        if self.bounds.is_thing(run) or any(word.isupper() and len(word) > 3 for word in run.words):
            return False
        if tradition_of(" ".join(run.words)) is None and self.bounds.is_common(run):
            return False
        return not self.bounds.is_line(run)

    def later_mentions(self, full: Sequence[NameMention]) -> Iterator[NameMention]:
        """Single words by which people already named are called: "Lavrov", "Sơn"."""
        named = {self.flow[mention.start : mention.end] for mention in full}
        yield from self._again({name for name in named if " " in name})
        exact = {form for name in named if is_exact(name) for form in short_forms(name)}
        loose = {form for name in named if not is_exact(name) for form in short_forms(name)}
        loose |= {key(name) for name in named if " " not in name}  # "Prime Minister Anwar", then "Anwar"
        for mention in self._nicknames(full):
            yield mention
            loose.add(key(self.flow[mention.start : mention.end]))
        if not exact | loose:
            return
        for word, starts in self.bounds.words_at.items():
            if key(word) in loose or fold(word) in exact:
                for start in starts:
                    if self.bounds.stands_alone(start, start + len(word)):
                        yield NameMention(start, start + len(word), "short_form")

    def _nicknames(self, full: Sequence[NameMention]) -> Iterator[NameMention]:
        """As in "Mr Widodo, widely known as |Jokowi|"."""
        ends = sorted(mention.end for mention in full)
        for match in self.shapes.nickname.finditer(self.flow):
            before = bisect_right(ends, match.start()) - 1
            run = self._name_at(match.end(), alone=True)
            near = before >= 0 and match.start() - ends[before] < _NEAR
            if run and len(run.words) == 1 and near and "." not in self.flow[ends[before] : match.start()]:
                yield NameMention(run.start, run.end, "nickname")

    def _again(self, names: set[str]) -> Iterator[NameMention]:
        """A full name known from elsewhere, as it was or in a line of capitals: "|UHURU KENYATTA| IN KAMPALA"."""
        written = names | ({name.upper() for name in names} if self.shapes.capitals.search(self.flow) else set())
        if not written:
            return
        longest_first = sorted(written, key=lambda name: (-len(name), name))
        for match in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", self.flow):
            if not self.shapes.eponym_after.match(self.flow, match.end()):
                yield NameMention(match.start(), match.end(), "short_form")
