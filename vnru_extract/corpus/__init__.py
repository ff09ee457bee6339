"""Knowledge about a corpus: what many records say of the same people, offices, agreements, trade and events.

Facts are joined by named rules, each of which leaves its name and its evidence on what it joined; where rules do not
settle it, facts stay apart. Where documents disagree, nothing is chosen: the conflict is shown with what each says.
Nothing here depends on the order in which the records come.

| module | does |
|---|---|
| `gathering.py` | records to what is joined, kept small: `Gathered` |
| `people.py`, `bearers.py` | persons of many documents to individuals |
| `posts.py`, `offices.py` | who was seen in which office, and when |
| `agreements.py`, `trade.py`, `events.py` | instruments, figures, occasions |
| `contradictions.py`, `precision.py` | which statements cannot both be true |
| `overrides.py` | what a person has decided by hand |
| `joining.py` | the whole flow: `Corpus` |
| `models.py` | what comes out, as strict models |
"""
