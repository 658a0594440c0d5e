"""Pure values of the trade: no input or output, no waiting, nothing of Qt."""
