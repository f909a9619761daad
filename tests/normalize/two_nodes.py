"""`python -m tests.normalize.two_nodes`: a Ray cluster of two nodes of one core each, on the loopback interface.

It prints its address and the ids of the nodes' raylets, the head's first, and ends when its standard input does.
"""

from __future__ import annotations

import os
import sys

# Read when Ray is imported. A node that is gone is missed after two seconds, not after half a minute.
os.environ.update(
    RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER="0",
    RAY_USAGE_STATS_ENABLED="0",
    RAY_health_check_initial_delay_ms="0",
    RAY_health_check_period_ms="500",
    RAY_health_check_timeout_ms="1000",
    RAY_health_check_failure_threshold="3",
)

from ray.cluster_utils import Cluster

OBJECT_STORE = 80 << 20


def main() -> None:
    """Start the nodes, and stop them when nobody needs them any more."""
    head = {"num_cpus": 1, "object_store_memory": OBJECT_STORE, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=head)
    try:
        cluster.add_node(num_cpus=1, object_store_memory=OBJECT_STORE)
        raylets = [node.all_processes["raylet"][0].process.pid for node in cluster.list_all_nodes()]  # type: ignore[no-untyped-call]
        print(cluster.address, *raylets, flush=True)
        sys.stdin.read()
    finally:
        cluster.shutdown()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
