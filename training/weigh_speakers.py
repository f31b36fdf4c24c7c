"""Fit the weights by which "he", "she" and "the nun", and words in marks without a cue, are given to somebody.

    python -m training.weigh_speakers CORPORA [--target FOLDER] [--only NAME]

CORPORA holds `syntax/gum-{train,dev}.conllu`; the invented stories are those of benchmarks/accounts that may be read
(the `dev` half) and the reports of `data/who_speaks.txt`. Pronouns and descriptions are learnt with the antecedents
before them given, so that one error does not teach the next. Printed is what cross-validation over documents and
stories gives; written are the weights of `quotes_pronouns.json`, `quotes_varied.json` and `quotes_uncued.json`, or of
one of them.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from stemma.bench.account import _same_name
from stemma.bench.gold import located
from stemma.reading import names, quotes
from stemma.reading.language import bundled
from stemma.reading.names.entities import coreference, entities, varied_names
from stemma.reading.names.entities.holders import Holder
from stemma.reading.names.entities.pronouns import Asked, by_recency, meant, ranked, signs
from stemma.reading.names.entities.varied_names import Varied, varied
from stemma.reading.parsed import ParsedReport, parse
from stemma.reading.quotes.speakers import speakers, uncued
from stemma.reading.quotes.speakers.speeches import goes_on
from stemma.sources import load, report_of_text
from training.coreference import Told, documents
from training.log_linear import Example, chosen, fit

ACCOUNTS = Path(__file__).parents[1] / "benchmarks" / "accounts" / "stories"
TOLD = Path(__file__).parent / "data" / "who_speaks.txt"
SHIPPED = Path(__file__).parents[1] / "src" / "stemma" / "data" / "lexicons"
FOLDS = 5
PRIOR = {"quotes_pronouns": 2.0, "quotes_varied": 1.0, "quotes_uncued": 5.0}
FEWEST = {"quotes_pronouns": 5, "quotes_varied": 3, "quotes_uncued": 3}
NOBODY = 0.3  # what an example counts in which whoever is meant is no candidate
NOBODY_WITHOUT_CUE = 0.4
NOBODY_VARIED = 2.0  # who is described and not named is left so: a wrong name is worse than none
OF_GUM = 0.3  # what descriptions in GUM count, which has few of people in the news
SPEAKS, INVENTED = 1.6, 1.5  # what pronouns that say something count, and those of news, of which GUM has little
DIALOGUES = 0.5  # what words in marks of who_speaks.txt count, in which people talk more than in news
SHORT = 0.75  # what those of the short reports of who_speaks.txt count, in which people take turns more than in news

Sure = Callable[[int, Sequence[Holder]], "list[bool] | None"]
SureOfDescription = Callable[[Iterable[int], Sequence[Holder]], "list[bool] | None"]


class Case(NamedTuple):
    """An example, and the document or story that it is from."""

    where: str
    example: Example


class ToldReport(NamedTuple):
    """A report of `who_speaks.txt`: its name, its text, who the pronoun at an offset means, and who says words in
    marks that have no cue, as gold quotes.
    """

    where: str
    text: str
    pronouns: dict[int, str]
    quotes: list[dict[str, Any]]


def reports_told(content: str) -> Iterator[ToldReport]:
    r"""Yield the reports of `who_speaks.txt` without the names in angle brackets, and what these tell.

    >>> [report] = reports_told("Tull left.\n“I am tired,” he<Tull> said. “Go.”<Tull>")
    >>> report.text, report.pronouns, [(q["start"], q["end"], q["speaker"]) for q in report.quotes]
    ('Tull left.\n“I am tired,” he said. “Go.”', {25: 'Tull'}, [(34, 39, 'Tull')])
    """
    lines = [line for line in content.splitlines(keepends=True) if not line.startswith("#")]
    for number, marked in enumerate(filter(str.strip, re.split(r"^-+\n", "".join(lines), flags=re.MULTILINE))):
        text, pronouns, said = "", {}, []
        for before, who in re.findall(r"([^<]*)(?:<([^>]*)>)?", marked.strip()):
            text += before
            if who and text[-1] in '”"':
                said.append({"start": max(text.rfind("“"), text[:-1].rfind('"')), "end": len(text), "speaker": who})
            elif who:
                pronouns[len(text) - len(re.search(r"\w+$", text)[0])] = who
        yield ToldReport(f"told {number}", text, pronouns, said)


def main() -> None:
    """Fit both sets of weights, print how well they do and write them."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpora", type=Path)
    asked.add_argument("--target", type=Path, default=SHIPPED)
    asked.add_argument("--only", choices=sorted(PRIOR), help="fit these weights alone")
    options = asked.parse_args()
    stories = list(_stories())
    told = list(reports_told(TOLD.read_text(encoding="utf-8")))
    cases_of: dict[str, Callable[[], Iterator[Case]]] = {
        "quotes_pronouns": lambda: chain(_of_gum(options.corpora), _of_stories(stories), _of_told(told)),
        "quotes_varied": lambda: chain(
            _described_in_gum(options.corpora), _described_in_stories(stories), _described_in_told(told)
        ),
        "quotes_uncued": lambda: chain(_without_cue(stories), _without_cue(_quotes_told(told), DIALOGUES)),
    }
    for name in [options.only] if options.only else list(cases_of):
        cases = list(cases_of[name]())
        print(name, len(cases), "right by cross-validation:", round(_validated(name, cases), 3))
        path = options.target / f"{name}.json"
        content = json.loads(path.read_text(encoding="utf-8"))
        content["weights"] = fit([case.example for case in cases], PRIOR[name], FEWEST[name])
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _validated(name: str, cases: Sequence[Case]) -> float:
    """Return the share of examples with a right candidate for which the weights of the other folds choose one."""
    folds = {where: at % FOLDS for at, where in enumerate(sorted({case.where for case in cases}))}
    right = total = 0
    for fold in range(FOLDS):
        weights = fit([c.example for c in cases if folds[c.where] != fold], PRIOR[name], FEWEST[name])
        for example in (c.example for c in cases if folds[c.where] == fold and any(c.example.right)):
            found = chosen(weights, example.signs)
            right += found is not None and example.right[found]
            total += 1
    return right / max(1, total)


