"""failover: a real set of three MongoDB nodes fails, round after round, while two programs write and follow one log on it.

After each round every acknowledged commit is looked for, the chain is verified, and what the programs made of the log is
held to a fresh rebuild: see FailoverRounds, which the tests play for twenty rounds.
"""
import json
import os
import signal
import subprocess

import programs
from context import Failure, die_with_parent

DESCRIPTION = "nothing acknowledged is lost, kept twice or seen otherwise while the nodes and the network fail (--rounds)"
VARIANTS = ("three-nodes",)
BASELINES = ()
THREADS = [4]


def prepare(context, variants):
    programs.build_product(context)


def rounds(context, count):
    found = subprocess.run([context.root / "ops" / "mongodb" / "get-mongod"], capture_output=True, text=True)
    if found.returncode:
        raise Failure(found.stderr.strip())
    command = [os.path.join(os.environ["JAVA_HOME"], "bin", "java"), "--enable-native-access=ALL-UNNAMED",
               "-cp", os.pathsep.join(map(str, programs.product(context))),
               "uk.oocd.storage.mongo.FailoverRounds", str(count)]
    log = context.results / "failover.log"
    played = []
    with log.open("w") as errors:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True,
                                   cwd=context.root, env={**os.environ, "OOCD_MONGOD": found.stdout.strip()},
                                   preexec_fn=die_with_parent(signal.SIGKILL))
        try:
            for line in process.stdout:
                played.append(json.loads(line))
                context.say(f"round {len(played)} of {count}: {told(played[-1])}")
            status = process.wait()
        finally:
            process.kill()
            process.wait()
    results = context.results / "failover.json"
    results.write_text(json.dumps(played, indent=1) + "\n")
    report(played)
    print(f"\nWritten to {os.path.relpath(results)}")
    if status or len(played) < count:
        raise Failure(f"{sum('failed' in each for each in played)} of {len(played)} rounds failed; see {os.path.relpath(log)}.")
    return 0


def told(each):
    kind = each["kind"].lower().replace("_", " ")
    if "failed" in each:
        return f"{kind}: FAILED"
    return (f"{kind}: {each['acknowledged']} commits acknowledged, {each['unknown']} outcomes unknown, "
            f"longest stall {each['longest_stall_ms']:,} ms")


def report(played):
    print(f"\n{'kind':<24}{'rounds':>8}{'acknowledged':>14}{'unknown':>9}{'longest stall ms':>18}{'failures':>10}")
    for kind in [*dict.fromkeys(each["kind"] for each in played), None]:
        group = [each for each in played if kind in (each["kind"], None)]
        sound = [each for each in group if "failed" not in each]
        print(f"{(kind or 'all').lower().replace('_', ' '):<24}{len(group):>8}"
              f"{sum(each['acknowledged'] for each in sound):>14,}{sum(each['unknown'] for each in sound):>9}"
              f"{max((each['longest_stall_ms'] for each in sound), default=0):>18,}{len(group) - len(sound):>10}")
