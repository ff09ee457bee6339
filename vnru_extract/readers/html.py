"""Web pages as they are saved: their main text without menus, cookie notices and links, their title and day."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from vnru_extract.errors import InputError

# Only what a page's markup says of its date: a guess from its prose or its footer could be a wrong year. The latest
# day is fixed, for htmldate's own is the day of the run, and records must not depend on it.
_MARKED_UP_DATE = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
_IS_PAGE = re.compile(r"<html\b", re.IGNORECASE)
_TAG = re.compile(r"<(?P<name>[a-zA-Z][\w:-]*+)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+")
_MANY_BREAKS = re.compile(r"(?:<br\s*+/?>\s*+){3,}+", re.IGNORECASE)
_MOST_ATTRIBUTES = 2_000
# News pages have one to three thousand. Of more, what trafilatura asks a second opinion on takes time by the square.
_MOST_ELEMENTS = 8_000
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
# When a page was changed is not when it appeared: "article:modified_time", "last-modified", "og:updated_time"
_CHANGED = re.compile(r"modif|updat|revis|review|expire", re.IGNORECASE)
_CHANGED_IN_JSON = re.compile(r'"(?:dateModified|uploadDate|expires|validThrough)"\s*:\s*"[^"]*"')
_META_KEYS = ("name", "property", "itemprop", "http-equiv")
# "cookie-banner", "gdpr-consent", "related-news", "share-bar", "breadcrumbs"
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|related|recommended|breadcrumbs?|share|sharing|social|newsletter|sidebar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAVIGATION = ("nav", "aside", "footer")
_ROLES = ("navigation", "contentinfo", "complementary", "dialog", "search")
_NEVER = {"html", "body", "main", "article", "h1"}
# A block of this part of the page's words is the page, whatever its class says.
_MOST_BESIDE = 0.4
# Tables that only place things on the page hold headings, tables or several blocks of prose in a cell.
_LAYOUT = ".//td//table|.//td//h1|.//td//h2|.//td[count(.//p)+count(.//div)+count(.//br)>1 and string-length(.)>300]"
_SHORT = 250
_LONGEST_NAME = 500
_MOST_OF_THE_PAGE = 0.8
_INNER = {"p", "table", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3"}
_TABLE_TAGS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")


def page_text(html: str) -> tuple[dict[str, str | None], str]:
    """A web page's title and date, and its main text with tables, without comments; nothing is fetched.

    Raises:
        InputError: there is no main text.

    """
    from trafilatura import load_html  # noqa: PLC0415  0.15 s: only when there is a page

    tree: Any = load_html(_whole_page(html))
    if tree is None:
        raise InputError("no main text found in the page")
    _unwrap_layout(tree)
    _drop_days_of_change(tree)
    _drop_what_is_beside(tree)
    page = _best(tree)
    if page is None or not (page.text or "").strip():
        raise InputError("no main text found in the page")
    return {"title": page.title, "published": page.date}, page.text


def _best(tree: Any) -> Any:
    """What is extracted from a page, with the headings that trafilatura leaves out where it knows no article."""
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return _extracted(tree, least=1, fast=True)
    page = _extracted(deepcopy(tree), least=1)
    found = (page and page.text) or ""
    if len(found) < _SHORT:
        # A short release, or a page of a kind that needs the guesses trafilatura makes when it finds little.
        guessed = _extracted(deepcopy(tree), least=_SHORT)
        if guessed is not None and len(guessed.text or "") > 2 * len(found):
            page, found = guessed, guessed.text
    if any(heading not in found for heading in _headings(tree)):
        _mark_article(tree)
        marked = _extracted(tree, least=1)
        if marked is not None and _holds(marked.text or "", found):
            page = marked
    return page


def _extracted(tree: Any, *, least: int, fast: bool = False) -> Any:
    """What trafilatura makes of a page; with fewer characters than `least` it guesses."""
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import DEFAULT_CONFIG  # noqa: PLC0415

    config = deepcopy(DEFAULT_CONFIG)
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config["DEFAULT"][name] = str(min(least, int(config["DEFAULT"][name])))
    return bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_MARKED_UP_DATE,
        config=config,
        fast=fast,
    )


def _headings(tree: Any) -> Iterator[str]:
    for heading in tree.iter("h1", "h2", "h3"):
        if words := " ".join(heading.text_content().split()):
            yield words


def _holds(text: str, other: str) -> bool:
    """Whether every line of the other text is in this one."""
    lines = {line.strip() for line in text.split("\n")}
    return all(line.strip() in lines for line in other.split("\n"))


def _mark_article(tree: Any) -> None:
    """Make the smallest block that holds nearly all of the words, and the headline, an `article`.

    Of a page that says nowhere where its article is, trafilatura takes the paragraphs and leaves headings and lists.
    """
    block = tree.find("body")
    if block is None:
        return
    most, headline = _MOST_OF_THE_PAGE * _length(block), block.find(".//h1")
    while (below := _only_large_one(block, most, headline)) is not None:
        block = below
    if block.tag == "body":
        article = block.makeelement("article")
        article.text, block.text = block.text, None
        article.extend(list(block))
        block.append(article)
    else:
        block.tag = "article"


def _only_large_one(block: Any, most: float, headline: Any) -> Any:
    for child in block:
        if isinstance(child.tag, str) and child.tag not in _INNER and _length(child) >= most:
            return child if headline is None or child in headline.iterancestors() else None
    return None


def _whole_page(html: str) -> str:
    """A fragment with the elements around it that make it a page."""
    html = _TAG.sub(_bounded, _MANY_BREAKS.sub("<br><br>", html))
    if _IS_PAGE.search(html):
        return html
    return f"<html><body>{_XML_DECLARATION.sub('', html)}</body></html>"


def _bounded(tag: re.Match[str]) -> str:
    """A tag without its attributes where there may be thousands: a parser's time grows with their square."""
    written = tag[0]
    if len(written) < _MOST_ATTRIBUTES or sum(map(written.count, " \n\t/'\"=")) < _MOST_ATTRIBUTES:
        return written
    return f"<{tag['name']} "