def _of_gum(corpora: Path) -> Iterator[Case]:
    for part in ("train", "dev"):
        for number, (text, told) in enumerate(documents(corpora / "syntax" / f"gum-{part}.conllu")):
            parsed = parse(report_of_text(text), bundled())
            yield from _pronouns(f"gum {part} {number}", parsed, _by_chain(told), 1.0)


def _by_chain(told: Sequence[Told]) -> Sure:
    """Return who is right for the pronoun at an offset: whoever is mostly mentioned in its chain."""
    asked = {t.start: t.chain for t in told if t.pos == "PRON"}
    heads: dict[int, list[Told]] = defaultdict(list)
    for t in told:
        heads[t.head].append(t)

    def right(at: int, holders: Sequence[Holder]) -> list[bool] | None:
        if at not in asked:
            return None
        return _mostly(asked[at], holders, heads)

    return right


def _of_stories(stories: Sequence[tuple[str, ParsedReport, list[dict[str, Any]]]]) -> Iterator[Case]:
    for where, parsed, gold in stories:
        _, entities = names.find(parsed)
        found, _ = quotes.find(parsed, entities)
        text = parsed.report.text
        said = {
            q.source.start: g["speaker"]
            for g in gold
            for q in found
            if q.source
            and q.start - 2 <= g["start"] < q.end
            and text[q.source.start : q.source.end].lower() in ("he", "she")
        }

        def right(at: int, holders: Sequence[Holder], said: dict[int, str] = said) -> list[bool] | None:
            if at not in said:
                return None
            named = (h for h in holders if any(_same_name(form, said[at]) for form in (*h.forms, h.name())))
            latest = next(named, None)  # holders come by their last mention
            return [h is latest for h in holders]

        yield from _pronouns(where, parsed, right, INVENTED)


def _of_told(reports: Iterable[ToldReport]) -> Iterator[Case]:
    for where, text, pronouns, _ in reports:

        def right(at: int, holders: Sequence[Holder], who: dict[int, str] = pronouns) -> list[bool] | None:
            if at not in who:
                return None
            named = (h for h in holders if any(_same_name(form, who[at]) for form in (*h.forms, h.name())))
            latest = next(named, None)
            return [h is latest for h in holders]

        yield from _pronouns(where, parse(report_of_text(text), bundled()), right, SHORT)


def _quotes_told(reports: Iterable[ToldReport]) -> Iterator[tuple[str, ParsedReport, list[dict[str, Any]]]]:
    for where, text, _, quotes_of in reports:
        yield where, parse(report_of_text(text), bundled()), quotes_of


