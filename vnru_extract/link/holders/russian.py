"""Which post belongs to which name in Russian, by what stands between them.

In order: a name right after the title ("министр иностранных дел |Сергей Лавров|"), a plural title and its names ("главы
МИД России и Вьетнама |Сергей Лавров| и |Буй Тхань Шон|"), the title in apposition ("|Бездетко|, посол России"), a verb
between them ("послом назначен |Бездетко|"), and the holder of the post that "и", a comma or a dash ties to this one.
Unsure stays unlinked.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from vnru_extract.extractors.offices.russian.words import heads, patterns, words
from vnru_extract.extractors.people.russian.paradigms import declined
from vnru_extract.extractors.people.russian.words import shapes
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.models import Tenure
from vnru_extract.page import Page
from vnru_extract.transcription.traditions import tradition_of

# As in "министры |двух стран |A и B", "президент| - |A", "глава МИД| (|A)".
_BEFORE_NAME = re.compile(
    r" {1,3}(?:(?:двух|обеих|обоих|трех|трёх) (?:стран|государств|держав|сторон) )?(?:(?P<dash>[-—] )|\()?"
)
# "A| и |B", "A|, |B", "A|, а также |B"
_LIST = re.compile(r"(?:,| и|, а также) ")
# "Председатель|, |министр", "вице-премьер| - |министр", "депутат| и |лидер"
_JOINT = re.compile(
    r"(?:, а также|, он же|, одновременно| и одновременно| и по совместительству| и|,| [-—]|/)"
    r"(?: также| ныне| бывший| бывшая|(?: временно)? исполняющ[а-я]{2,3} обязанности| и\.о\.| врио)? ?"
)
_APPOSITION = re.compile(r"(?:,| \(| [-—])(?P<words>(?: [а-яё.-]+){0,6}) ?")
_ENDS = re.compile(r'[ ]?(?:[,.;:)"!?\n]|\Z| и | [-—] )')
_VERB = (
    r"(?:пере)?(?:назнач(?!ени)|избра(?!ни)|избир|утвержд(?!ени)|стал|станет|становит|явля|оста(?:ется|ётся|вал|лся|лась)|вступи|занима|занял|"
    r"заня|работа|служил|исполня|объявл|был\b|была\b|будет\b|освобожд|покину|остави|ушел|ушёл|ушла)[а-яё]*"
)
# "A| был избран |президентом", "A| занимал пост |министра", "A|, который является |послом"
_PREDICATE = re.compile(
    rf"(?:, котор(?:ый|ая)|,| [-—])?(?: [а-яё0-9]+){{0,5}}? (?P<verb>{_VERB})(?: [а-яё0-9]+){{0,5}}?"
    r"(?: (?P<post>пост[ауе]?|должност[ьи]|обязанности))? "
)
# "послом| назначен |A", "президентом| страны вновь избран |A"
_PREDICATE_BEFORE = re.compile(rf"(?: [а-яё0-9]+){{0,4}}? (?P<verb>{_VERB})(?: [а-яё0-9]+){{0,3}}? ")
# As in "|Он был избран |президентом".
_PRONOUN = re.compile(rf"(?<!\w)[Оо]на?[^.;:\n]{{0,60}}? (?:{_VERB})(?: [а-яё0-9]+){{0,3}}? \Z")
_POST = re.compile(r"(?:пост[ауе]?|должност[ьи])(?: [а-яё]+)? \Z")
_OVER = re.compile(r"занимал|освобожд|покину|остави|уш|работал|служил")
_REACH = 120
# What a post lends its holder to the one before it by.
_SHARED = frozenset({"joint_posts", "predicate", "title_before_name"})


def with_holders(page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> list[PostMention]:
    """The posts, each with where its holder's name starts; a plural title once for each of its names."""
    linker = _Linker(page, names, posts)
    return linker.settled()


