"""Web addresses and the outlets that they belong to."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,8}[a-zA-Z]{2,24}")


def is_url(text: str) -> bool:
    """Tell whether a text is a web address.

    >>> is_url("https://news.example/a"), is_url("The News")
    (True, False)
    """
    return text.strip().lower().startswith(("http://", "https://"))


def host_of(text: str) -> str | None:
    """Return the host of a web address or of a bare domain, without ``www.``, None for anything else.

    >>> host_of("https://www.news.example/a?b=c"), host_of("news.example"), host_of("The News")
    ('news.example', 'news.example', None)
    """
    text = text.strip()
    if is_url(text):
        try:
            host = urlsplit(text).hostname or ""
        except ValueError:
            return None
    else:
        host = text.lower()
    return host.removeprefix("www.") if _HOST.fullmatch(host) else None
