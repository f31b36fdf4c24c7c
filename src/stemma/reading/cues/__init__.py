"""Cues: the words that attribute, who the subject of an attribution is, and where its content begins and ends."""
