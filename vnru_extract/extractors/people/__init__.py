"""Finds names of people: "Sergey Lavrov", "Bùi Thanh Sơn", and later "Lavrov", "Sơn".

NER proposes; what stands around a name decides: a title before it ("General Secretary To Lam"), one after it
("Bezdetko, Russian Ambassador"), a speaker's label ("Vladimir Putin:"), the form of a Vietnamese or Chinese name.
Refused: places, institutions and prizes named after people ("Ho Chi Minh City"), titles and possessives inside the
span, headings and page furniture, and lone words that only NER takes for a name.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from vnru_extract.extractors.people.shapes import NameShapes, Run, shapes
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.names import is_given_name, is_place, is_surname, is_vietnamese_syllable, short_forms, tradition_of
from vnru_extract.page import Page
from vnru_extract.text import fold

# Rules in order of trust; where two mentions overlap the better rule wins, then the longer mention.
_TRUST = ("after_title", "speaker", "before_title", "vietnamese_name", "given_name", "ner", "short_form")


# Months that are names too: never a person's alone.
_MONTHS = frozenset({"April", "August", "June", "May"})


def find_people(page: Page, posts: Sequence[PostMention]) -> list[NameMention]:
    """Every mention of a person, full names and later short ones, in the order of the text."""
    finder = _Finder(page, posts)
    full = settle_overlaps(finder.full_names())
    return settle_overlaps([*full, *finder.later_mentions(full)])


def settle_overlaps(mentions: Iterable[NameMention]) -> list[NameMention]:
    """No two mentions over the same words: the more trusted rule wins, then the longer, then the earlier."""
    ranked = sorted(mentions, key=lambda m: (-_words(m), _TRUST.index(m.rule), m.start))
    ranked.sort(key=lambda m: _TRUST.index(m.rule))
    kept: dict[int, NameMention] = {}
    for mention in ranked:
        if not any(at in kept for at in range(mention.start, mention.end)):
            kept |= dict.fromkeys(range(mention.start, mention.end), mention)
    return sorted(set(kept.values()), key=lambda mention: mention.start)


def _words(mention: NameMention) -> int:
    return mention.end - mention.start


class _Finder:
    def __init__(self, page: Page, posts: Sequence[PostMention]) -> None:
        self.page, self.flow, self.posts = page, page.flow, posts
        self.shapes: NameShapes = shapes(page.language)
        self.persons = {entity.start: entity.end for entity in page.entities if entity.label == "PERSON"}
        self.post_order = [post.start for post in posts]
        self.post_starts = {post.start: post.end for post in posts}
        self.country_starts = {mention.start: mention for mention in page.countries}
        self.things = {e.start for e in page.entities if e.label in ("ORG", "GPE", "LOC", "FAC", "DATE", "NORP")}

    def full_names(self) -> Iterator[NameMention]:
        yield from self._after_titles()
        yield from self._before_titles()
        yield from self._speakers()
        yield from self._vietnamese()
        yield from self._given_names()
        yield from self._from_ner()

    def _after_titles(self) -> Iterator[NameMention]:
        """ "General Secretary |To Lam|", "Minister of State, |Indranee Rajah|", "H.E. |Nguyen Huy Tien|"."""
        for post in self.posts:
            gap = self.shapes.to_name.match(self.flow, post.end)
            if gap:
                yield from self._name_at(gap.end(), "after_title", alone=gap.group("comma") is None)
        for match in self.shapes.honorific.finditer(self.flow):
            run = self._run(match.end())
            if run and run.words[-1] not in self.shapes.eponyms and not self._in_post(match.start()):
                yield from self._name_at(match.end(), "after_title", alone=True)

    def _in_post(self, at: int) -> bool:
        index = bisect_right(self.post_order, at) - 1
        return index >= 0 and at < self.posts[index].end

    def _name_at(self, at: int, rule: str, *, alone: bool) -> Iterator[NameMention]:
        """The name that starts here, if one does; a single word only where `alone`."""
        if at in self.post_starts:
            return
        run = self._run(at)
        if run and (len(run.words) > 1 or (alone and self._may_stand_alone(run))) and not self._is_thing(run):
            yield NameMention(run.start, run.end, rule)

    def _may_stand_alone(self, run: Run) -> bool:
        word = run.words[0]
        return len(word) > 1 and not word.isupper() and run.start not in self.country_starts and word not in _MONTHS

    def _before_titles(self) -> Iterator[NameMention]:
        """ "|Bezdetko|, Russian Ambassador to Vietnam", "|Anna Lee| (Minister of Trade)"."""
        for post in self.posts:
            match = self.shapes.before_title.search(self.flow, max(0, post.start - 90), post.start)
            if not match or self._has_name_after(post):
                continue
            name = self._last_run(match.start("name"), match.end("name"))
            if name and "\n" in self.flow[name.end : post.start] and not self._is_known_form(name):
                continue  # "... to Eastern Europe", a line end, "The Deputy Minister ..."
            if name and (len(name.words) > 1 or post.country or post.organisation) and not self._is_thing(name):
                yield NameMention(name.start, name.end, "before_title")

    def _is_known_form(self, run: Run) -> bool:
        """Whether NER, a surname or a given name says that these words are a name."""
        name = " ".join(run.words)
        return run.start in self.persons or tradition_of(name) is not None or is_given_name(run.words[0])

    def _has_name_after(self, post: PostMention) -> bool:
        gap = self.shapes.to_name.match(self.flow, post.end)
        return bool(gap and gap.group("comma") is None and self._run(gap.end()))

    def _last_run(self, start: int, end: int) -> Run | None:
        """The name that ends exactly at `end`, the longest that starts at or after `start`."""
        for word in self.shapes.word.finditer(self.flow, start, end):
            run = self._run(word.start())
            if run and run.end == end and run.start not in self.country_starts:
                return run
        return None

    def _speakers(self) -> Iterator[NameMention]:
        """ "|Vladimir Putin|: Thank you." at the start of a line or after a sentence."""
        labels = Counter(match.group("name") for match in self.shapes.speaker.finditer(self.flow))
        for match in self.shapes.speaker.finditer(self.flow):
            run = self._run(match.start("name"))
            if not run or run.end != match.end("name") or self._is_thing(run):
                continue
            name = match.group("name")
            if labels[name] > 1 or run.start in self.persons or tradition_of(name):
                yield NameMention(run.start, run.end, "speaker")

    def _vietnamese(self) -> Iterator[NameMention]:
        """A frequent surname with one to three syllables: "|Nguyen Phu Trong|"."""
        for match in self.shapes.vietnamese.finditer(self.flow):
            run = self._run(match.start())
            if run and tradition_of(" ".join(run.words)) == "vietnamese" and not self._is_thing(run):
                yield NameMention(run.start, run.end, "vietnamese_name")

    def _given_names(self) -> Iterator[NameMention]:
        """A frequent given name and one to three more words that NER saw as something else: "|Gustavo Ayares|"."""
        for start in self.things | set(self.persons):
            run = self._run(start)
            if not run or len(run.words) == 1 or not is_given_name(run.words[0]) or self._in_heading(run):
                continue
            if not self._is_thing(run) and not self._is_common(run) and run.words[-1] not in self.shapes.eponyms:
                yield NameMention(run.start, run.end, "given_name")

    def _from_ner(self) -> Iterator[NameMention]:
        for start, end in self.persons.items():
            trimmed = self._trim(start, end)
            if trimmed and self._is_person(trimmed):
                yield NameMention(trimmed.start, trimmed.end, "ner")

    def _trim(self, start: int, end: int) -> Run | None:
        """What NER took for a person without the title, form of address or possessive it took along."""
        inside = [post.end for post in self.posts if start <= post.start < end]
        at = max(inside, default=start)
        gap = self.shapes.to_name.match(self.flow, at) if inside else self.shapes.leading.match(self.flow, at)
        at = gap.end() if gap else at
        while (word := self.shapes.word.match(self.flow, at)) and word.group() in self.shapes.not_names:
            at = word.end() + 1
        run = self._run(at)
        return run if run and run.start < end else None

    def _is_person(self, run: Run) -> bool:
        if len(run.words) == 1 or len(run.words[-1]) == 1 or any(word in self.shapes.eponyms for word in run.words):
            return False
        if self._is_thing(run) or any(word.isupper() and len(word) > 3 for word in run.words):
            return False
        if tradition_of(" ".join(run.words)) is None and self._is_common(run):
            return False
        return not self._is_heading(run)

    def _is_common(self, run: Run) -> bool:
        """Whether a word of it also stands in lower case in the text: "Training", "Supply Chains"."""
        return any(
            len(word) > 3 and re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", self.flow) for word in run.words
        )

    def _is_heading(self, run: Run) -> bool:
        """Whether a whole line of two capitalised words that nothing else in the text takes up, "Veitnam Map"."""
        before = self.flow.rfind("\n", 0, run.start) + 1
        after = self.flow.find("\n", run.end)
        line = self.flow[before : after if after >= 0 else len(self.flow)].strip()
        return line == self.flow[run.start : run.end] and tradition_of(line) is None

    def _is_thing(self, run: Run) -> bool:
        """Whether the name leads to, or follows, what is named after it; or is a country's name."""
        if self.shapes.eponym_after.match(self.flow, run.end) or self.shapes.eponym_before.search(
            self.flow, max(0, run.start - 14), run.start
        ):
            return True
        name = " ".join(run.words)
        if is_place(name) or (run.words[0] in self.shapes.eponyms and tradition_of(name) is None):
            return True
        return any(
            mention.start == run.start or " " in self.flow[mention.start : mention.end]
            for mention in self.page.countries_in(run.start, run.end)
        )

    def _run(self, at: int) -> Run | None:
        """The name words from `at` on: as many as belong together."""
        run = self.shapes.run(self.flow, at)
        if run is None:
            return None
        return self._cut(run)

    def _cut(self, run: Run) -> Run:
        """Cut a run where the name is over: at another title, at a syllable that is not Vietnamese, at NER's end."""
        count = len(run.words)
        for index, start in enumerate(run.starts):
            repeated = index > 1 and run.words[index] in run.words[:index]
            if repeated or (index and (start in self.post_starts or start in self.country_starts)):
                count = index
                break
        run = run.first(count)
        if is_surname(run.words[0], "vietnamese") and len(run.words) > 1 and is_vietnamese_syllable(run.words[1]):
            syllables = next((i for i, word in enumerate(run.words) if not is_vietnamese_syllable(word)), len(run.words))
            return run.first(min(syllables, 5))
        ends = self.persons.get(run.start)
        if ends is not None and (self._in_heading(run) or run.ends[0] != ends and self._thing_at(ends)):
            inside = max(sum(1 for start in run.starts if start < ends), 1)
            if inside < len(run.words) and self.flow[run.ends[inside - 1] : run.starts[inside]].isspace():
                run = run.first(inside)
        elif len(run.words) > 2 and self._in_heading(run):
            run = self._seen_shorter(run)
        return run

    def _thing_at(self, end: int) -> bool:
        """Whether NER has something that is no person right behind: "Vladimir Putin |Kremlin|"."""
        return end + 1 in self.things

    def _in_heading(self, run: Run) -> bool:
        """Whether the name stands in a line that capitalises most of its words."""
        start = self.flow.rfind("\n", 0, run.start) + 1
        stop = self.flow.find("\n", run.end)
        line = self.flow[start : stop if stop >= 0 else len(self.flow)]
        if len(line) > 250:
            return False
        spelt = [word for word in line.split() if len(word) > 3]
        return sum(word[0].isupper() for word in spelt) > 0.7 * len(spelt)

    def _seen_shorter(self, run: Run) -> Run:
        """ "Donald Trump Secures Deals" in a heading is cut to the name that the text has elsewhere."""
        for count in range(2, len(run.words)):
            name = self.flow[run.start : run.first(count).end]
            for match in re.finditer(re.escape(name) + r"(?!\w)", self.flow):
                if match.start() != run.start and not re.match(r" [^\W\d_a-z]", self.flow[match.end() : match.end() + 2]):
                    return run.first(count)
        return run.first(4)

    def later_mentions(self, full: Sequence[NameMention]) -> Iterator[NameMention]:
        """Single words by which people already named are called: "Lavrov", "Sơn"."""
        named = [self.flow[mention.start : mention.end] for mention in full]
        forms = {form for name in named for form in short_forms(name)}
        forms |= {fold(name) for name in named if " " not in name}  # "Prime Minister Anwar", then "Anwar"
        if not forms:
            return
        for match in self.shapes.word.finditer(self.flow):
            if fold(match.group()) in forms and self._stands_alone(match.start(), match.end()):
                yield NameMention(match.start(), match.end(), "short_form")

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether the word is neither part of a longer name or phrase, nor a thing named after someone."""
        if self.shapes.eponym_after.match(self.flow, end) or start in self.country_starts:
            return False
        after = self.shapes.next_word.match(self.flow, end)
        before = self.shapes.previous_word.search(self.flow, max(0, start - 30), start)
        if after and after.start("word") not in self.country_starts and not self._opens(after.group("word")):
            return False
        return not before or self._opens(before.group("word")) or self._ends_post(before.end("word"))

    def _opens(self, word: str) -> bool:
        return word in self.shapes.not_names

    def _ends_post(self, end: int) -> bool:
        return any(post.end == end for post in self.posts) or end in {m.end for m in self.page.countries}
