"""Finds posts in Russian: "министр иностранных дел России", "первого заместителя председателя", "врио губернатора".

A post is the head of the title in any case, the adjectives that are part of it, and what it is of; the record has the
head in the nominative. The country before it ("российский") or in it ("России") is read but is no part of the title.
Refused: heads that are no title alone ("глава", "лидер"), and what a preposition is spelled like ("после").
"""

import re

from vnru_extract.extractors.offices.russian.complement import Complements
from vnru_extract.extractors.offices.russian.post import Post, counterpart
from vnru_extract.extractors.offices.russian.words import patterns
from vnru_extract.mentions import PostMention
from vnru_extract.page import Page

_COLLEAGUE = re.compile(r"(?<![\w-])(?:коллег[аеиу]|коллегой|визави)(?![\w-])")


def find_russian_offices(page: Page) -> list[PostMention]:
    """Every post named, in the order of the text."""
    ending = {country.end: country for country in page.countries}
    complements = Complements(page)
    posts: list[PostMention] = []
    at = 0
    while match := patterns().core.search(page.flow, at):
        found = list(Post(page, complements, match, ending).mentions())
        posts += found
        at = max([match.end(), *(post.end for post in found)])
    for match in _COLLEAGUE.finditer(page.flow):
        country = ending.get(match.start() - 1)
        if country and country.form == "demonym":
            posts.append(counterpart(country, match.start(), match.end()))
    return sorted(posts, key=lambda post: post.start)
