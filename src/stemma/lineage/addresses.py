"""Web addresses as names of pages and outlets."""

import re
from urllib.parse import urlsplit

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


def outlet_names(report: Report) -> tuple[str, ...]:
    """Return the names under which other reports may speak of this report's outlet.

    >>> from stemma.sources import report_of_text
    >>> outlet_names(report_of_text("A text.", outlet="The Halvern Courier"))
    ('The Halvern Courier', 'Halvern Courier')
    """
    name = (report.outlet or "").strip()
    if not name or "." in name or len(name) < 4:
        return ()
    bare = name.removeprefix("The ").removeprefix("the ")
    return (name, bare) if bare != name else (name,)
