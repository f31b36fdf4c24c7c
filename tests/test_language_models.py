"""Any spaCy pipeline of English can read in place of the bundled one, and one that cannot is told in one line."""

import shutil
import subprocess
import sys

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import stemma
import stemma.reading.network.component  # a pipeline with the bundled parser is loaded by spaCy itself here
from stemma import data
from stemma.reading import Reader
from stemma.reading.annotation import Parse
from stemma.reading.language import ModelMissingError, SpacyLanguage, named
from stemma.reading.universal import universal
from stemma.sources import load

PASSIVE = """
The 1 det DET DT|mayor 3 nsubjpass NOUN NN|was 3 auxpass AUX VBD|told 3 ROOT VERB VBN|by 3 agent ADP IN
officials 4 pobj NOUN NNS|in 5 prep ADP IN|Arlen 6 pobj PROPN NNP|on 3 prep ADP IN|Friday 8 pobj PROPN NNP
that 13 mark SCONJ IN|the 12 det DET DT|bridge 13 nsubj NOUN NN|is 3 ccomp AUX VBZ|unsafe 13 acomp ADJ JJ
. 3 punct PUNCT .
"""
PASSIVE_UD = """
det 1|nsubj:pass 3|aux:pass 3|ROOT 3|case 5|obl:agent 3|case 7|nmod 5|case 9|obl 3
mark 14|det 12|nsubj 14|cop 14|ccomp 3|punct 3
"""
COORDINATED = """
Orr 5 nsubj PROPN NNP|, 0 punct PUNCT ,|Tull 0 conj PROPN NNP|and 2 cc CCONJ CC|Vane 2 conj PROPN NNP
left 5 ROOT VERB VBD
"""
OUT_OF = (
    "He 1 nsubj PRON PRP|came 1 ROOT VERB VBD|out 1 prep ADP IN|of 2 prep ADP IN|the 5 det DET DT|house 3 pobj NOUN NN"
)
FOR_STEALING = (
    "He 2 nsubjpass PRON PRP|was 2 auxpass AUX VBD|held 2 ROOT VERB VBN|for 2 prep ADP IN|stealing 3 pcomp VERB VBG"
)
THERE_IS = "There 1 expl PRON EX|is 1 ROOT AUX VBZ|a 3 det DET DT|house 1 attr NOUN NN"
PROMISED = "She 1 nsubj PRON PRP|promised 1 ROOT VERB VBD|to 3 aux PART TO|stay 1 xcomp VERB VB"


def _rows(text):
    return [cell.split() for line in text.strip().splitlines() for cell in line.split("|")]


def _parse(text):
    words, heads, deps, pos, tags = zip(*_rows(text), strict=True)
    lemmas = ["be" if word in ("is", "was") else word.lower() for word in words]
    starts = [sum(len(w) + 1 for w in words[:at]) for at in range(len(words))]
    columns = (starts, words, lemmas, pos, tags, deps, map(int, heads), [""] * len(words))
    return Parse(*map(tuple, columns))


def _arcs(parse):
    return [f"{dep} {head}" for dep, head in zip(parse.deps, parse.heads, strict=True)]


@pytest.mark.parametrize(
    ("clearnlp", "ud"),
    [
        (PASSIVE, [" ".join(row) for row in _rows(PASSIVE_UD)]),
        (COORDINATED, ["nsubj 5", "punct 0", "conj 0", "cc 4", "conj 0", "ROOT 5"]),
        (OUT_OF, ["nsubj 1", "ROOT 1", "case 5", "case 5", "det 5", "obl 1"]),
        (FOR_STEALING, ["nsubj:pass 2", "aux:pass 2", "ROOT 2", "mark 4", "advcl 2"]),
        (THERE_IS, ["expl 1", "ROOT 1", "det 3", "nsubj 1"]),
        (PROMISED, ["nsubj 1", "ROOT 1", "mark 3", "xcomp 1"]),
    ],
    ids=["passive", "coordination", "two prepositions", "clause after a preposition", "there is", "infinitive"],
)
def test_a_parse_by_clearnlp_becomes_one_by_universal_dependencies(clearnlp, ud):
    assert _arcs(universal(_parse(clearnlp))) == ud


