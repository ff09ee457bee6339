"""Names that their form alone tells, whatever NER says: "Xi Jinping", "Mina ANDREEVA", "SECRETARY BLINKEN:"."""

import re
from collections.abc import Iterator

from vnru_extract.extractors.people.bounds import Bounds
from vnru_extract.mentions import NameMention
from vnru_extract.names import is_given_name, tradition_of
from vnru_extract.origins import homes_of_given, homes_of_surname

_VOWELS = re.compile(r"[aeiou]+")
# What stands before a hyphen and is nobody: "the Indo-Pacific Administration".
_COMBINING = frozenset({"Afro", "Anglo", "Anti", "Asia", "Euro", "Franco", "Indo", "Inter", "Pan", "Post", "Sino"})


def find_by_form(bounds: Bounds) -> Iterator[NameMention]:
    """What the form of the words tells; overlaps are settled later."""
    yield from _vietnamese(bounds)
    yield from _chinese(bounds)
    yield from _capital_surnames(bounds)
    yield from _labels(bounds)
    yield from _administrations(bounds)
    yield from _known_on_both_sides(bounds)


def _vietnamese(bounds: Bounds) -> Iterator[NameMention]:
    """A frequent surname with one to three syllables: "|Nguyen Phu Trong|"."""
    for match in bounds.shapes.vietnamese.finditer(bounds.flow):
        run = bounds.run(match.start())
        if run and tradition_of(" ".join(run.words)) == "vietnamese" and not bounds.is_thing(run):
            yield NameMention(run.start, run.end, "vietnamese_name")


def _chinese(bounds: Bounds) -> Iterator[NameMention]:
    """A frequent surname with a given name of two syllables: "China's |Xi Jinping|"."""
    for match in bounds.shapes.chinese.finditer(bounds.flow):
        run = bounds.run(match.start())
        if not run or len(run.words) != 2 or len(_VOWELS.findall(run.words[1])) < 2:
            continue
        if tradition_of(" ".join(run.words)) == "chinese" and not bounds.is_thing(run):
            yield NameMention(run.start, run.end, "chinese_name")


def _capital_surnames(bounds: Bounds) -> Iterator[NameMention]:
    """A given name and a surname in capitals, as the European Union's pages have them: "|Mina ANDREEVA|"."""
    for match in bounds.shapes.capital_surname.finditer(bounds.flow):
        run = bounds.run(match.start())
        if not run or run.end != match.end() or not _is_given(run.words[0]):
            continue
        if not (bounds.is_thing(run) or bounds.is_common(run) or bounds.page.countries_in(run.start, run.end)):
            yield NameMention(run.start, run.end, "capital_surname")


def _labels(bounds: Bounds) -> Iterator[NameMention]:
    """Who speaks, with the office, in capitals: "SECRETARY |BLINKEN|:", "MR. |PRICE|:"."""
    for match in bounds.shapes.label.finditer(bounds.flow):
        if match["name"].upper() == match["name"] and not bounds.page.countries_in(*match.span("name")):
            yield NameMention(*match.span("name"), "speaker")


def _administrations(bounds: Bounds) -> Iterator[NameMention]:
    """As in "the |Biden|-|Harris| Administration", "the |Clinton| administration"."""
    if "dministration" not in bounds.flow:
        return
    for match in bounds.shapes.administration.finditer(bounds.flow):
        start = match.start("second")
        if match["first"] is None:
            if start in bounds.persons and not bounds.page.countries_in(*match.span("second")):
                yield NameMention(*match.span("second"), "administration")
        elif not (match.group().endswith("Administration") or match["second"] in bounds.words_at):
            continue  # "the Deep-Sea administration"
        elif match["first"] not in _COMBINING and not bounds.page.countries_in(*match.span()):
            yield NameMention(*match.span("first"), "administration")
            yield NameMention(*match.span("second"), "administration")


def _known_on_both_sides(bounds: Bounds) -> Iterator[NameMention]:
    """A frequent given name and a frequent surname that NER left out: "Bureau Official |Ricardo Zuniga|"."""
    for first, starts in bounds.words_at.items():
        if not is_given_name(first):
            continue
        for start in starts:
            run = bounds.run(start) if bounds.may_begin(start) else None
            if not run or not 1 < len(run.words) < 4 or not homes_of_surname(run.words[-1]):
                continue
            if not (bounds.is_thing(run) or bounds.is_common(run) or bounds.in_heading(run)):
                yield NameMention(run.start, run.end, "given_name")


def _is_given(word: str) -> bool:
    return is_given_name(word) or bool(homes_of_given(word))
