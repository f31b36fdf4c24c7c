"""How long placing takes, and what becomes of it, where reports are not what anyone would wish.

    python benchmarks/stories/bad_input.py [--count 10000]

Each case is placed with half of its reports and with all of them, in batches of 500: the time must not grow much more
than twofold, and no story may swallow what does not belong to it. All texts are invented.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterable
from itertools import islice

from newsroom import stream

from stemma.records import Report
from stemma.sources import report_of_text
from stemma.stories import StoryStore

BATCH = 500
LANGUAGES = {
    "de": "Die Fähre kenterte am Samstag vor dem Hafen von {place}; {n} Menschen starben, sagte {name}.",
    "fr": "Le ferry a chaviré samedi au large de {place} ; {n} personnes sont mortes, a dit {name}.",
    "es": "El transbordador volcó el sábado frente a {place}; murieron {n} personas, dijo {name}.",
    "ru": "Паром опрокинулся в субботу у порта {place}; погибли {n} человек, сообщил {name}.",
    "zh": "渡轮星期六在{place}港外倾覆，{name}说有{n}人遇难。",
    "ar": "انقلبت العبارة يوم السبت قبالة ميناء {place} وقتل {n} شخصا، كما قال {name}.",
}


def wire() -> str:
    return next(stream(1, seed=3))[0].text


def identical(count: int) -> Iterable[Report]:
    text = wire()
    return (report_of_text(text, id=f"{n}", published="2024-03-04") for n in range(count))


def all_but_identical(count: int) -> Iterable[Report]:
    words = wire().split()
    for n in range(count):
        yield report_of_text(
            " ".join([*words[: n % 300], f"edition{n}", *words[n % 300 :]]), id=f"{n}", published="2024-03-04"
        )


def chain(count: int) -> Iterable[Report]:
    """Each is a copy of the one before, with a word exchanged: the last has little of the first."""
    draw = random.Random(5)
    words, others = wire().split(), " ".join(r.text for r, _ in stream(20, seed=4)).split()
    for n in range(count):
        words[draw.randrange(len(words))] = draw.choice(others)
        yield report_of_text(" ".join(words), id=f"{n:05d}")


def with_a_digest_of_all(count: int) -> Iterable[Report]:
    reports = [report for report, _ in stream(count - 1, seed=6)]
    yield from reports
    yield report_of_text("\n\n".join(report.text for report in reports), id="digest", published=reports[-1].published)


def of_three_words(count: int) -> Iterable[Report]:
    draw = random.Random(7)
    words = " ".join(r.text for r, _ in stream(200, seed=8)).replace(".", "").split()
    return (report_of_text(" ".join(draw.choices(words, k=3)), id=f"{n}") for n in range(count))


def of_five_megabytes(count: int) -> Iterable[Report]:
    for n, (report, _) in enumerate(islice(stream(max(2, count // 1000), seed=9), max(2, count // 1000))):
        yield report_of_text(report.text + "\n" + "padding without end and sense " * 170_000, id=f"{n}")


def of_one_word_without_end(count: int) -> Iterable[Report]:
    return (report_of_text(f"{n}" + "a" * 5_000_000, id=f"{n}") for n in range(max(2, count // 1000)))


def in_several_languages(count: int) -> Iterable[Report]:
    draw = random.Random(10)
    names = [report.text.split()[0] for report, _ in stream(300, seed=11)]
    for n in range(count):
        language = draw.choice(sorted(LANGUAGES))
        told = LANGUAGES[language].format(place=draw.choice(names), name=draw.choice(names), n=draw.randrange(2, 90))
        yield report_of_text(told, id=f"{n}", language=language, published="2024-03-04")


def with_false_days(count: int) -> Iterable[Report]:
    days = ["1970-01-01", "2099-01-01", "0000-00-00", "soon", None, "2024-02-30", "1200-01-01"]
    for n, (report, _) in enumerate(stream(count, seed=12)):
        yield report_of_text(report.text, id=f"{n}", title=report.title, language="en", published=days[n % len(days)])


def same_ids(count: int) -> Iterable[Report]:
    for n, (report, _) in enumerate(stream(count, seed=13)):
        yield report_of_text(report.text, id=f"{n // 2}", title=report.title, published=report.published, language="en")


def empty(count: int) -> Iterable[Report]:
    return (report_of_text(" " * (n % 7), id=f"{n}") for n in range(count))


CASES: dict[str, tuple[Callable[[int], Iterable[Report]], int | None]] = {
    "identical reports": (identical, None),
    "all but identical reports": (all_but_identical, None),
    "a chain of copies": (chain, 500),
    "a long chain of copies": (chain, None),
    "one report that contains all others": (with_a_digest_of_all, None),
    "reports of three words": (of_three_words, None),
    "reports of 5 MB": (of_five_megabytes, None),
    "one word of 5 MB": (of_one_word_without_end, None),
    "reports in six languages": (in_several_languages, None),
    "false days": (with_false_days, None),
    "each id twice, with two texts": (same_ids, None),
    "empty reports": (empty, None),
}


def placed(reports: list[Report]) -> tuple[StoryStore, float]:
    store, start = StoryStore(), time.process_time()
    for at in range(0, len(reports), BATCH):
        store.place_all(reports[at : at + BATCH])
    return store, time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    given = parser.parse_args()
    for name, (make, fixed) in CASES.items():
        reports = list(make(fixed or given.count))
        _, half = placed(reports[len(reports) // 2 :])
        store, whole = placed(reports)
        sizes = sorted(map(len, store.stories().values()))
        told = f"{len(sizes):6,} stories, the largest of {sizes[-1]:6,}"
        print(f"{name:36} {len(reports):7,} reports  half {half:7.2f} s  all {whole:7.2f} s  {told}", flush=True)


if __name__ == "__main__":
    main()
