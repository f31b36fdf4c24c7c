"""Retrains the language model that Stemma ships, from a folder of open corpora."""
