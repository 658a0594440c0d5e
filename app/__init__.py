"""The till without a screen: what it knows and does, free of Qt."""

__version__ = "0.1.0"
