"""The crawler: fetches pages, or reads them again, and records what each says, word for word."""
