"""What Russian words can be: of a name after its noun, or of the clause around it; names in the nominative."""

from functools import lru_cache
from typing import Any

from vnru_extract.morphology import inflected, like, parses

_OBLIQUE = frozenset({"gent", "datv", "ablt", "loct", "gen2", "loc2"})
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "NUMR", "NPRO"})
_VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTS", "ADJS", "PRED"})
# "граждан |одного| государства на территории |другого|"
# "обновлённое |соглашение|"
_RENEWED = frozenset({"обновить", "расширить", "модернизировать", "усовершенствовать"})
_COUNTING = frozenset({"два", "несколько", "ряд", "три", "четыре"})
_EACH_OTHER = frozenset({"другой", "один"})
# a reading that is rarer than this is not what is meant: "мер" is no verb
_LIKELY = 0.04
_KEPT = 65_536


@lru_cache(maxsize=_KEPT)
def may_be_governed(word: str, *, accusative: bool = False) -> bool:
    """Whether a word can stand in a name after its noun: a noun or adjective in an oblique case, or one undeclined.

    After "на" that may be the accusative: "налогов на |доходы|".
    """
    if not any("а" <= letter <= "я" or letter == "ё" for letter in word.lower()):
        return True
    if len(word) > 1 and word.isupper():
        return True
    cases = _OBLIQUE | {"accs"} if accusative else _OBLIQUE
    for parse in parses(word.lower()):
        tag = parse.tag
        if parse.score >= _LIKELY and tag.POS in _NOMINAL and (tag.case in cases or "Fixd" in tag):
            return bool("Apro" not in tag or parse.normal_form in _EACH_OTHER)
    return False


@lru_cache(maxsize=_KEPT)
def is_genitive(word: str) -> bool:
    """Whether a word can be a noun or adjective in the genitive: "договор |сторон|"."""
    if len(word) > 1 and word.isupper():
        return True
    readings = [one.tag for one in parses(word.lower()) if one.score >= _LIKELY]
    return any(tag.POS in {"NOUN", "ADJF", "NUMR"} and tag.case == "gent" and "Apro" not in tag for tag in readings)


@lru_cache(maxsize=_KEPT)
def is_verb(word: str) -> bool:
    """Whether a word is most likely a verb: "вступил", "подписано"."""
    return parses(word.lower())[0].tag.POS in _VERBAL


@lru_cache(maxsize=_KEPT)
def is_plural_verb(word: str) -> bool:
    """Whether a word is most likely a verb in the plural: "подписали"."""
    tag = parses(word.lower())[0].tag
    return str(tag.POS) in _VERBAL and str(tag.number) == "plur"


@lru_cache(maxsize=_KEPT)
def is_participle(word: str) -> bool:
    """Whether a word is a full participle: "подписанный"."""
    return str(parses(word.lower())[0].tag.POS) == "PRTF"


@lru_cache(maxsize=_KEPT)
def adjective(word: str) -> str | None:
    """The dictionary form of a full adjective, `ё` as `е`; None of any other word.

    Participles tell what was done to an instrument ("подписанный"), and are no part of its name, but for a few.
    """
    for parse in parses(word.lower()):
        if parse.score < _LIKELY or "Apro" in parse.tag:
            continue
        if parse.tag.POS == "ADJF":
            return str(parse.normal_form).replace("ё", "е")
        if parse.tag.POS == "PRTF" and parse.normal_form in _RENEWED:
            return str(parse.inflect({"nomn", "sing", "masc"}).word).replace("ё", "е")
    return None


@lru_cache(maxsize=_KEPT)
def agrees(word: str, noun: str) -> bool:
    """Whether an adjective can stand with a noun: in its case, number and gender."""
    forms = {_form(one.tag) for one in parses(noun.lower()) if one.tag.POS == "NOUN"}
    if not forms or any("Fixd" in one.tag for one in parses(noun.lower())):
        return True
    return any(_form(one.tag) in forms for one in parses(word.lower()) if one.tag.POS in {"ADJF", "PRTF"})


def _form(tag: Any) -> tuple[str, str, str]:
    return str(tag.case), str(tag.number), str(tag.gender) if tag.number == "sing" else ""


@lru_cache(maxsize=_KEPT)
def pronoun(word: str) -> str | None:
    """The dictionary form of a pronoun that stands before nouns: "этого" as "этот"."""
    for parse in parses(word.lower()):
        if parse.tag.POS == "ADJF" and "Apro" in parse.tag:
            return str(parse.normal_form)
    return None


@lru_cache(maxsize=_KEPT)
def is_singular_adjective(word: str) -> bool:
    """Whether an adjective or participle is a singular, and no plural too: "совместное"."""
    return {one.tag.number for one in parses(word.lower()) if one.tag.POS in {"ADJF", "PRTF"}} == {"sing"}


@lru_cache(maxsize=_KEPT)
def numbers(noun: str) -> frozenset[str]:
    """The numbers that a written noun can be of: "соглашения" is of both."""
    return frozenset(str(one.tag.number) for one in parses(noun.lower()) if one.tag.POS == "NOUN")


def nominative(before: str, lemma: str, written: str, *, plural: bool) -> str:
    """Adjectives and noun in the nominative, with the capitals that they are written with.

    >>> nominative("Крымским", "соглашение", "соглашением", plural=False)
    'Крымское соглашение'
    """
    nouns = (one for word in lemma.split(" ") for one in parses(word) if one.tag.POS == "NOUN")
    gender = next((noun.tag.gender for noun in nouns), "masc")
    number = "plur" if plural else "sing"
    said = [_agreeing(word, number, gender) for word in before.split(" ")] if before else []
    head = inflected(lemma, "nomn", number) or lemma
    return " ".join([*said, as_written(head, written)])


def as_written(lemma: str, written: str) -> str:
    """The lemma with the capitals of the written form; of a phrase, word by word."""
    pairs = zip(lemma.split(), written.split(), strict=True)
    return " ".join(_as(one, other) for one, other in pairs)


def _as(word: str, written: str) -> str:
    """A word with the capitals of another, and with `ё` only where that has it."""
    return like(word if "ё" in written.lower() else word.replace("ё", "е"), written)


def _agreeing(word: str, number: str, gender: str) -> str:
    """An adjective in the nominative of a number and gender; any other word as it stands."""
    wanted = {"nomn", number} if number == "plur" else {"nomn", number, gender}
    for parse in parses(word):
        if parse.tag.POS in {"ADJF", "PRTF"} and (found := parse.inflect(wanted)):
            return _as(found.word, word)
    return word


def is_plural_sign(word: str) -> bool:
    """Whether a word shows that the noun after it is a plural: "подписаны |соглашения|", "межправительственные"."""
    if word.lower() in _COUNTING:
        return True
    tag = next((one.tag for one in parses(word.lower()) if one.score >= _LIKELY), None)
    if tag is None or tag.POS in {"NUMR", "VERB"}:
        return tag is not None  # a verb has the plural for its object: of one it would be "соглашение"
    if str(tag.number) != "plur":
        return False
    declined = tag.POS in {"ADJF", "PRTF"} and tag.case in {"nomn", "accs", "gent"}
    return declined or tag.POS == "PRTS"
