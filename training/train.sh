#!/bin/sh
# Retrain the shipped language model and word vectors: training/train.sh CORPORA_DIR
set -eu
cd "$(dirname "$0")/.."
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec python -m training "$@"
