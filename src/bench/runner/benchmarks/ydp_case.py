"""ydp-case-v1: five durable commands a case with 1.2 KB each, driven by closed-loop clients in the engine's own JVM.

A thousand cases warm each engine up on a fresh database; then one window for each number of clients. `ours` goes through
the product's command bus with its projections running; the peers keep none. `fsync` is what the disk allows.
"""
import programs
from context import Failure
from postgres import Postgres

DESCRIPTION = "a case of five durable commands through the product, beside a workflow engine and an event store"
VARIANTS = ("ours", "flowable", "axon-jdbc", "fsync")
BASELINES = ("flowable", "axon-jdbc")
THREADS = [1, 4, 16]

PEERS = {"flowable": "uk.oocd.peers.flowable.FlowablePeer", "axon-jdbc": "uk.oocd.peers.axon.AxonJdbcPeer"}
WARM_UP_SECONDS = 30


def prepare(context, variants):
    peers = [variant for variant in variants if variant in PEERS]
    programs.build_peers(context, (["common"] if "fsync" in variants else []) + peers)
    if "ours" in variants:
        programs.build_product(context)
    if peers:
        context.postgres = context.enter_context(Postgres(context))


def run(context, variant, number):
    bound = WARM_UP_SECONDS + len(context.threads) * (context.seconds + 30) + 120
    if variant == "fsync":
        yield from context.java(variant, number, "uk.oocd.bench.ydp.Fsync", programs.peer(context, "common"), bound)
    elif variant == "ours":
        yield from context.java(variant, number, "uk.oocd.bench.YdpCase", programs.product(context), bound,
                                warm_up_seconds=WARM_UP_SECONDS)
    elif variant in PEERS:
        try:
            yield from context.java(
                variant, number, PEERS[variant], programs.peer(context, variant), bound, warm_up_seconds=WARM_UP_SECONDS,
                database=context.postgres.fresh_database(), servers=context.postgres.pid)
        finally:
            context.postgres.drop_database()
    else:
        raise Failure(f"the variant {variant} is not known.")