def _pronouns(where: str, parsed: ParsedReport, right: Sure, counts: float) -> list[Case]:
    """Read a report and note every choice of a pronoun; where the right one is known, it is taken."""
    cases: list[Case] = []
    at = 0

    def choose(holders: Sequence[Holder], asked: Asked) -> Holder | None:
        present = by_recency((h for h in holders if h.seen), asked)
        sure = right(at, present)
        if sure is None or not present:
            return meant(present, asked)
        counted = counts * (SPEAKS if asked.speaks else 1.0) * (1.0 if any(sure) else NOBODY)
        cases.append(Case(where, Example([dict(signs(h, asked, n)) for n, h in ranked(present)], sure, counted)))
        return next((h for h, good in zip(present, sure, strict=True) if good), None)

    class Noting(coreference.Resolver):
        def meet_pronoun(self, number: int, tokens: Sequence[Any], place: int) -> None:
            nonlocal at
            at = tokens[place].start
            super().meet_pronoun(number, tokens, place)

    before = coreference.meant, entities.entities_of.__globals__["Resolver"]
    coreference.meant, entities.entities_of.__globals__["Resolver"] = choose, Noting
    try:
        names.find(parsed)
    finally:
        coreference.meant, entities.entities_of.__globals__["Resolver"] = before
    return cases


def _described_in_gum(corpora: Path) -> Iterator[Case]:
    for part in ("train", "dev"):
        for number, (text, told) in enumerate(documents(corpora / "syntax" / f"gum-{part}.conllu")):
            chains = {t.head: t.chain for t in sorted(told, key=lambda t: t.end - t.start)}
            heads: dict[int, list[Told]] = defaultdict(list)
            for t in told:
                heads[t.head].append(t)

            def right(
                at: Iterable[int],
                holders: Sequence[Holder],
                chains: dict[int, str] = chains,
                heads: dict[int, list[Told]] = heads,
            ) -> list[bool] | None:
                own = next((chains[place] for place in at if place in chains), None)
                return None if own is None else _mostly(own, holders, heads)

            parsed = parse(report_of_text(text), bundled())
            yield from _descriptions(f"gum {part} {number}", parsed, right, OF_GUM)


def _mostly(chain: str, holders: Sequence[Holder], heads: Mapping[int, Sequence[Told]]) -> list[bool]:
    """Return which of the holders a chain of GUM means: those whose names and titles mostly stand in it."""
    counts = [
        Counter(_nearest(s, e, heads) for s, e, kind in holder.mentions if kind != "pronoun") for holder in holders
    ]
    own = [count[chain] if count and count.most_common(1)[0][0] == chain else 0 for count in counts]
    return [count > 0 and count == max(own) for count in own]


def _nearest(start: int, end: int, heads: Mapping[int, Sequence[Told]]) -> str | None:
    """Return the chain of the mention that agrees best with a stretch of text."""
    near = [t for at in range(start, end) for t in heads.get(at, ())]
    best = max(
        near,
        key=lambda t: min(end, t.end) - max(start, t.start) - max(end, t.end) + min(start, t.start),
        default=None,
    )
    return best.chain if best else None


def _described_in_stories(stories: Sequence[tuple[str, ParsedReport, list[dict[str, Any]]]]) -> Iterator[Case]:
    for where, parsed, gold in stories:
        _, entities = names.find(parsed)
        found, _ = quotes.find(parsed, entities)
        said = {q.source: g["speaker"] for g in gold for q in found if q.source and q.start - 2 <= g["start"] < q.end}
        inside = {at: who for source, who in said.items() for at in range(source.start, source.end)}
        yield from _descriptions(where, parsed, _by_name(inside), 1.0)


def _described_in_told(reports: Iterable[ToldReport]) -> Iterator[Case]:
    for where, text, pronouns, _ in reports:
        yield from _descriptions(where, parse(report_of_text(text), bundled()), _by_name(pronouns), 1.0)


def _by_name(who: Mapping[int, str]) -> SureOfDescription:
    """Return who is right for a description of which one of the offsets is told to mean somebody: the latest of the
    name.
    """

    def right(at: Iterable[int], holders: Sequence[Holder]) -> list[bool] | None:
        name = next((who[place] for place in at if place in who), None)
        if name is None:
            return None
        named = (h for h in holders if any(_same_name(form, name) for form in (*h.forms, h.name())))
        latest = next(named, None)
        return [h is latest for h in holders]

    return right


