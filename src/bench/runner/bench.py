"""Runs benchmarks by name, prints a table and writes target/bench/<name>.json.

A benchmark is a file in benchmarks/ with
  DESCRIPTION  one sentence for --list
  VARIANTS     what it compares, in the order in which they run
  BASELINES    the variants that the others are shown as multiples of
  THREADS      the numbers of clients where none are given
  prepare(context, variants)      builds and starts what they need
  run(context, variant, number)   one run of one variant: yields windows
A window is a dictionary with variant, run, unit, value, threads, operations, seconds, p50_ms, p99_ms, cpu_ms_per_op and
foreign_cores, and nodes where servers of several numbers of nodes are compared.

One that has rounds(context, count) in place of run plays so many of them, and reports them itself.
"""
import argparse
import importlib
import json
import os
import pathlib
import platform
import signal
import statistics
import sys

from context import Context, Failure

DISTURBED = 0.3  # cores that others used in a window, from which on a figure is not to be quoted
HERE = pathlib.Path(__file__).resolve().parent


def benchmarks():
    return sorted(path.stem.replace("_", "-") for path in (HERE / "benchmarks").glob("[a-z]*.py"))


def load(name):
    if name not in benchmarks():
        raise Failure(f"there is no benchmark {name}; ops/bench --list names those there are.")
    return importlib.import_module("benchmarks." + name.replace("-", "_"))


def options(arguments):
    parser = argparse.ArgumentParser(
        prog="ops/bench",
        description="Runs a benchmark, prints a table and writes target/bench/<name>.json. "
        "Only ratios within one run mean anything: machines differ, and so do hours on a shared one.",
    )
    parser.add_argument("name", nargs="?", help="the benchmark to run")
    parser.add_argument("--list", action="store_true", help="name the benchmarks and what each compares")
    parser.add_argument("--runs", type=number(1, 100), default=3, metavar="N",
                        help="how often each variant runs, interleaved with the others (3)")
    parser.add_argument("--seconds", type=number(1, 3600), default=8, metavar="S", help="how long a window lasts (8)")
    parser.add_argument("--threads", type=numbers(1, 1000), metavar="1,4,16",
                        help="one window for each number of clients (each benchmark has its own)")
    parser.add_argument("--nodes", type=numbers(1, 7), default=[1, 3], metavar="1,3",
                        help="replica sets of how many nodes, for benchmarks on MongoDB (1,3)")
    parser.add_argument("--rounds", type=number(1, 100_000), default=20, metavar="N",
                        help="how many rounds of failures to play, for benchmarks that have rounds (20)")
    parser.add_argument("--variants", type=lambda text: text.split(","), metavar="A,B", help="only these, in this order")
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("/var/tmp"), metavar="DIR",
                        help="where the data is kept meanwhile, that is: which disk is measured (/var/tmp)")
    chosen = parser.parse_args(arguments)
    if not chosen.list and not chosen.name:
        parser.error("which benchmark? ops/bench --list names them")
    return chosen


def number(least, most):
    def parse(text):
        value = int(text) if text.isdigit() else -1
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{text} is not a whole number from {least} to {most}")
        return value
    return parse


def numbers(least, most):
    return lambda text: [number(least, most)(part) for part in text.split(",")]


def show_list():
    for name in benchmarks():
        benchmark = load(name)
        print(f"{name:<12} {benchmark.DESCRIPTION}\n{'':<12} variants: {', '.join(benchmark.VARIANTS)}")


def key(window):
    """What is compared with each other differs in the last only."""
    return window["unit"], window.get("nodes"), int(window["threads"]), window["variant"]


def rows(name, windows):
    """One row for each variant, unit, number of nodes and of threads: the median over the runs."""
    groups = {}
    for window in windows:
        groups.setdefault(key(window), []).append(window)

    def median(group, field):
        values = [window[field] for window in group if window[field] is not None]
        return round(statistics.median(values), 4) if values else None

    for (unit, nodes, threads, variant), group in groups.items():
        values = [window["value"] for window in group]
        yield {
            "benchmark": name, "variant": variant, "nodes": nodes, "threads": threads, "unit": unit, "runs": len(group),
            "median": round(statistics.median(values), 3), "min": round(min(values), 3), "max": round(max(values), 3),
            "p50_ms": median(group, "p50_ms"), "p99_ms": median(group, "p99_ms"),
            "cpu_ms_per_op": median(group, "cpu_ms_per_op"),
        }


