"""What pages mean: raw records become corpora, with a ledger of every change and the proof of it all."""
