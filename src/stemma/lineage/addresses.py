"""Web addresses as names of pages and outlets."""

import re
from functools import cache
from urllib.parse import urlsplit

from stemma.data import lexicon
from stemma.records import Report


def page(url: str | None) -> str | None:
    """Return what names the page in an address, the same for its variants; None for a front page or no address.

    >>> page("https://www.gazette.example/news/mill/?utm_source=x#top")
    'gazette.example/news/mill'
    >>> page("https://www.gazette.example/") is None
    True
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    path = re.sub(r"/(?:amp|index\.html?)?/*$", "", parts.path).rstrip("/")
    query = "&".join(sorted(q for q in parts.query.split("&") if re.fullmatch(r"(?:id|p|article|story|a)=\w+", q)))
    if not parts.netloc or not (path or query):
        return None
    return parts.netloc.lower().removeprefix("www.").removeprefix("m.") + path + (f"?{query}" if query else "")


def squeezed(name: str) -> str:
    """Return the letters and digits of a name in lower case, without its article: what names and addresses share.

    >>> squeezed("The Washington Post"), squeezed("washingtonpost")
    ('washingtonpost', 'washingtonpost')
    """
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", name.strip().lower())).removesuffix("’s")


@cache
def _keys(outlet: str) -> frozenset[str]:
    known = lexicon("lineage_naming")["outlets"]["names"]
    if "." in outlet and " " not in outlet:
        host = [part for part in outlet.lower().removeprefix("www.").split(".") if part not in _FRONT]
        labels = [part for part in host[:-1] if part not in _SECOND] or host[:1]
        label = labels[-1] if labels else ""
        names = {label, label.removeprefix("the")} | {squeezed(name) for name in known.get(label, ())}
    else:
        names = {squeezed(outlet)}
    return frozenset(name for name in names if len(name) >= _SHORTEST)


_FRONT = frozenset(("edition", "news", "m", "uk", "us", "europe", "africa", "usa", "amp"))
_SECOND = frozenset(("co", "com", "ac", "org", "gov", "net", "edu"))
_SHORTEST = 3


def outlet_keys(report: Report) -> frozenset[str]:
    """Return the names under which other reports may speak of this report's outlet, squeezed.

    >>> from stemma.sources import report_of_text
    >>> sorted(outlet_keys(report_of_text("A text.", outlet="The Halvern Courier")))
    ['halverncourier']
    >>> sorted(outlet_keys(report_of_text("A text.", outlet="www.halverncourier.example")))
    ['halverncourier']
    """
    return _keys(report.outlet.strip()) if report.outlet and report.outlet.strip() else frozenset()


def institution(report: Report) -> str | None:
    """Return the name in the address of a university or public body whose own page the report is, else None.

    >>> from stemma.sources import report_of_text
    >>> institution(report_of_text("A text.", url="https://news.brenwick.ac.uk/2024/rings"))
    'brenwick'
    """
    try:
        host = (urlsplit(report.url).hostname or "") if report.url else (report.outlet or "")
    except ValueError:
        return None
    found = _PUBLIC.search(host.lower())
    return found.group(1) if found and len(found.group(1)) > _SHORTEST else None


_PUBLIC = re.compile(r"(?:^|\.)([\w-]+)\.(?:edu|gov|mil|int|ac\.\w\w|edu\.\w\w|gov\.\w\w)$")
