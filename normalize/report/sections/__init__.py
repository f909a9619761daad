"""The parts of the report: for each a pure function from what was read to what is shown."""
