"""A Ray cluster of a head and two nodes of one core each, all on this machine, for a test.

Prints its address and the process of each node as JSON, then kills the node whose number a line of
standard input says. Ends with its input.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.update(RAY_USAGE_STATS_ENABLED="0", RAY_AUTH_MODE="disabled")

from ray.cluster_utils import Cluster

STORE = 80 << 20
"""Bytes of shared memory a node, the least that Ray takes."""


def main() -> None:
    head = {"num_cpus": 0, "include_dashboard": False, "object_store_memory": STORE}
    cluster = Cluster(initialize_head=True, head_node_args=head)
    nodes = [cluster.add_node(num_cpus=1, object_store_memory=STORE) for _ in range(2)]
    raylets = [node.all_processes["raylet"][0].process.pid for node in nodes]
    print(json.dumps({"address": cluster.address, "raylets": raylets}), flush=True)
    for line in sys.stdin:
        cluster.remove_node(nodes[int(line)], allow_graceful=False)
        print("removed", flush=True)
    cluster.shutdown()  # type: ignore[no-untyped-call]


main()