def table(measured, windows, baselines):
    busiest = {}
    for window in windows:
        busiest[key(window)] = max(busiest.get(key(window), 0), window["foreign_cores"])
    medians = {key(row): row["median"] for row in measured}
    present = [baseline for baseline in baselines if any(row["variant"] == baseline for row in measured)]
    lines = [["unit", "nodes", "threads", "variant", "median", "min", "max", "p50 ms", "p99 ms", "CPU ms/op", "foreign cores"]
             + [f"x {baseline}" for baseline in present]]
    units = list(dict.fromkeys(window["unit"] for window in windows))
    for row in sorted(measured, key=lambda row: (units.index(row["unit"]), row["nodes"] or 0, row["threads"])):
        *where, _ = key(row)
        lines.append([row["unit"], str(row["nodes"] or ""), str(row["threads"]), row["variant"]]
                     + [figure(row[field]) for field in ("median", "min", "max")]
                     + ["-" if row[field] is None else f"{row[field]:.2f}" for field in ("p50_ms", "p99_ms", "cpu_ms_per_op")]
                     + [f"{busiest[key(row)]:.2f}"]
                     + [times(row["median"], medians.get((*where, baseline))) for baseline in present])
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    for line in lines:
        print("  ".join(cell.ljust(width) if i in (0, 3) else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(line, widths))).rstrip())


def figure(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def times(value, baseline):
    return f"{value / baseline:.3g}" if baseline else "-"


def measure(context, benchmark, variants, runs):
    """All variants run once, then all run again, so that a noisy minute hits them alike."""
    windows, failures = [], []
    for run in range(1, runs + 1):
        for variant in variants:
            try:
                for window in benchmark.run(context, variant, run):
                    nodes = f", nodes {window['nodes']}" if "nodes" in window else ""
                    context.say(f"run {run} of {runs}: {variant}{nodes}, threads {window['threads']:.0f}: "
                                f"{figure(window['value'])} {window['unit']}")
                    windows.append(window)
            except Failure as failure:
                context.say(f"run {run} of {runs}: {variant} failed: {failure}")
                failures.append(variant)
    return windows, failures


def main(arguments):
    chosen = options(arguments)
    if chosen.list:
        show_list()
        return 0
    benchmark = load(chosen.name)
    variants = chosen.variants or list(benchmark.VARIANTS)
    for variant in variants:
        if variant not in benchmark.VARIANTS:
            raise Failure(f"{chosen.name} has no variant {variant}; it has {', '.join(benchmark.VARIANTS)}.")
    chosen.threads = chosen.threads or benchmark.THREADS
    with Context(chosen) as context:
        benchmark.prepare(context, variants)
        if hasattr(benchmark, "rounds"):
            return benchmark.rounds(context, chosen.rounds)
        windows, failures = measure(context, benchmark, variants, chosen.runs)
        measured = list(rows(chosen.name, windows))
        results = context.results / f"{chosen.name}.json"
        results.write_text(json.dumps(measured, indent=1) + "\n")
        (context.results / f"{chosen.name}-windows.json").write_text(json.dumps(windows, indent=1) + "\n")
        print(f"\n{chosen.name}: median of {chosen.runs} {'run' if chosen.runs == 1 else 'runs'} with windows of {chosen.seconds} s, "
              f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, data on {context.filesystem()}\n")
        table(measured, windows, benchmark.BASELINES)
        if max((window["foreign_cores"] for window in windows), default=0) > DISTURBED:
            print("\nOther programs kept a core busy meanwhile (foreign cores): run it again on a quiet machine before "
                  "quoting it.")
        print(f"\nWritten to {os.path.relpath(results)}")
    if failures:
        raise Failure(f"{', '.join(sorted(set(failures)))} failed; the logs are in target/bench.")
    return 0


if __name__ == "__main__":
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda number, frame: sys.exit(128 + number))
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        print(f"ops/bench: {failure}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
