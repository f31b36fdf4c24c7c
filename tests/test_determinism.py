"""The same input gives the same bytes, whatever surrounds the run."""

import os
import random
import shutil
import subprocess
import sys

import pytest

import stemma

BASE = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "TZ", "PYTHONHASHSEED"))}


def _export(sources, *options, **environment):
    command = [sys.executable, "-m", "stemma", "read", "--quiet", "--format", "json", *options, *map(str, sources)]
    done = subprocess.run(command, env={**BASE, **environment}, capture_output=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def files():
    return sorted(stemma.example().iterdir())


@pytest.fixture(scope="module")
def reference(files):
    return _export(files, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")


def test_the_order_of_the_sources_does_not_matter(files, reference):
    shuffled = random.Random(7).sample(files, len(files))
    assert _export(shuffled, PYTHONHASHSEED="0") == reference


def test_hash_seed_time_zone_and_locale_do_not_matter(files, reference):
    assert _export(files, PYTHONHASHSEED="4321", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8") == reference


def test_where_the_files_lie_does_not_matter(files, reference, tmp_path):
    elsewhere = shutil.copytree(stemma.example(), tmp_path / "elsewhere")
    moved = _export([elsewhere], PYTHONHASHSEED="0").replace(str(elsewhere).encode(), str(files[0].parent).encode())
    assert moved == reference


def test_the_number_of_workers_does_not_matter(tmp_path):
    texts = [path.read_text(encoding="utf-8") for path in sorted(stemma.example().glob("*.txt"))]
    for number in range(70):
        text = texts[number % len(texts)]
        (tmp_path / f"{number:03d}.txt").write_text(f"{text}\nNumber {number} stood on the gate.\n", encoding="utf-8")
    assert _export([tmp_path], "--workers", "2") == _export([tmp_path], "--workers", "1")