def _unwrap_layout(tree: Any) -> None:
    """Turn tables that only place things into plain blocks."""
    for table in [table for table in tree.iter("table") if table.xpath(_LAYOUT)]:
        own = [
            one for one in table.iter(*_TABLE_TAGS) if one is table or next(one.iterancestors("table"), None) is table
        ]
        for element in own:
            element.tag = "div"


def _drop_days_of_change(tree: Any) -> None:
    for meta in list(tree.iter("meta")):
        if any(_CHANGED.search(meta.get(key) or "") for key in _META_KEYS):
            _drop(meta)
    for element in tree.xpath('//*[@itemprop="dateModified"]'):
        element.attrib.pop("datetime", None)
        element.attrib.pop("content", None)
    for script in tree.iter("script"):
        if script.text:
            script.text = _CHANGED_IN_JSON.sub('"changed": ""', script.text)


def _drop_what_is_beside(tree: Any) -> None:
    """Take menus, notices and links to other pages away, unless they hold much of the page's words."""
    most = _MOST_BESIDE * _length(tree)
    for element in list(tree.iter()):
        if isinstance(element.tag, str) and _is_beside(element) and _length(element) <= most:
            _drop(element)


def _is_beside(element: Any) -> bool:
    if element.tag in _NEVER:
        return False
    if element.tag not in _NAVIGATION and element.get("role") not in _ROLES:
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not _BESIDE.search(named[:_LONGEST_NAME]):
            return False
    return element.find(".//h1") is None


def _length(element: Any) -> int:
    return sum(len(piece.strip()) for piece in element.itertext())


def _drop(element: Any) -> None:
    if element.getparent() is not None:
        element.drop_tree()
