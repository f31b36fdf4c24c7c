"""What a web page says of itself: JSON-LD, Open Graph, meta tags, and its own headline and time elements."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from stemma.data import lexicon
from stemma.sources.bylines import byline_of, name_alone
from stemma.sources.datestamps import datestamp_of
from stemma.sources.headlines import resembles
from stemma.sources.outlets import host_of, is_url
from stemma.sources.published import date_in_address, iso_date

LONGEST_SCRIPT = 2_000_000  # characters of one JSON-LD block
MOST_NODES = 5_000  # JSON objects looked at in one page
MOST_HEADINGS = 20  # elements of one kind looked at in one page
LONGEST = 500  # characters of a title or byline; more is not one

_SEPARATORS = re.compile(r"\s+[|•·»]\s+|\s+[-–—]{1,2}\s+|\s+::\s+")
_DATED = "//body//*[contains(@class, 'date') or contains(@class, 'publish') or contains(@class, 'byline')]"
_MARKED_AUTHORS = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//a[@rel='author']",
    "//*[contains(@class, 'byline-name') or contains(@class, 'author-name')]",
)
_AFTER_NAME = re.compile(r"\s[|•·]\s")
_NO_NAME = re.compile(
    r"^\(|https?://|@|\.(?:com|org|net)\b|^(?:admin|author|staff|editor|editorial|none|null|unknown)$", re.I
)


def declared_of(tree: Any) -> dict[str, str]:
    """Return what a parsed page says of itself.

    Fields are ``title``, ``byline``, ``published``, ``outlet``, ``url`` and ``language``. `tree` is an lxml element.
    JSON-LD goes before meta tags, and these before what the page shows, but for the headline.
    >>> from trafilatura import load_html
    >>> page = "<html lang='en'><meta property='og:title' content='Mill burns down'><body><p>It burned.</p></html>"
    >>> declared_of(load_html(page))
    {'title': 'Mill burns down', 'language': 'en'}
    """
    nodes = _nodes(tree)
    metas = _metas(tree)
    found = {
        "url": _url(tree, metas),
        "title": _title(tree, nodes, metas),
        "byline": _byline(tree, nodes, metas),
        "published": _published(tree, nodes, metas),
        "outlet": _outlet(nodes, metas),
        "language": _language(tree, nodes, metas),
    }
    if not found["outlet"] and found["url"]:
        found["outlet"] = host_of(found["url"])
    return {field: value for field, value in found.items() if value}


def _nodes(tree: Any) -> list[dict[str, Any]]:
    """Return the JSON-LD objects that describe a report, the most telling type first."""
    types: list[str] = lexicon("sources_page_fields")["types"]
    ranked = []
    for number, node in enumerate(_all_nodes(tree)):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        ranks = [types.index(kind) for kind in kinds if isinstance(kind, str) and kind in types]
        if ranks:
            ranked.append((min(ranks), number, node))
    return [node for _, _, node in sorted(ranked, key=lambda entry: entry[:2])]


def _all_nodes(tree: Any) -> Iterator[dict[str, Any]]:
    left = MOST_NODES
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        waiting = [_parsed(script.text or "")]
        while waiting and left:
            left -= 1
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value))
            elif isinstance(value, dict):
                yield value
                waiting.extend(
                    value[key] for key in ("mainEntity", "@graph") if isinstance(value.get(key), list | dict)
                )


def _parsed(script: str) -> Any:
    if len(script) > LONGEST_SCRIPT:
        return None
    bare = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for text in (bare, re.sub(r"[\x00-\x1f]+", " ", bare)):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            continue
    return None


def _metas(tree: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.xpath("//meta[@content]")[:MOST_NODES]:
        content = " ".join(meta.get("content").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if meta.get(attribute) and content:
                metas.setdefault(meta.get(attribute).strip().lower(), []).append(content)
    return metas


def _from_metas(metas: dict[str, list[str]], field: str) -> Iterator[str]:
    for name in lexicon("sources_page_fields")[field]:
        yield from metas.get(name, ())


def _title(tree: Any, nodes: list[dict[str, Any]], metas: dict[str, list[str]]) -> str | None:
    """The headline that readers see goes before what is made for search engines, which serves to know it by."""
    site = next(iter(_from_metas(metas, "outlet")), None) or ""
    headings = [words for heading in tree.xpath("//h1")[:MOST_HEADINGS] if (words := _words(heading))]
    shown = [_words(title) for title in tree.xpath("//head/title")[:1]]
    stated = [line for node in nodes if (line := _line(node.get("headline")))]
    candidates = [*stated, *_from_metas(metas, "title"), *shown]
    titles = [bare for text in candidates if len(bare := _without_site(_line(text) or "", site, headings)) > 3]
    titles = [title for title in titles if not _same(title, site)]
    for heading in headings:
        if any(resembles(heading, title) for title in titles[:3]) and len(heading.split()) > 2:
            return heading
    return next(iter([*titles, *headings]), None)


def _without_site(title: str, site: str, headings: list[str]) -> str:
    """Cut the name of the site off a title: what stands behind a bar where the page's headline goes without it."""
    pieces = list(_SEPARATORS.finditer(title))
    for piece in pieces:
        if title[: piece.start()] in headings:
            return title[: piece.start()]
    if pieces and site and _same(title[pieces[-1].end() :], site):
        return title[: pieces[-1].start()]
    if pieces and site and _same(title[: pieces[0].start()], site):
        return title[pieces[0].end() :]
    return title


