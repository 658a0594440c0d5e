"""A SmartKasa-compatible server with its own data.

It imports nothing of ours, so it cannot share our misunderstandings.
"""
