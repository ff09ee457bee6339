"""The role that a Russian title gives: by its head, by what it is of, and by whom it stands in for."""

import re
from functools import cache
from typing import get_args

from vnru_extract.countries import blocs
from vnru_extract.extractors.offices.russian.words import body_forms
from vnru_extract.lexicon import alternation
from vnru_extract.models import Role

_ROLES: frozenset[str] = frozenset(get_args(Role))
_FOREIGN = re.compile(r"\b(?:иностранных дел|внешних (?:связей|сношений|дел)|международных (?:дел|отношений)|МИД\w*)\b")
_DEFENCE = re.compile(r"\b(?:обороны|национальной безопасности и обороны|вооруж[её]нных сил)\b")
_REGION = re.compile(r"\b(?:кра[яй]|област[иь]|округа|провинци[ия]|региона|штата|губернии)\b")
_CITY = re.compile(r"\b(?:города|г\.|горадминистрации|городского)\b")
_REPUBLIC = re.compile(r"\b(?:[Рр]еспублики|Чечни|Татарстана|Башкортостана|Якутии|Крыма|Дагестана)\b")
_COMPANY = re.compile(r'["«]|\b(?:АО|ОАО|ООО|ПАО|ЗАО|ГК|АК|НК|банка|\w+банка|[Гг]азпром\w*|[Рр]оснефт\w*)\b')
_STATE_BANK = re.compile(r"\b(?:[Цц]ентрального банка|[Цц]ентробанка|ЦБ|[Гг]осударственного банка|Банка России)\b")
# "9-го управления", "Комитета по обороне": a part of a larger body.
_DIVISION = re.compile(
    r"(?:\d{1,3}-?(?:го|й) )?(?:комитета|комиссии|департамента|управления|аппарата|администрации президента|отдела|"
    r"фракции|канцелярии|секретариата)\b",
    re.IGNORECASE,
)
# Who is quoted for them: "представитель |Кремля|".
_SPEAKING = re.compile(r"(?:Кремля|Белого дома|Пентагона|правительства|полиции)\b")
_WHOLE = re.compile(r"(?:государства|страны|республики|союза)?\Z")
# Of whom a deputy is what.
_DEPUTIES: dict[Role, Role] = {
    "ambassador": "diplomat",
    "defence_minister": "deputy_minister",
    "executive": "executive",
    "foreign_minister": "deputy_minister",
    "governor": "deputy_governor",
    "head_of_body": "deputy_head_of_body",
    "mayor": "deputy_mayor",
    "minister": "deputy_minister",
    "military_officer": "military_officer",
    "party_leader": "party_official",
    "party_official": "party_official",
    "president": "vice_president",
    "prime_minister": "deputy_prime_minister",
    "speaker": "deputy_speaker",
}
# Those who run a body, whatever their title says.
_HEADING = frozenset({"head", "leader", "president", "secretary", "speaker", "vice_president"})
_OF_PRESIDENTS = frozenset({"CN", "KP", "VN", "LA", "CU"})


def role_of(lemma: str, group: str, scope: str, country: str | None, inner: Role | None) -> Role:
    """The role of a title with the head `lemma` of a group of the lexicon, of what `scope` says.

    `inner` is the role of the office that the scope names: "заместитель |министра|".

    >>> role_of("глава", "head", "МИД", "RU", None), role_of("министр", "minister", "обороны", None, None)
    ('foreign_minister', 'defence_minister')
    """
    if group == "deputy":
        of = inner or _of_body(scope, country) or "head_of_body"
        return _DEPUTIES.get(of, "deputy_head_of_body")
    if group == "minister":
        return _minister(scope)
    if group == "member":
        return "party_official" if _is(scope, "party") else "legislator" if _is(scope, "parliament") else "other"
    if group == "representative":
        return "spokesperson" if _is(scope, "foreign") or _is(scope, "defence") or _SPEAKING.match(scope) else "other"
    if group in _HEADING:
        return _heading(lemma, group, scope, country)
    if group == "prime_minister" and re.match(r"(?:края|области|провинции|штата)\b", scope):
        return "governor"
    return group if group in _ROLES else "other"  # type: ignore[return-value]


