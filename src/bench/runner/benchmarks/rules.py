"""rules: what a protocol's decision tables cost, to publish and to ask, in a JVM of its own for each variant.

A check is everything that happens when a version is published: our own reading of the file and of each cell, the weighing
of its rows against each other, Apache KIE's validation, and one trial evaluation of each row.
"""
import programs

DESCRIPTION = "decision tables: publishing one of 200 rows, evaluating one of 15 and of 200, and all options of a case"
VARIANTS = ("check-200", "evaluate-15", "evaluate-200", "options")
BASELINES = ()
THREADS = [1, 2]


def prepare(context, variants):
    programs.build_product(context)


def run(context, variant, number):
    bound = 60 + len(context.threads) * (context.seconds + 10)
    yield from context.java(variant, number, "uk.oocd.bench.DecisionTables", programs.product(context), bound)
