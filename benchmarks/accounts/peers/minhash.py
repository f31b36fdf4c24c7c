"""datasketch's MinHash over runs of five words: what near-duplicate detection makes of lineage and origins.

https://github.com/ekzhu/datasketch (MIT). Two reports are tied where the estimated Jaccard similarity of their runs is
at least a tenth; origins are the groups that ties leave together. The threshold is low since rewrites share little.
"""

import re
from itertools import combinations

from .form import Json, Read, export

NAME = "MinHash"
MEASURES = ("lineage", "origins")
RUN, ALIKE, PERMUTATIONS = 5, 0.1, 256


def account(reports: list[Read]) -> Json:
    """The export of a story. Raises ImportError without datasketch."""
    from datasketch import MinHash

    sketches = {}
    for report in reports:
        sketches[report.id] = MinHash(num_perm=PERMUTATIONS)
        words = re.findall(r"\w+", report.text.lower())
        for at in range(len(words) - RUN + 1):
            sketches[report.id].update(" ".join(words[at : at + RUN]).encode())
    ties = [(a, b) for a, b in combinations(sketches, 2) if sketches[a].jaccard(sketches[b]) >= ALIKE]
    origin = {report.id: report.id for report in reports}
    for parent, child in ties:
        kept, gone = origin[parent], origin[child]
        origin = {id_: kept if of == gone else of for id_, of in origin.items()}
    groups = [[id_ for id_ in origin if origin[id_] == of] for of in dict.fromkeys(origin.values())]
    edges = [{"child": child, "parent": parent} for parent, child in ties]
    origins = [{"id": f"origin {n}", "reports": group} for n, group in enumerate(groups)]
    return export(reports, lineage={"edges": edges, "origins": origins})