class _Linker:
    def __init__(self, page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> None:
        self.page, self.flow, self.names = page, page.flow, names
        self.posts = [post for post in posts if post.rule != "inner_title"]
        self.inner = [post for post in posts if post.rule == "inner_title"]
        self.starts = [name.start for name in names]
        self.ends = [name.end for name in names]
        self.country_ends = {country.end: country.start for country in page.countries}
        self.direct = [self._after(post) for post in self.posts]
        self.titled = {name.start for name in self.direct if name}

    def settled(self) -> list[PostMention]:
        """Each post with its holder, and the rule that saw it."""
        found: list[PostMention | None] = [None] * len(self.posts)
        shared = [held for post in self.inner for held in self._of_inner(post)]
        for index, post in enumerate(self.posts):
            if post.rule == "plural_title":
                shared += self._of_many(index)
            else:
                found[index] = self._own(index)
        self._join(found)
        one = [got or post for got, post in zip(found, self.posts, strict=True) if post.rule != "plural_title"]
        return sorted([*one, *shared], key=lambda post: post.start)

    def _own(self, index: int) -> PostMention | None:
        post = self.posts[index]
        if direct := self.direct[index]:
            return _held(post, direct, "title_before_name")
        if (name := self._in_apposition(post)) and not (name.start in self.titled and self._leads_to_name(index)):
            return _held(post, name, "title_in_apposition")
        return self._by_verb(post)

    def _leads_to_name(self, index: int) -> bool:
        """As in "Председатель A, |Первый заместитель| и Министр B": B's, for A has a title already."""
        return index + 1 < len(self.posts) and self.direct[index + 1] is not None and self._tied(index)

    def _after(self, post: PostMention) -> NameMention | None:
        gap = _BEFORE_NAME.match(self.flow, post.end)
        if gap is None or (gap["dash"] and "nomn" not in self._cases(post)):
            return None  # "сын руководителя| - |Дмитрий"
        name = self._at(gap.end())
        if name is None or post.rule == "plural_title" or self._agree(name, post):
            return name
        following = self._at(name.end + 1)  # "помощник президента Владимира Путина |Юрий Ушаков|"
        return following if following and self._agree(following, post) else None

    def _agree(self, name: NameMention, post: PostMention) -> bool:
        """Whether a name and a title can be in one case: not "посланник |То Лама|", "|Зайцев|, губернатора"."""
        cases = self._cases(post)
        if not cases or post.tenure == "acting":
            return True
        written, nominative = _LAST_WORD.findall(self.flow, name.start, name.end)[-1:], (name.name or "").split()[-1:]
        if not written or [word.lower() for word in nominative] != [written[0].lower()]:
            return cases != {"nomn"}
        is_one_form = len(declined(nominative[0], None, east_asian=tradition_of(name.name or "") is not None)) == 1
        return "nomn" in cases or is_one_form

    def _of_inner(self, post: PostMention) -> list[PostMention]:
        """As in "помощник |президента| Владимира Путина": the inner title's holder is in the genitive."""
        name = self._at(post.end + 1)
        outer = next((one for one in self.posts if one.end == post.end and one.start < post.start), None)
        if name is None or outer is None or self._agree(name, outer) or not self._agree(name, post):
            return []
        return [_held(post, name, "title_before_name")]

    def _at(self, at: int) -> NameMention | None:
        """The name that starts here, or behind forms of address that start here."""
        for _ in range(3):
            index = bisect_left(self.starts, at)
            if index < len(self.starts) and self.starts[index] == at:
                return self.names[index]
            address = shapes().honorific.match(self.flow, at) or _RANK.match(self.flow, at)
            if address is None:
                return None
            at = address.end()
        return None

    def _of_many(self, index: int) -> list[PostMention]:
        """A plural title's names: of two countries one each, of one country all."""
        post = self.posts[index]
        group = [other for other in self.posts if (other.start, other.end) == (post.start, post.end)]
        first = self._after(post)
        listed = self._listed(first) if first else []
        if not listed:
            return [post]
        if len(group) > 1:
            rank = next(place for place, other in enumerate(group) if other is post)
            return [_held(post, listed[rank], "plural_title")] if len(listed) == len(group) else [post]
        return [_held(post, name, "plural_title") for name in listed]

    def _listed(self, first: NameMention) -> list[NameMention]:
        listed = [first]
        while (link := _LIST.match(self.flow, listed[-1].end)) and (following := self._at(link.end())):
            listed.append(following)
        return listed

    def _in_apposition(self, post: PostMention) -> NameMention | None:
        name = self._last_before(post.start)
        if name is None or not _ENDS.match(self.flow, post.end):
            return None
        gap = self.flow[name.end : post.start]
        tied = _APPOSITION.match(gap)
        if tied is None or "\n" in gap:
            return None
        if not self._agree(name, post):
            return None
        return name if self._passes(name.end + tied.start("words"), post.start) else None

    def _passes(self, start: int, end: int) -> bool:
        """Whether only a country's adjective and words of tenure stand between two offsets."""
        at = start
        while at < end:
            if self.flow[at] in " (":
                at += 1
                continue
            word = _TOKEN.match(self.flow, at, end)
            if word is None:
                return False
            country = next((c for c in self.page.countries_in(at, end) if c.start == at), None)
            lower = word.group().lower()
            known = lower in words().apposition.passing or any(lower in table for table in _adjectives())
            if country is None and not known:
                return False
            at = country.end if country else word.end()
        return True

    def _by_verb(self, post: PostMention) -> PostMention | None:
        cases = self._cases(post)
        name = self._last_before(post.start)
        if post.tenure == "acting":
            cases |= {"ablt"}  # "врио губернатора| стала |A"
        if name and (verb := _PREDICATE.fullmatch(self.flow, name.end, self._start_with_country(post))):
            over: Tenure = "former" if _OVER.match(verb["verb"]) else post.tenure
            if "ablt" in cases or (verb["post"] and "gent" in cases):
                return replace(_held(post, name, "predicate"), tenure=over)
        if "ablt" in cases and (named := self._by_pronoun(post)):
            return _held(post, named, "predicate")
        index = bisect_left(self.starts, post.end)
        following = self.names[index] if index < len(self.names) and self.starts[index] - post.end < _REACH else None
        if following and _PREDICATE_BEFORE.fullmatch(self.flow, post.end, self._address_start(following.start)):
            in_office = _POST.search(self.flow, max(0, post.start - 30), post.start)
            if "ablt" in cases or (in_office and "gent" in cases):
                return _held(post, following, "predicate")
        return None

    def _by_pronoun(self, post: PostMention) -> NameMention | None:
        """As in "В 2010 году |он стал |председателем": who is named in the sentence so far, or in the one before."""
        begin = self.page.sentence_at(post.start)[0]
        said = _PRONOUN.search(self.flow, begin, self._start_with_country(post))
        if said is None:
            return None
        for start, end in ((begin, said.start()), (self.page.sentence_at(max(0, begin - 2))[0], begin)):
            named = self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
            if named:
                only = len({name.name for name in named}) == 1
                return named[0] if only or self._is_nominative(named[0]) else None
        return None

    def _is_nominative(self, name: NameMention) -> bool:
        return self.flow[name.start : name.end] == name.name

    def _start_with_country(self, post: PostMention) -> int:
        """Where a title starts with its country's adjective: "избран |российским президентом|"."""
        before = self.country_ends.get(post.start - 1)
        return before if before is not None else post.start

    def _address_start(self, at: int) -> int:
        """Where a name starts with its form of address."""
        window = max(0, at - 20)
        for address in shapes().honorific.finditer(self.flow, window, at + 1):
            if address.end() == at:
                return address.start()
        return at

    def _cases(self, post: PostMention) -> frozenset[str]:
        core = patterns().core.search(self.flow, post.start, post.end)
        return heads()[core["head"].lower()].cases if core else frozenset()

    def _last_before(self, at: int) -> NameMention | None:
        index = bisect_right(self.ends, at) - 1
        if index < 0 or at - self.ends[index] > _REACH:
            return None
        name = self.names[index]
        return name if name.start >= self.page.sentence_at(at)[0] else None

    def _join(self, found: list[PostMention | None]) -> None:
        """Two posts that a conjunction, comma or dash ties together have one holder."""
        for index in range(len(found) - 2, -1, -1):
            after = found[index + 1]
            if (
                found[index] is None
                and after
                and after.rule in _SHARED
                and (after.holder or 0) > after.end
                and self._tied(index)
            ):
                found[index] = _held_at(self.posts[index], after.holder, "joint_posts")
        for index in range(1, len(found)):
            before = found[index - 1]
            if (
                found[index] is None
                and before
                and before.rule in ("title_in_apposition", "predicate", "joint_posts")
                and self._tied(index - 1)
            ):
                found[index] = _held_at(self.posts[index], before.holder, "joint_posts")

    def _tied(self, index: int) -> bool:
        first, second = self.posts[index], self.posts[index + 1]
        if "plural_title" in (first.rule, second.rule) or (
            first.country and second.country and first.country != second.country
        ):
            return False
        if first.start == second.start:
            return True  # accredited to two countries
        gap = self.flow[first.end : self._start_with_country(second)]
        return _JOINT.fullmatch(gap) is not None


# "Беглов" of "А.Д.Беглов"
_LAST_WORD = re.compile(r"[А-Яа-яЁё-]{2,}")
_TOKEN = re.compile(r"[А-Яа-яЁё.-]+")
# "генерал-полковник |", "академик РАН |"
_RANK = re.compile(r"(?:РАН|в отставке|запаса|юстиции|авиации) ")


def _adjectives() -> tuple[frozenset[str], ...]:
    found = patterns()
    return found.former, found.designate, found.acting, found.passed_over, found.of_title


def _held(post: PostMention, name: NameMention, rule: str) -> PostMention:
    return _held_at(post, name.start, rule)


def _held_at(post: PostMention, holder: int | None, rule: str) -> PostMention:
    return replace(post, holder=holder, rule=post.rule if post.rule == "counterpart" else rule)
