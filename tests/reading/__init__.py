"""Tests of reading a page into blocks."""
