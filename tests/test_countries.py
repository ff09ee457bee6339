"""Countries and blocs: the table against ISO 3166, what sentences name, and which two a document is about."""

from datetime import timedelta

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnru_extract.countries import CountryWords, code_of, codes, find_countries, forms
from vnru_extract.lexicon import load
from vnru_extract.pairs import principal_pair
from vnru_extract.text import flow

WORDS = load("countries", CountryWords)

# In ISO 3166-3, withdrawn: states that split up or merged. States that were only renamed keep today's code.
WITHDRAWN = {"AN", "CS", "DD", "SU", "YD", "YU"}
USER_ASSIGNED = {"XK"}

# Names of ISO 3166-1 that are not read as they stand there, and why.
NOT_READ = {
    "Cocos (Keeling) Islands": "prose says Cocos Islands or Keeling Islands",
    "Congo": "two countries",
    "Falkland Islands (Malvinas)": "prose says one or the other",
    "Holy See (Vatican City State)": "prose says one or the other",
    "Jersey": "also a part of New Jersey's names and a garment",
    "Saint Martin (French part)": "the island is two countries'",
    "Sint Maarten (Dutch part)": "prose says Sint Maarten",
}


def test_codes_are_iso_codes() -> None:
    current = {country.alpha_2 for country in pycountry.countries}
    withdrawn = {country.alpha_2 for country in pycountry.historic_countries}
    ours = {country.code for country in WORDS.country}
    assert ours == current | WITHDRAWN | USER_ASSIGNED
    assert withdrawn >= WITHDRAWN


def test_no_country_and_bloc_share_a_code() -> None:
    all_codes = [entry.code for entry in WORDS.country] + [entry.code for entry in WORDS.bloc]
    assert len(all_codes) == len(set(all_codes)) == len(codes())


def _natural(name: str) -> str:
    """`Iran, Islamic Republic of` as prose has it."""
    head, comma, tail = name.partition(", ")
    if comma and tail.split()[-1] in {"of", "the"}:
        return f"{tail} {head}"
    return f"{tail} {head}" if comma and tail in {"British", "U.S."} else name


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_2)
def test_official_names_resolve(country: object) -> None:
    for attribute in ("name", "common_name", "official_name"):
        name = getattr(country, attribute, None)
        if name is None:
            continue
        assert code_of(_natural(name)) == (None if name in NOT_READ else country.alpha_2), name  # type: ignore[attr-defined]


def test_every_form_is_found_alone_and_in_capitals() -> None:
    for form, (code, kind) in forms().items():
        found = [(m.code, m.form, m.start, m.end) for m in find_countries(f"it is {form}, they say")]
        assert found == [(code, kind, 6, 6 + len(form))], form
        capitals = [m.code for m in find_countries(f"IT IS {form.upper()}, THEY SAY")]
        assert capitals == [code] or form in (*WORDS.as_written, *WORDS.weak), form


