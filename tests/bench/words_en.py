"""English: the words of `documents`."""

TITLE = "{} and {} hold talks"
NAME = "{} {}"
GIVEN = (
    "Adaeze", "Bruno", "Chiara", "Dmitry", "Elif", "Farid", "Grace", "Hiroshi",
    "Ines", "Jonas", "Kateryna", "Linh", "Marek", "Nadia", "Omar", "Priya",
)  # fmt: skip
FAMILY = (
    "Obi", "Keller", "Rossi", "Volkov", "Demir", "Haddad", "Mwangi", "Tanaka",
    "Duarte", "Berg", "Kovalenko", "Nguyen", "Novak", "Saidi", "Rahman", "Nair",
)  # fmt: skip
COUNTRIES = (
    ("Vietnam", "Vietnamese", "Hanoi"), ("Russia", "Russian", "Moscow"), ("Chile", "Chilean", "Santiago"),
    ("Kenya", "Kenyan", "Nairobi"), ("Turkey", "Turkish", "Ankara"), ("Japan", "Japanese", "Tokyo"),
    ("Poland", "Polish", "Warsaw"), ("Morocco", "Moroccan", "Rabat"), ("Laos", "Lao", "Vientiane"),
)  # fmt: skip
OFFICES = (
    "Foreign Minister", "Deputy Prime Minister", "President", "Ambassador", "Minister of Industry and Trade",
    "Chairman of the National Assembly", "Deputy Minister of Defence", "Secretary of the Security Council",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
SENTENCES = (
    "{office} {name} of {a} arrived in {seat} on {day} {month} {year} for a three-day official visit.",
    "Trade between {a} and {b} reached ${x}.{y} billion in {year}, up {y}.{x} percent, {b_adj} customs said.",
    "{a_adj} exports to {b} rose by {x} percent to {x}{y}0 million US dollars in the first {x} months of {year}.",
    "The two sides signed a memorandum on cooperation in energy; the Treaty of {day} {month} {year} is in force.",
    "{surname} said that both countries would keep working on energy, and that exchange had never been closer.",
    "On behalf of the government of {b}, {office} {other} thanked the guests for their support during the floods.",
    "It was not clear on Monday when the next round of talks would take place; officials would not give a day.",
    "\"We have known each other for a long time,\" {other} told reporters in {seat}, \"and we trust each other.\"",
    "The Free Trade Agreement between {a} and {b} entered into force in {month} {year}.",
    "Investors from {b} have put over ${y}{x}0 million into {x} projects, mostly in the north of the country.",
    "Delegates visited a hospital, a port and two schools, and laid flowers at the monument in the city's main square.",
)  # fmt: skip