RELATIONS = ["nsubj", "prep", "pobj", "pcomp", "agent", "dative", "attr", "acomp", "expl", "conj", "cc", "aux", "punct"]


@st.composite
def _trees(draw):
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for at, word in enumerate(order):
        heads[word] = word if at == 0 else order[draw(st.integers(0, at - 1))]
    deps = ["ROOT" if heads[word] == word else draw(st.sampled_from(RELATIONS)) for word in range(size)]
    lemmas = draw(st.lists(st.sampled_from(["be", "mill", "in"]), min_size=size, max_size=size))
    pos = draw(st.lists(st.sampled_from(["NOUN", "VERB", "ADP"]), min_size=size, max_size=size))
    columns = (range(size), ["w"] * size, lemmas, pos, ["NN"] * size, deps, heads, [""] * size)
    return Parse(*map(tuple, columns))


@given(_trees())
def test_a_tree_stays_a_tree(parse):
    new = universal(parse)
    roots = [word for word, head in enumerate(new.heads) if word == head]
    assert len(roots) == 1
    for word in range(len(new.heads)):
        above = word
        for _ in new.heads:
            above = new.heads[above]
        assert above == roots[0]
    assert not {"prep", "pobj", "attr", "acomp", "agent", "pcomp"} & set(new.deps)


@Language.component("clearnlp_by_hand")
def _by_hand(doc):
    parse = _parse(PASSIVE)
    assert [token.text for token in doc] == list(parse.texts)
    for token, head, dep, tag in zip(doc, parse.heads, parse.deps, parse.tags, strict=True):
        token.head, token.dep_, token.tag_ = doc[head], dep, tag
    return doc


def test_the_rules_see_one_scheme_whatever_the_pipeline_speaks():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("clearnlp_by_hand")
    parse = SpacyLanguage("by hand", pipeline).annotate([" ".join(_parse(PASSIVE).texts)])[0]
    assert _arcs(parse) == [" ".join(row) for row in _rows(PASSIVE_UD)]
    assert parse.pos[:4] == ("DET", "NOUN", "VERB", "VERB")
    assert Doc(pipeline.vocab, words=["Orr"])[0].text == "Orr"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A pipeline that spaCy runs itself, since it has a part more than the bundled one."""
    pipeline = spacy.load(data.path("language"))
    pipeline.add_pipe("doc_cleaner")
    path = tmp_path_factory.mktemp("model") / "other"
    pipeline.to_disk(path)
    return path


def test_another_pipeline_reads_in_place_of_the_bundled_one(folder):
    reports = sorted(load([stemma.example()]).reports, key=lambda report: report.id)[:2]
    other, own = named(str(folder)), named(None)
    assert other._runtime is None
    assert list(Reader(other).read(reports)) == list(Reader(own).read(reports))


def test_a_model_that_is_not_installed_is_told_with_what_mends_it():
    with pytest.raises(
        ModelMissingError, match=r"'en_no_such' is not installed; .*python -m spacy download en_no_such"
    ):
        named("en_no_such")


def test_a_model_without_parser_and_names_is_told(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelMissingError, match=r"has no tagger and no parser and no entity recogniser; take one"):
        named(str(tmp_path / "blank"))


@pytest.mark.parametrize("part", ["parser/weights.npz", "config.cfg", "vocab/strings.json", "ner/weights.npz"])
def test_a_damaged_model_is_told(folder, tmp_path, part):
    damaged = tmp_path / "damaged"
    shutil.copytree(folder, damaged)
    (damaged / part).write_bytes(b"\x00 damaged")
    with pytest.raises(ModelMissingError, match=r"cannot be loaded .*python -m spacy download"):
        named(str(damaged))


def test_the_command_says_it_in_one_line_and_leaves_with_wrong_usage():
    command = [sys.executable, "-m", "stemma", "read", str(stemma.example()), "--language-model", "en_no_such"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1 and "python -m spacy download en_no_such" in done.stderr
