"""Countries and blocs in Russian and Vietnamese: every code has a name, and what sentences name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_extract.countries import code_of, codes, find_countries, forms
from vnru_extract.countries.words import RussianCountryWords, VietnameseCountryWords
from vnru_extract.lexicon import load
from vnru_extract.page import Page
from vnru_extract.places import PlaceWords, country_of_place
from vnru_extract.text import flow

RUSSIAN = load("countries", RussianCountryWords, "ru")
VIETNAMESE = load("countries", VietnameseCountryWords, "vi")
TABLES = {"ru": RUSSIAN, "vi": VIETNAMESE}


def _named(text: str, language: str) -> str:
    smooth = flow(text)
    assert len(smooth) == len(text)
    return " ".join(f"{found.code}:{text[found.start : found.end]}" for found in find_countries(smooth, language))


@pytest.mark.parametrize("language", ["ru", "vi"])
def test_every_code_has_a_name(language: str) -> None:
    table = TABLES[language]
    named = {country.code for country in table.country if country.names}
    assert named | {bloc.code for bloc in table.bloc if bloc.names} == codes()


@pytest.mark.parametrize("language", ["ru", "vi"])
def test_no_form_stands_for_two(language: str) -> None:
    owners: dict[str, str] = {}
    for entry in TABLES[language].country:
        for form in {*entry.names, *entry.demonyms, *entry.seats}:
            assert owners.setdefault(form, entry.code) == entry.code, form
    for bloc in TABLES[language].bloc:
        for form in bloc.names:
            assert owners.setdefault(form, bloc.code) == bloc.code, form
    for form in TABLES[language].not_countries:
        assert form not in owners, form


def test_every_russian_name_is_found() -> None:
    for form, (code, kind) in RUSSIAN.meanings().items():
        if form in RUSSIAN.weak:
            continue
        assert [(m.code, m.form) for m in find_countries(f"мы знаем, что {form}, они", "ru")] == [(code, kind)], form


def test_every_vietnamese_name_is_found() -> None:
    for form, (code, kind) in VIETNAMESE.meanings().items():
        assert [(m.code, m.form) for m in find_countries(f"đoàn đã thăm {form}, rồi về", "vi")] == [(code, kind)], form


def test_inflected_forms_are_folded_and_have_codes() -> None:
    table = forms("ru")
    assert table["вьетнамом"] == ("VN", "name")
    assert table["соединенных штатов америки"] == ("US", "name")
    assert codes() - {code for code, _ in table.values()} <= {"GU"}  # folded, Guam and GUAM are one
    assert codes() - {code for code, _ in forms("vi").values()} <= {"GU"}
    assert "việt" not in forms("vi")  # only in pairs


CASES = [
    ("Россия", "Россия Россию Россией России"),
    ("Лаос", "Лаос Лаоса Лаосу Лаосом Лаосе"),
    ("Нидерланды", "Нидерланды Нидерландов Нидерландам Нидерландами Нидерландах"),
    ("Филиппины", "Филиппины Филиппин Филиппинам Филиппинами Филиппинах"),
    ("ОАЭ", "ОАЭ Объединённые|Арабские|Эмираты Объединенных|Арабских|Эмиратов Объединёнными|Арабскими|Эмиратами"),
    ("ЮАР", "ЮАР Южно-Африканской|Республикой Южно-Африканскую|Республику"),
    ("КНДР", "КНДР Корейской|Народно-Демократической|Республике Северную|Корею северокорейская"),
    ("Босния", "Боснии|и|Герцеговины Боснией|и|Герцеговиной Босния|и|Герцеговина"),
    ("Кот-д'Ивуар", "Кот-д'Ивуара Кот-д'Ивуару"),
    ("Шри-Ланка", "Шри-Ланки Шри-Ланкой шри-ланкийского"),
    ("Папуа - Новая Гвинея", "Папуа-Новой|Гвинеи Папуа|-|Новую|Гвинею"),
    ("Афины", "Афинах Афинами Греции греческая греков"),
    ("иорданский", "иорданская иорданскую Иорданией иорданцев"),
    ("немец", "немца немцами немцев немецкую Германии ФРГ германо-"),
    ("СССР", "СССР Советскому|Союзу Советского|Союза советских"),
    ("США", "США Соединённых|Штатов|Америки Соединенным|Штатам Америку американцам Белого|дома Вашингтону"),
    ("ЕС", "ЕС Евросоюза Европейским|союзом Европейскому|Союзу Еврокомиссией"),
    ("ШОС", "ШОС Шанхайской|организации|сотрудничества Шанхайскую|Организацию|Сотрудничества"),
    ("Большая двадцатка", "Большой|двадцатки Большую|двадцатку"),
]


@pytest.mark.parametrize(("lemma", "spelled"), CASES, ids=[lemma for lemma, _ in CASES])
def test_all_cases_are_found(lemma: str, spelled: str) -> None:
    code = code_of(lemma, "ru")
    for form in spelled.replace("|", " ").split(" ") if "|" not in spelled else spelled.split(" "):
        written = form.replace("|", " ")
        text = f"о том, что {written}{'вьетнамский' if written.endswith('-') else ''} сказал"
        assert code in {found.code for found in find_countries(text, "ru")}, written
        first = find_countries(text, "ru")[0]
        assert text[first.start : first.end] == written.rstrip("-")


FOUND_RU = [
    ("Переговоры России и Вьетнама прошли в Ханое, сообщил МИД РФ", "RU:России VN:Вьетнама VN:Ханое RU:РФ"),
    ("ГЛАВЫ МИД РОССИИ И ВЬЕТНАМА ВСТРЕТИЛИСЬ В МОСКВЕ", "RU:РОССИИ VN:ВЬЕТНАМА RU:МОСКВЕ"),
    ("российско-вьетнамские связи", "RU:российско VN:вьетнамские"),
    ("Американо-китайский спор и франко-германский тандем", "US:Американо CN:китайский FR:франко DE:германский"),
    ("российско-китайско-монгольский коридор", "RU:российско CN:китайско MN:монгольский"),
    ("ирано-иракская война, индо-пакистанская граница", "IR:ирано IQ:иракская IN:индо PK:пакистанская"),
    ("с Социалистической Республикой Вьетнам и СРВ", "VN:Социалистической Республикой Вьетнам VN:СРВ"),
    ("в Республике Корея и КНР; посол КНДР", "KR:Республике Корея CN:КНР KP:КНДР"),
    (
        "Конго? Нет: Республика Конго и Демократическая Республика Конго",
        "CG:Республика Конго CD:Демократическая Республика Конго",
    ),
    ("президент Белоруссии, премьер Беларуси и белорусский посол", "BY:Белоруссии BY:Беларуси BY:белорусский"),
    ("Советский посол в ГДР и Чехословакии", "SU:Советский DD:ГДР CS:Чехословакии"),
    ("в Белом доме и Кремле, на Смоленской площади", "US:Белом доме RU:Кремле RU:Смоленской площади"),
    ("Поляки и чехи проголосовали, греков не спросили", "PL:Поляки CZ:чехи GR:греков"),
    ("россияне и вьетнамцы, украинец и два финна", "RU:россияне VN:вьетнамцы UA:украинец FI:финна"),
    ("страны АСЕАН, АТЭС и БРИКС", "ASEAN:АСЕАН APEC:АТЭС BRICS:БРИКС"),
    ("соглашение ЕАЭС (Евразийского экономического союза)", "EAEU:ЕАЭС EAEU:Евразийского экономического союза"),
    ("Генассамблея ООН, МВФ и Всемирный банк", "UN:Генассамблея ООН IMF:МВФ WB:Всемирный банк"),
    ("в Чаде, Мали, Нигере и Нигерии", "TD:Чаде ML:Мали NE:Нигере NG:Нигерии"),
    ("прибыл в Того с визитом", "TG:Того"),
    ("переговоры в Вашингтоне", "US:Вашингтоне"),
    ("В Софии завершились переговоры", "BG:Софии"),
    ("Гуам и ГУАМ", "GU:Гуам GUAM:ГУАМ"),
    ("Кот-д’Ивуар открыл посольство", "CI:Кот-д’Ивуар"),
    ("поставки из США во Вьетнам на $1 млрд", "US:США VN:Вьетнам"),
    ("русский язык преподают русские педагоги", "RU:русские"),
    ("в Бразилии и Бразилиа", "BR:Бразилии BR:Бразилиа"),
    ("Ереване, Тбилиси и Кишиневе", "AM:Ереване GE:Тбилиси MD:Кишиневе"),
]
NOT_FOUND_RU = [
    "товарооборот достиг 5 млрд долларов США, или 400 млрд российских рублей",
    "цена в вьетнамских донгах и китайских юанях",
    "говорит на русском, вьетнамском и английском языках",
    "Того же мнения придерживаются и другие",
    "ТОГО ЖЕ МНЕНИЯ ПРИДЕРЖИВАЮТСЯ",
    "обстановка в Южно-Китайском море и на Корейском полуострове",
    "страны Латинской Америки и Индийского океана",
    "на постсоветском пространстве",
    "экс-советский завод",
    "Всероссийский съезд и латиноамериканский рынок",
    "Мария София приехала",
    "перу поэта принадлежат стихи",
    "куб, катар желудка, чадит",
    "по-русски и по-вьетнамски",
    "Москва-река замёрзла, в Москве-реке нашли",
    "Антироссийская риторика",
    "старались ради того, кто пришёл",
    "внутри страны и за рубежом",
    "Сергей Поляков и Антон Чехов",
    "Поляков заявил",
    "художник Греков",
]
FOUND_VI = [
    ("Tổng thống Nga Vladimir Putin thăm Việt Nam", "RU:Nga VN:Việt Nam"),
    ("quan hệ Việt - Nga, hợp tác Nga-Việt và biên giới Việt–Trung", "VN:Việt RU:Nga RU:Nga VN:Việt VN:Việt CN:Trung"),
    ("quan hệ Mỹ - Trung và Nga – Trung – Mông Cổ", "US:Mỹ CN:Trung RU:Nga CN:Trung MN:Mông Cổ"),
    ("hữu nghị Việt - Xô", "VN:Việt SU:Xô"),
    ("đối thoại Hàn - Triều", "KR:Hàn KP:Triều"),
    ("ba nước Việt - Lào - Campuchia", "VN:Việt LA:Lào KH:Campuchia"),
    ("VIỆT NAM VÀ NGA KÝ HIỆP ĐỊNH", "VN:VIỆT NAM RU:NGA"),
    ("Ngoại trưởng Anh gặp Thủ tướng Đức Merz", "GB:Anh DE:Đức"),
    ("Anh, Pháp, Đức và Ý ra tuyên bố", "GB:Anh FR:Pháp DE:Đức IT:Ý"),
    ("Nga tuyên bố, Mỹ áp thuế, Pháp phản đối", "RU:Nga US:Mỹ FR:Pháp"),
    ("Bộ Ngoại Giao Pháp và Tổng Thống Mỹ", "FR:Pháp US:Mỹ"),
    ("Hoa Kì, Thuỵ Điển, Thụy Sỹ và Cộng hoà Séc", "US:Hoa Kì SE:Thuỵ Điển CH:Thụy Sỹ CZ:Cộng hoà Séc"),
    ("Cộng hòa Xã hội chủ nghĩa Việt Nam và Liên bang Nga", "VN:Cộng hòa Xã hội chủ nghĩa Việt Nam RU:Liên bang Nga"),
    ("tại Mát-xcơ-va, Moskva, Matxcơva và Moscow", "RU:Mát-xcơ-va RU:Moskva RU:Matxcơva RU:Moscow"),
    (
        "Ốt-xtrây-li-a, Úc và Australia; U-crai-na, Ukraina",
        "AU:Ốt-xtrây-li-a AU:Úc AU:Australia UA:U-crai-na UA:Ukraina",
    ),
    ("Bê-la-rút, Belarus; Mi-an-ma, Myanmar", "BY:Bê-la-rút BY:Belarus MM:Mi-an-ma MM:Myanmar"),
    (
        "Liên Hợp Quốc, Liên hợp quốc, Liên hiệp quốc và LHQ",
        "UN:Liên Hợp Quốc UN:Liên hợp quốc UN:Liên hiệp quốc UN:LHQ",
    ),
    (
        "Liên minh Kinh tế Á - Âu (EAEU) và Liên minh châu Âu",
        "EAEU:Liên minh Kinh tế Á - Âu EAEU:EAEU EU:Liên minh châu Âu",
    ),
    ("người Việt ở Séc và kiều bào tại Lào", "VN:Việt CZ:Séc LA:Lào"),
    ("Chile, Peru và Mozambique", "CL:Chile PE:Peru MZ:Mozambique"),
    ("Triều Tiên, Hàn Quốc và CHDCND Triều Tiên", "KP:Triều Tiên KR:Hàn Quốc KP:CHDCND Triều Tiên"),
    ("Liên Xô giúp Việt Nam; chuyên gia Xô viết", "SU:Liên Xô VN:Việt Nam SU:Xô viết"),
    ("Thượng nghị sĩ Mỹ John Kerry và các bạn Lào", "US:Mỹ LA:Lào"),
    ("Theo ông, Nga là đối tác; Trong khi Mỹ phản đối", "RU:Nga US:Mỹ"),
    ("Nữ hoàng Anh Elizabeth II", "GB:Anh"),
    ("Bộ Công Thương Anh và Bộ Quốc phòng Nga", "GB:Anh RU:Nga"),
    ("hàng Việt và doanh nghiệp Việt ở Viễn Đông Nga", "VN:Việt VN:Việt RU:Viễn Đông Nga"),
    ("TỔNG THỐNG NGA THĂM VIỆT NAM", "RU:NGA VN:VIỆT NAM"),
    ("Nigeria không phải là Nga", "NG:Nigeria RU:Nga"),
    ("Thủ tướng Thái Lan, Thủ tướng Ba Lan", "TH:Thái Lan PL:Ba Lan"),
    ("ở Hà Nội và Bắc Kinh, Nhà Trắng nói", "VN:Hà Nội CN:Bắc Kinh US:Nhà Trắng"),
]
NOT_FOUND_VI = [
    "Bà Nga gặp ông Đức và chị Mỹ",
    "Nguyễn Thị Nga và Nguyễn Đức Anh",
    "Tuấn Anh, Việt Anh và Thuý Nga",
    "Pháp luật quy định; Pháp lệnh về dân số; Bộ Tư pháp",
    "Ý kiến của cử tri, Ý nghĩa lịch sử",
    "Anh hùng lao động; Anh ấy nói",
    "xã Mỹ Hưng, huyện Mỹ Đức, sân vận động Mỹ Đình",
    "5 tỷ đô la Mỹ, 3 triệu bảng Anh, 100 yên Nhật",
    "học tiếng Anh, tiếng Nga và tiếng Pháp",
    "tỉnh Thái Bình, Thái Nguyên và Lào Cai",
    "Ấn Độ Dương - Thái Bình Dương",
    "khu vực Mỹ Latinh, Bắc Mỹ và Trung Đông",
    "hòa bình trên bán đảo Triều Tiên",
    "ông Trung và bà Hàn",
    "Đức Phật, Đức Giáo hoàng",
    "Áo dài và Mỹ thuật",
    "V.Pu-tin và X.La-vrốp",
    "đồng chí Đức, chị Nga, em Anh",
    "Bộ trưởng Nguyễn Thị Nga",
    "5 tỷ đồng Việt Nam",
    "ca sĩ Mỹ Linh, diva Mỹ Tâm",
    "khu vực Ấn Độ Dương - Thái Bình Dương, Ấn Độ - Thái Bình Dương",
    "anh em, mỹ thuật, pháp lý, ý chí, đức độ",
]


@pytest.mark.parametrize(("text", "expected"), FOUND_RU)
def test_found_in_russian(text: str, expected: str) -> None:
    assert _named(text, "ru") == expected


@pytest.mark.parametrize("text", NOT_FOUND_RU)
def test_not_found_in_russian(text: str) -> None:
    assert _named(text, "ru") == ""


@pytest.mark.parametrize(("text", "expected"), FOUND_VI)
def test_found_in_vietnamese(text: str, expected: str) -> None:
    assert _named(text, "vi") == expected


@pytest.mark.parametrize("text", NOT_FOUND_VI)
def test_not_found_in_vietnamese(text: str) -> None:
    assert _named(text, "vi") == ""


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("Российской Федерации", "ru", "RU"),
        ("вьетнамскому", "ru", "VN"),
        ("Соединенные Штаты", "ru", "US"),
        ("США", "ru", "US"),
        ("Соединённое Королевство", "ru", "GB"),
        ("улица", "ru", None),
        ("Liên bang Nga", "vi", "RU"),
        ("Thuỵ Sĩ", "vi", "CH"),
        ("Nga", "vi", "RU"),
        ("Việt", "vi", "VN"),
        ("ngang", "vi", None),
    ],
)
def test_code_of_a_phrase(name: str, language: str, code: str | None) -> None:
    assert code_of(name, language) == code


@pytest.mark.parametrize("language", ["ru", "vi"])
def test_places_have_one_country_and_are_none(language: str) -> None:
    for code, places in load("places", PlaceWords, language).places.items():
        for place in places:
            assert country_of_place(place, language) == code, place
            assert code_of(place, language) is None, place


@pytest.mark.parametrize(
    ("place", "language", "code"),
    [
        ("Приморского края", "ru", "RU"),
        ("Санкт-Петербурге", "ru", "RU"),
        ("Хошимина", "ru", "VN"),
        ("Нгеане", "ru", "VN"),
        ("Шанхаем", "ru", "CN"),
        ("Приморский", "ru", None),
        ("Россия", "ru", None),
        ("Thanh Hoá", "vi", "VN"),
        ("Vân Nam", "vi", "CN"),
        ("Xanh Pê-téc-bua", "vi", "RU"),
        ("Guangzhou", "vi", "CN"),
        ("Hà Nội", "vi", None),
    ],
)
def test_whose_a_place_is(place: str, language: str, code: str | None) -> None:
    assert country_of_place(place, language) == code


@pytest.mark.parametrize(
    ("text", "language", "pair"),
    [
        ("Отношения между Россией и Вьетнамом крепнут. Россия и Вьетнам друзья. Индия рядом", "ru", ("RU", "VN")),
        ("Российско-вьетнамские связи. Товарооборот России с Китаем. Вьетнамо-российская дружба", "ru", ("RU", "VN")),
        ("Соглашение между Правительством РФ и Правительством СРВ. Индия. Китай. Китай", "ru", ("RU", "VN")),
        ("Россия, Китай и Вьетнам", "ru", None),
        ("quan hệ Việt Nam - Liên bang Nga, quan hệ Việt - Nga và Trung Quốc", "vi", ("RU", "VN")),
        ("giữa Việt Nam và Nga. Việt Nam hợp tác với Nga. Ấn Độ", "vi", ("RU", "VN")),
        ("Hợp tác Việt Nam với EU: quan hệ Việt Nam - EU. Việt Nam và EU", "vi", ("EU", "VN")),
        ("Lào, Campuchia và Việt Nam", "vi", None),
    ],
)
def test_the_pair_a_document_is_about(text: str, language: str, pair: tuple[str, str] | None) -> None:
    assert Page(text, language=language).pair == pair


@given(st.text(alphabet="ЕСРФТоговьетнамскийССР ìỳЬİ-—.,Việt NgaMỹTrung\n", max_size=60))
def test_any_text_is_read_in_order(text: str) -> None:
    for language in ("ru", "vi"):
        found = find_countries(text, language)
        assert all(0 <= m.start < m.end <= len(text) for m in found)
        assert all(one.end <= other.start for one, other in pairwise(found))
