"""The networks of a spaCy pipeline, run for reading only.

spaCy stores a pipeline and splits text into words. Here its weights are applied: what depends on a word form alone is
computed once for each form, all sentences of a batch are read in step, and matrices are multiplied in blocks of one
size, so that a sentence gets the same annotation in whatever company it is read.
"""

from stemma.reading.network.runtime import Runtime, runtime

__all__ = ["Runtime", "runtime"]
