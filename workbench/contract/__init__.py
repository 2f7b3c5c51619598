"""The machine contract: what the command line prints as JSON, made from the model's values.

Field names are fixed; other programs rely on them. The code says older/newer, the contract a/b.
"""