FOUND = [
    ("Viet Nam and the Lao PDR share a border", "VN:Viet Nam LA:Lao PDR"),
    ("VIETNAM AND RUSSIA SIGN PACT", "VN:VIETNAM RU:RUSSIA"),
    ("Côte d'Ivoire joined; Cote d'Ivoire signed", "CI:Côte d'Ivoire CI:Cote d'Ivoire"),
    ("Côte d’Ivoire", "CI:Côte d’Ivoire"),
    ("a Russian-Vietnamese venture", "RU:Russian VN:Vietnamese"),
    ("a Sino-Russian border and Indo-Lao ties", "CN:Sino RU:Russian IN:Indo LA:Lao"),
    ("the Franco-German engine", "FR:Franco DE:German"),
    ("Anglo-Irish talks", "GB:Anglo IE:Irish"),
    ("Viet-Soviet friendship", "VN:Viet SU:Soviet"),
    ("U.S.-Vietnam trade and US-China talks", "US:U.S. VN:Vietnam US:US CN:China"),
    ("the U.S. and the U.S.A., the UK and the U.K.", "US:U.S. US:U.S.A. GB:UK GB:U.K."),
    ("Russia's and Vietnam’s leaders", "RU:Russia VN:Vietnam"),
    ("the People's Republic of China", "CN:People's Republic of China"),
    ("the Republic of China on Taiwan", "TW:Republic of China TW:Taiwan"),
    ("the Democratic People's Republic of Korea", "KP:Democratic People's Republic of Korea"),
    ("North Korea, the ROK, South Korea and the DPRK", "KP:North Korea KR:ROK KR:South Korea KP:DPRK"),
    ("Burma, now Myanmar", "MM:Burma MM:Myanmar"),
    ("the Democratic Republic of Viet Nam (DRV)", "VN:Democratic Republic of Viet Nam VN:DRV"),
    ("Soviet, East German and Czechoslovak experts", "SU:Soviet DD:East German CS:Czechoslovak"),
    ("the Union of Soviet Socialist Republics", "SU:Union of Soviet Socialist Republics"),
    ("Guinea-Bissau, Equatorial Guinea, Papua New Guinea, Guinea",
     "GW:Guinea-Bissau GQ:Equatorial Guinea PG:Papua New Guinea GN:Guinea"),
    ("Niger borders Nigeria", "NE:Niger NG:Nigeria"),
    ("South Sudan and Sudan", "SS:South Sudan SD:Sudan"),
    ("Dominica and the Dominican Republic", "DM:Dominica DO:Dominican Republic"),
    ("the Democratic Republic of the Congo and the Republic of the Congo",
     "CD:Democratic Republic of the Congo CG:Republic of the Congo"),
    ("Timor-Leste, once East Timor", "TL:Timor-Leste TL:East Timor"),
    ("Türkiye, Turkiye or Turkey", "TR:Türkiye TR:Turkiye TR:Turkey"),
    ("American Samoa is not Samoa", "AS:American Samoa WS:Samoa"),
    ("Northern Ireland and Ireland", "GB:Northern Ireland IE:Ireland"),
    ("the Kremlin told Washington and Hanoi", "RU:Kremlin US:Washington VN:Hanoi"),
    ("in Washington, D.C., on Monday", "US:Washington, D.C."),
    ("Downing Street and the Élysée", "GB:Downing Street FR:Élysée"),
    ("a Filipino crew, Thais and Kazakhs", "PH:Filipino TH:Thais KZ:Kazakhs"),
    ("the Kyrgyz Republic and Czechia", "KG:Kyrgyz Republic CZ:Czechia"),
    ("the Association of Southeast Asian Nations (ASEAN)", "ASEAN:Association of Southeast Asian Nations ASEAN:ASEAN"),
    ("the Eurasian Economic Union and BRICS", "EAEU:Eurasian Economic Union BRICS:BRICS"),
    ("the United Nations and the World Health Organization", "UN:United Nations WHO:World Health Organization"),
    ("Mercosur and OPEC+", "MERCOSUR:Mercosur OPEC:OPEC+"),
    ("the Council for Mutual Economic Assistance", "CMEA:Council for Mutual Economic Assistance"),
    ("Jordan and Egypt agreed with Georgia", "JO:Jordan EG:Egypt GE:Georgia"),
    ("In Jordan, the King of Jordan spoke", "JO:Jordan JO:Jordan"),
    ("Jordan's King and Chad President Deby", "JO:Jordan TD:Chad"),
    ("The Thai Foreign Minister met Former Thai Premier", "TH:Thai TH:Thai"),
    ("Minister Receives Lao Ambassador", "LA:Lao"),
    ("the Bank of Russia and Vietnam Airlines", "RU:Russia VN:Vietnam"),
    ("Democratic Yemen and the Yemen Arab Republic", "YD:Democratic Yemen YE:Yemen Arab Republic"),
    ("the Viet  Nam  side", "VN:Viet  Nam"),
    ("non-Russian and pro-Western", "RU:Russian"),
    ("Hong Kong, China and Macau", "HK:Hong Kong CN:China MO:Macau"),
    ("the African Union (AU) and Australia", "AFU:African Union AFU:AU AU:Australia"),
    ("Kosovo's and Serbian officials", "XK:Kosovo RS:Serbian"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: str) -> None:
    found = " ".join(f"{m.code}:{text[m.start : m.end]}" for m in find_countries(flow(text)))
    assert found == expected


NOTHING = [
    "tell us what it is in them",
    "it is in no one's interest",
    "patrols in the South China Sea, the East China Sea and the Indian Ocean",
    "SOUTH CHINA SEA RULES",
    "a free and open Indo-Pacific",
    "Indo-China and Indo-European studies",
    "on the Korean Peninsula",
    "Latin America, Latin American states and North America",
    "South American and Central American delegates",
    "the Sea of Japan and the Gulf of Mexico",
    "New Mexico, New Jersey and New England",
    "the Niger Delta and Lake Chad",
    "the Prince of Wales visited New South Wales",
    "the Washington Post and the Washington Times",
    "George Washington and Denzel Washington",
    "Michael Jordan met Jordan Pickford",
    "Mr. Chad Smith, J. Holland and Volker Turk",
    "he lives in Atlanta, Georgia",
    "Nguyen Quoc Thai said",
    "in Thai Binh and Lao Cai",
    "US$14.1 billion, 3 billion US dollars and 40 million Russian roubles",
    "Singapore dollars and Swiss francs",
    "the Paris Agreement, the Helsinki Accords and the Washington Treaty",
    "at 10:00 Moscow time",
    "the post-Soviet space",
    "Serbo-Croatian and Austro-Hungarian",
    "General Franco and the Indo side",
    "turkey and china in lower case",
    "Russianness, Vietnamization, Chinatown",
    "Ho Chi Minh's testament",
    "Inter-American and Native American groups",
    "the Congo and the Congolese",
    "Brussels and Geneva",
    "GUAM DECLARES",
    "Male delegates held a Reunion",
    "the Taiwan Strait and the Bermuda Triangle",
    "Viet Minh and Viet Cong",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert find_countries(flow(text)) == []


@pytest.mark.parametrize(
    ("phrase", "code"),
    [("the Russian Federation", "RU"), ("VIET NAM", "VN"), ("Vietnam's", "VN"), ("viet nam", "VN"), ("US", "US"),
     ("us", None), ("who", None), ("male", None), ("Vietnam War", None), ("", None), ("Cote d'Ivoire", "CI")],
)  # fmt: skip
def test_code_of(phrase: str, code: str | None) -> None:
    assert code_of(phrase) == code


PAIRS = [
    ("Vietnam-Russia trade\n\nRussia and Vietnam agreed. China and India watched.", ("RU", "VN")),
    ("Russian-Vietnamese talks\n\nThe two sides met in Hanoi. China was mentioned, China again.", ("RU", "VN")),
    ("Relations between Laos and Cuba\n\nLaos thanked Cuba. The Lao side spoke of the Cuban people.", ("CU", "LA")),
    ("Japan's minister visits Mongolia\n\nJapan will aid Mongolia. Mongolian students go to Japan.", ("JP", "MN")),
    ("EU-Vietnam free trade\n\nThe EU and Vietnam opened talks. The EU-Vietnam pact helps Vietnam and the EU.",
     ("EU", "VN")),
    ("Soviet-Vietnamese communique\n\nThe Soviet side and the Vietnamese side agreed.", ("SU", "VN")),
    ("Singapore and Brunei sign accord\n\nASEAN welcomed it. Singapore thanked Brunei at ASEAN in ASEAN's hall.",
     ("BN", "SG")),
    ("Vietnam's economy\n\nVietnam grew. Vietnamese exports rose. Vietnam will go on.", None),
    ("Russia, India and China\n\nRussia, India and China met. Russia, India and China agreed.", None),
    ("The weather\n\nIt rained.", None),
    ("Vietnam looks abroad\n\nVietnam talked to Japan, France and Brazil. Vietnam sold to Japan and France.", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pair"), PAIRS)
def test_principal_pair(text: str, pair: tuple[str, str] | None) -> None:
    assert principal_pair(find_countries(text), text) == pair


@settings(deadline=timedelta(seconds=1))
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    mentions = find_countries(text)
    assert all(0 <= one.start < one.end <= len(text) for one in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    principal_pair(mentions, text)
