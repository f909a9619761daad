"""The version, in its one place."""

__version__ = "0.1.0"

PRODUCT = "medqa-corpus"
"""The product token in robots.txt (RFC 9309) and in the User-Agent."""

EXTRACTOR = f"{PRODUCT}/{__version__}"
"""Names the code that read a page, in every record."""
