"""The ways to work on shards: processes of this machine, a Ray cluster."""
