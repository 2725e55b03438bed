"""ydp-case-v1: five durable commands a case with 1.2 KB each, driven by closed-loop clients in the engine's own JVM.

A thousand cases warm each engine up on a fresh database; then one window for each number of clients. `ours` goes through
the product's command bus with its projections running; the peers keep none. `fsync` is what the disk allows.
"""
from context import Failure
from postgres import Postgres

DESCRIPTION = "a case of five durable commands through the product, beside a workflow engine and an event store"
VARIANTS = ("ours", "flowable", "axon-jdbc", "fsync")
BASELINES = ("flowable", "axon-jdbc")

PEERS = {"flowable": "uk.oocd.peers.flowable.FlowablePeer", "axon-jdbc": "uk.oocd.peers.axon.AxonJdbcPeer"}
WARM_UP_SECONDS = 30


def prepare(context, variants):
    peers = [variant for variant in variants if variant in PEERS]
    modules = (["common"] if "fsync" in variants else []) + peers
    if modules:
        context.say("Building the peers …")
        context.shell("build-peers", "use_maven; maven -q -f src/bench/peers/pom.xml "
                                     f"-pl {','.join(modules)} -am package")
    if "ours" in variants:
        context.say("Building the product …")
        context.shell("build-ours", "use_maven; maven -q test-compile dependency:build-classpath "
                                    "-Dmdep.includeScope=test -Dmdep.outputFile=target/bench/class-path")
    if peers:
        context.postgres = context.enter_context(Postgres(context))


def run(context, variant, number):
    bound = WARM_UP_SECONDS + len(context.threads) * (context.seconds + 30) + 120
    built = context.root / "target" / "bench" / "peers"
    if variant == "fsync":
        yield from context.java(variant, number, "uk.oocd.bench.ydp.Fsync", [built / "common" / "classes"], bound)
    elif variant == "ours":
        libraries = (context.results / "class-path").read_text().strip()
        classes = [context.root / "target" / "test-classes", context.root / "target" / "classes", libraries]
        yield from context.java(variant, number, "uk.oocd.bench.YdpCase", classes, bound, warm_up_seconds=WARM_UP_SECONDS)
    elif variant in PEERS:
        try:
            yield from context.java(
                variant, number, PEERS[variant], [built / variant / "classes", built / variant / "lib" / "*"], bound,
                warm_up_seconds=WARM_UP_SECONDS, database=context.postgres.fresh_database(), server=context.postgres.pid)
        finally:
            context.postgres.drop_database()
    else:
        raise Failure(f"the variant {variant} is not known.")