def _same(left: str, right: str) -> bool:
    ours, theirs = (re.sub(r"\W|^the ", "", text.lower()) for text in (left, right))
    return bool(ours and theirs) and (ours in theirs or theirs in ours)


def _byline(tree: Any, nodes: list[dict[str, Any]], metas: dict[str, list[str]]) -> str | None:
    for node in nodes:
        names = _people(node.get("author") or node.get("creator"))
        if names:
            return ", ".join(names)
    stated = dict.fromkeys(name for text in _from_metas(metas, "byline") for name in _people(text))
    if stated:
        return ", ".join(stated)
    return _byline_shown(tree)


def _byline_shown(tree: Any) -> str | None:
    """The writer as the page marks or prints the name."""
    for path in _MARKED_AUTHORS:
        names = [name for element in tree.xpath(path)[:4] for name in _people(_words(element))]
        if names:
            return ", ".join(dict.fromkeys(names))
    for element in tree.xpath("//*[contains(@class, 'byline') or contains(@class, 'author')]")[:MOST_HEADINGS]:
        words = _words(element)
        name = byline_of(words) or (name_alone(words) or ("",))[0]
        if name and _people(name):
            return name
    return None


def _people(value: Any) -> list[str]:
    """Return the names in an author field: a string, an object with a name, or a list of these."""
    if isinstance(value, list):
        return list(dict.fromkeys(name for item in value[:20] for name in _people(item)))
    if isinstance(value, dict):
        return _people(value.get("name"))
    line = re.sub(r"^(?:by|written by|posted by|von|par)\s+", "", _line(value) or "", flags=re.I)
    line = _AFTER_NAME.split(line, maxsplit=1)[0].strip(" ,;|-–")
    named = line[:1].isupper() or " " in line
    return [line] if named and 2 < len(line) < 200 and not _NO_NAME.search(line) else []


def _published(tree: Any, nodes: list[dict[str, Any]], metas: dict[str, list[str]]) -> str | None:
    stated = [node.get(key) for key in ("datePublished", "dateCreated", "uploadDate") for node in nodes]
    elements = tree.xpath("//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content")
    times = tree.xpath("//article//time/@datetime | //header//time/@datetime | //main//time/@datetime")
    shown = [_words(time) for time in tree.xpath("//time")[:3]]
    for value in [
        *stated,
        *_from_metas(metas, "published"),
        *elements[:3],
        *times[:1],
        *shown,
        date_in_address(_url(tree, metas) or ""),
        *_dates_shown(tree),
    ]:
        found = iso_date(value)
        if found:
            return found
    return None


def _dates_shown(tree: Any) -> Iterator[str]:
    """Yield the dates that stand in elements made for them, the last resort."""
    for element in tree.xpath(_DATED)[:MOST_HEADINGS]:
        stamp = datestamp_of(_words(element))
        if stamp and not stamp.later:
            yield stamp.value


def _outlet(nodes: list[dict[str, Any]], metas: dict[str, list[str]]) -> str | None:
    publishers = [node.get("publisher") for node in nodes]
    names = [_line(item.get("name")) for item in publishers if isinstance(item, dict)]
    for name in [*_from_metas(metas, "outlet"), *names]:
        if name and not is_url(name):
            return _line(name)
    return None


def _url(tree: Any, metas: dict[str, list[str]]) -> str | None:
    links = tree.xpath("//link[translate(@rel, 'CANONIL', 'canonil')='canonical']/@href")
    return next((link.strip() for link in [*links, *_from_metas(metas, "url")] if is_url(link)), None)


def _language(tree: Any, nodes: list[dict[str, Any]], metas: dict[str, list[str]]) -> str | None:
    said = [*tree.xpath("/html/@lang"), *(node.get("inLanguage") for node in nodes), *_from_metas(metas, "language")]
    return next((language.strip() for language in said if isinstance(language, str) and language.strip()), None)


def _line(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    line = " ".join(unescape(re.sub(r"<[^<>]{0,200}>", " ", value)).split())
    return line if 0 < len(line) <= LONGEST else None


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())[:LONGEST]
