"""mongo-log: appending to, reading and following an event log on MongoDB, beside what else there is.

Events are typed, of about 430 bytes as JSON; every append is acknowledged by a majority of the nodes with its journal on
disk, or is on PostgreSQL's disk. Each variant starts on an empty database, is loaded with commits of one event, weighed,
replayed, followed and then appended to: see LogDriver.
"""
import programs
from context import Failure
from mongo import ReplicaSet
from postgres import Postgres

DESCRIPTION = "the event log on MongoDB, on one node and on three, beside the bare driver and two event stores of Axon's"
VARIANTS = ("ours", "raw-insert-one", "raw-insert-many", "raw-scan", "stock-axon-mongo", "axon-jdbc-postgresql")
BASELINES = VARIANTS[1:]
THREADS = [1, 8, 32]

PRODUCT = {"ours": "appends,bytes,replay,latency", "raw-insert-one": "appends,bytes", "raw-insert-many": "appends,bytes",
           "raw-scan": "replay"}
EVENTS = "1,5"
LOAD_SECONDS = 60
# Commits to load, for each second of a window: enough for a replay to mean something, and more than any cache of decoded
# events holds
LOAD_PER_SECOND = 6_000
LEAST_LOAD = 20_000


def prepare(context, variants):
    on_mongo = [variant for variant in variants if variant != "axon-jdbc-postgresql"]
    programs.build_peers(context, [module for variant, module in
                                   {"stock-axon-mongo": "axon-mongo", "axon-jdbc-postgresql": "axon-jdbc"}.items()
                                   if variant in variants])
    if on_mongo:
        programs.build_product(context)
        context.sets = {}
        for nodes in context.nodes:
            context.say(f"Starting MongoDB, nodes: {nodes} …")
            context.sets[nodes] = context.enter_context(ReplicaSet(context, nodes))
    if "axon-jdbc-postgresql" in variants:
        context.postgres = context.enter_context(Postgres(context))


def run(context, variant, number):
    if variant == "axon-jdbc-postgresql":
        yield from on_postgres(context, variant, number)
    else:
        for nodes, mongo in context.sets.items():
            yield from on_mongo(context, variant, number, nodes, mongo)


def on_mongo(context, variant, number, nodes, mongo):
    if variant in PRODUCT:
        main, class_path, measures = "uk.oocd.bench.mongo.MongoLog", programs.product(context), PRODUCT[variant]
    elif variant == "stock-axon-mongo":
        main, class_path, measures = "uk.oocd.peers.mongo.AxonMongoPeer", programs.peer(context, "axon-mongo"), PRODUCT["ours"]
    else:
        raise Failure(f"the variant {variant} is not known.")
    settings = dict(measures=measures, database=mongo.database(f"{variant}-{number}"), servers=",".join(map(str, mongo.pids)))
    yield from measured(context, variant, number, main, class_path, nodes, settings)


def on_postgres(context, variant, number):
    try:
        settings = dict(measures=PRODUCT["ours"], database=context.postgres.fresh_database(), servers=context.postgres.pid)
        yield from measured(context, variant, number, "uk.oocd.peers.axon.AxonJdbcLogPeer",
                            programs.peer(context, "axon-jdbc"), 1, settings)
    finally:
        context.postgres.drop_database()


def measured(context, variant, number, main, class_path, nodes, settings):
    windows = len(context.threads) * len(EVENTS.split(",")) + 4
    bound = LOAD_SECONDS + windows * (context.seconds + 30) + 120
    load = max(LEAST_LOAD, LOAD_PER_SECOND * context.seconds)
    for window in context.java(variant, number, main, class_path, bound, label=f"{variant}-{nodes}-nodes",
                               load=load, load_seconds=LOAD_SECONDS, events=EVENTS, **settings):
        yield {**window, "nodes": nodes}
