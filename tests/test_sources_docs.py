"""The page for users says what the code knows."""

from pathlib import Path

import pytest

from stemma import data

PAGE = Path(__file__).parent.parent / "docs" / "sources.md"


@pytest.mark.skipif(not PAGE.exists(), reason="the documentation is not beside the tests")
def test_every_field_name_that_is_known_stands_in_the_documentation() -> None:
    page = PAGE.read_text(encoding="utf-8")
    names = data.lexicon("sources_fields")
    known = [
        alias["name"] for field, aliases in names.items() if field not in ("about", "containers") for alias in aliases
    ]
    assert [name for name in known if f"`{name}`" not in page] == []
