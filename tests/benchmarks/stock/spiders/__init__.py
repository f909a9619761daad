"""The spiders of the stock project."""
