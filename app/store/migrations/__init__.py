"""Numbered SQL files, one folder per database. A file that has shipped is never edited: the next one follows it."""
