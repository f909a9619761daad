"""The parts of the proof: each looks at the files anew and trusts nothing that the run said."""
