"""What `events.toml` of a language without articles holds for the linker: the words that share out a sentence."""

from vnru_extract.lexicon import Entry


class Telling(Entry):
    """Words that divide a sentence among its occasions, and say who takes part, where and when.

    `reporting`: who tells it, up to `that`; `sources`: before who tells it at the head of a sentence; `breaks`, and
    after a comma `comma_breaks`: what comes behind is of something else; `starts`: after a comma, another clause
    begins; `ends`: where the words of a noun end. `title_words`: small words of titles and lists. `lists`, `attending`:
    how a sentence begins that lists those who were there, and its verb; `retinue`: words of those who travel along;
    `honouring`, `in_honour`: before whom it is for, or for a pronoun; `monuments`, `to_monument`, `of_monument`: where
    wreaths are laid, and the words before and in such a name; `leading`: before who leads a delegation; `chairing`:
    before who leads the talks; `company_before`: before with whom it is, where that comes first. `beside_people`,
    `beside_places`, `owners`: before who takes part, where it is, whose it is; `oblique`: before somebody who is no
    subject; `inviting`: before who does not take part. `not_when`, `scheduled`: before a day that is not that of the
    occasion, and one that is; `opening`: before one that is where it opens a sentence; `beside`: before an occasion on
    another day than what stands before. `he`, `his`, `we`, `whole` (those of `we` who may be a whole country), `pairs`,
    `both`, `bare_titles`: who was named before, or speaks. `telephone`, `witnessing`, `ties`, `sides`: words of calls,
    of who looks on, of relations, of parties. `after`, `margin`, `at`, `other_day`: what ties an occasion to another
    one, or to another day; `anniversaries`: before one that is only remembered.
    """

    reporting: tuple[str, ...]
    sources: tuple[str, ...]
    that: tuple[str, ...]
    breaks: tuple[str, ...]
    comma_breaks: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    title_words: tuple[str, ...]
    lists: tuple[str, ...]
    attending: tuple[str, ...]
    retinue: tuple[str, ...]
    monuments: tuple[str, ...]
    to_monument: tuple[str, ...]
    of_monument: tuple[str, ...]
    leading: tuple[str, ...]
    honouring: tuple[str, ...]
    in_honour: tuple[str, ...]
    chairing: tuple[str, ...]
    company_before: tuple[str, ...]
    beside_people: tuple[str, ...]
    beside_places: tuple[str, ...]
    owners: tuple[str, ...]
    oblique: tuple[str, ...]
    not_when: tuple[str, ...]
    opening: tuple[str, ...]
    scheduled: tuple[str, ...]
    inviting: tuple[str, ...]
    he: tuple[str, ...]
    his: tuple[str, ...]
    we: tuple[str, ...]
    whole: tuple[str, ...]
    pairs: tuple[str, ...]
    both: tuple[str, ...]
    bare_titles: tuple[str, ...]
    telephone: tuple[str, ...]
    witnessing: tuple[str, ...]
    ties: tuple[str, ...]
    sides: tuple[str, ...]
    beside: tuple[str, ...]
    anniversaries: tuple[str, ...]
    after: tuple[str, ...]
    margin: tuple[str, ...]
    at: tuple[str, ...]
    other_day: tuple[str, ...]