def _descriptions(where: str, parsed: ParsedReport, right: SureOfDescription, counts: float) -> list[Case]:
    """Read a report and note every choice of a definite description; where the right one is known, it is taken."""
    cases: list[Case] = []
    places: tuple[int, ...] = ()

    def choose(holders: Sequence[Holder], asked: Varied) -> Holder | None:
        present = by_recency((h for h in holders if h.seen), asked.asked)
        sure = right(places, present)
        if sure is None:
            return varied(present, asked)
        counted = counts * (1.0 if any(sure) else NOBODY_VARIED)
        signs_of = [dict(varied_names.signs(h, asked, n)) for n, h in ranked(present)]
        cases.append(Case(where, Example(signs_of, sure, counted)))
        return next((h for h, good in zip(present, sure, strict=True) if good), None)

    class Noting(coreference.Resolver):
        def _varied(self, stretch: Any, description: Any, titled: Holder | None) -> Holder | None:
            nonlocal places
            places = stretch.tokens[description.at].start, stretch.tokens[description.last - 1].start
            return super()._varied(stretch, description, titled)

    before = coreference.varied, entities.entities_of.__globals__["Resolver"]
    coreference.varied, entities.entities_of.__globals__["Resolver"] = choose, Noting
    try:
        names.find(parsed)
    finally:
        coreference.varied, entities.entities_of.__globals__["Resolver"] = before
    return cases


def _without_cue(
    stories: Iterable[tuple[str, ParsedReport, list[dict[str, Any]]]], counts: float = 1.0
) -> Iterator[Case]:
    for where, parsed, gold in stories:
        noted: list[Case] = []

        class Noting(uncued.Uncued):
            def settled(self, where: str = where, gold: list[dict[str, Any]] = gold, noted: list[Case] = noted) -> Any:
                noted += _noted(self, where, gold)
                return super().settled()

        before = speakers.Speakers.of_all.__globals__["Uncued"]
        speakers.Speakers.of_all.__globals__["Uncued"] = Noting
        try:
            _, entities = names.find(parsed)
            quotes.find(parsed, entities)
        finally:
            speakers.Speakers.of_all.__globals__["Uncued"] = before
        yield from (case._replace(example=case.example._replace(counts=counts * case.example.counts)) for case in noted)


def _noted(open_ones: uncued.Uncued, where: str, gold: Sequence[dict[str, Any]]) -> Iterator[Case]:
    """Yield the choices of words in marks without a cue of which the gold account tells the speaker."""
    marked, cast = open_ones._page.marked, open_ones._cast
    for at, said in enumerate(open_ones._said):
        same = at > 0 and not said.signed and goes_on(open_ones._page, open_ones._said[at - 1], said)
        marks = [marked[m] for m in said.attribution.marks] if open_ones.is_open(said) and not same else []
        told = next((g for g in gold if any(m.first < g["end"] and g["start"] < m.last for m in marks)), None)
        if told is None:
            continue
        who = open_ones.candidates(at)
        right = [any(_same_name(n, told["speaker"]) for n in (cast.known(w).name, *cast.known(w).aliases)) for w in who]
        counts = 1.0 if any(right) else NOBODY_WITHOUT_CUE
        yield Case(where, Example([dict(open_ones.signs(at, w)) for w in who], right, counts))
        open_ones.take(at, next((w for w, good in zip(who, right, strict=True) if good), None))


def _stories() -> Iterator[tuple[str, ParsedReport, list[dict[str, Any]]]]:
    """Yield each report of the invented stories that may be read, parsed, with the gold quotes that it has."""
    index = tomllib.loads((ACCOUNTS / "index.toml").read_text(encoding="utf-8"))
    for slug in (story["slug"] for story in index["story"] if story["half"] == "dev"):
        gold = json.loads((ACCOUNTS / slug / "gold.json").read_text(encoding="utf-8"))
        for report in load([ACCOUNTS / slug / "reports"]).reports:
            keys = {report.id, PurePath(report.source).name}
            if not keys.isdisjoint(gold["reports"]):
                own = [located(q, report) for q in gold["quotes"] if q["report"] in keys]
                yield slug, parse(report, bundled()), own


if __name__ == "__main__":
    main()