def _minister(scope: str) -> Role:
    if _FOREIGN.search(scope) and "внешней торговли" not in scope:
        return "foreign_minister"
    return "defence_minister" if _DEFENCE.search(scope) else "minister"


def _heading(lemma: str, group: str, scope: str, country: str | None) -> Role:
    if told := _special(lemma, group, scope, country):
        return told
    deputy = group == "vice_president"
    of = _of_body(scope, country)
    if of:
        return _DEPUTIES.get(of, of) if deputy else of
    if scope and not _WHOLE.match(scope) and group in ("president", "vice_president"):
        return "deputy_head_of_body" if deputy else "head_of_body"
    return {"president": "president", "vice_president": "vice_president", "leader": "other"}.get(  # type: ignore[return-value]
        group, "speaker" if group == "speaker" else "head_of_body"
    )


def _special(lemma: str, group: str, scope: str, country: str | None) -> Role | None:
    """What the head itself settles."""
    if "секретарь" in lemma or lemma == "генсек":
        return _secretary(lemma, scope, country)
    if group == "speaker" and _is(scope, "foreign"):
        return "spokesperson"
    if lemma == "глава" and scope.startswith(("государства", "Белого дома")):
        return "president"
    if group == "president" and _REPUBLIC.match(scope):
        return "governor"
    if lemma == "председатель" and not scope and country in ("CN", "KP"):
        return "president"
    if lemma in ("глава", "руководитель") and scope.startswith(("делегации", "группы", "миссии")):
        return "other"
    return None


def _secretary(lemma: str, scope: str, country: str | None) -> Role:
    if lemma in ("госсекретарь", "государственный секретарь"):
        return "foreign_minister" if country in (None, "US", "VA") else "deputy_minister"
    if lemma == "статс-секретарь":
        return "deputy_minister"
    if lemma in ("генсек", "генеральный секретарь"):
        return (
            "head_of_body"
            if country in blocs() or not (_is(scope, "party") or country in _OF_PRESIDENTS or not scope)
            else "party_leader"
        )
    if re.search(r"\bпосольства\b", scope):
        return "diplomat"
    if _is(scope, "party"):
        return "party_leader" if lemma == "первый секретарь" and "ЦК" in scope else "party_official"
    return "head_of_body"


def _of_body(scope: str, country: str | None) -> Role | None:
    """The role of one who runs what the scope names."""
    if _is(scope, "foreign", start=True) or _FOREIGN.match(scope):
        return "foreign_minister"
    if _is(scope, "defence", start=True):
        return "defence_minister"
    if re.match(r"[Мм]инистерства|Мин[а-я]+", scope):
        return _minister(scope)
    if _DIVISION.match(scope):
        return "party_official" if _is(scope, "party") else "head_of_body"
    for kind, role in _ROLE_OF_BODY:
        if _is(scope, kind):
            return role
    if re.search(r"[Нн]ародного комитета", scope):
        return "governor" if _REGION.search(scope) else "mayor"
    if _STATE_BANK.search(scope):
        return "head_of_body"
    if _COMPANY.search(scope) or _is(scope, "company"):
        return "executive"
    if _REGION.search(scope) or _REPUBLIC.match(scope):
        return "governor"
    if _CITY.search(scope):
        return "mayor"
    return "head_of_body" if _is(scope, "state") or country in blocs() else None


_ROLE_OF_BODY: tuple[tuple[str, Role], ...] = (
    ("parliament", "speaker"),
    ("government", "prime_minister"),
    ("military", "military_officer"),
    ("party", "party_leader"),
)


def _is(scope: str, kind: str, *, start: bool = False) -> bool:
    found = _bodies(kind)
    return (found.match(scope) if start else found.search(scope)) is not None


@cache
def _bodies(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(body_forms(kind))})(?![\w-])")
