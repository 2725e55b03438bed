"""What every benchmark stands on: where things are, a folder on the measured disk, and programs that never outlive it."""
import contextlib
import ctypes
import json
import os
import pathlib
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
PREFIX = "oocd-bench-"
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)


class Failure(Exception):
    """Something that stops a benchmark, told in one sentence."""


def die_with_parent(number):
    """For a child before it becomes another program: the kernel sends it the signal when this process is gone."""
    return lambda: LIBC.prctl(PR_SET_PDEATHSIG, number)


class Context(contextlib.ExitStack):
    def __init__(self, options):
        super().__init__()
        self.root = ROOT
        self.results = ROOT / "target" / "bench"
        self.threads = options.threads
        self.seconds = options.seconds
        self.nodes = options.nodes
        self._base = options.folder

    def __enter__(self):
        super().__enter__()
        self.results.mkdir(parents=True, exist_ok=True)
        self._sweep()
        try:
            made = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=self._base)
        except OSError as problem:
            raise Failure(f"no folder can be made in {self._base} ({problem.strerror}); give another by --folder.") from None
        self.folder = pathlib.Path(made)
        self.folder.chmod(0o755)  # PostgreSQL, which refuses to be root, passes through it
        self.callback(shutil.rmtree, self.folder, ignore_errors=True)
        return self

    def _sweep(self):
        """Removes what runs that were killed have left."""
        for left in self._base.glob(PREFIX + "*"):
            owner = left.name[len(PREFIX):].split("-")[0]
            if owner.isdigit() and not pathlib.Path("/proc", owner).exists():
                shutil.rmtree(left, ignore_errors=True)

    def say(self, sentence):
        print(sentence, file=sys.stderr, flush=True)

    def filesystem(self):
        return subprocess.run(["stat", "-f", "-c", "%T", self.folder], capture_output=True, text=True).stdout.strip()

    def shell(self, what, script, timeout=1200):
        """Runs a script that has the functions of ops/.lib.sh; its output goes to a log that is named if it fails."""
        log = self.results / f"{what}.log"
        with log.open("w") as output:
            try:
                done = subprocess.run(["bash", "-c", f"set -euo pipefail; . '{ROOT}/ops/.lib.sh'; {script}"],
                                      stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, timeout=timeout)
            except subprocess.TimeoutExpired:
                raise Failure(f"{what} took longer than {timeout} seconds; see {os.path.relpath(log)}.") from None
        if done.returncode:
            last = [line for line in log.read_text(errors="replace").splitlines() if line.strip()][-1:]
            raise Failure(f"{what} failed ({''.join(last)}); see {os.path.relpath(log)}.")

    def fresh_folder(self, name):
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def java(self, variant, run, main, class_path, timeout, label=None, **settings):
        """Runs one JVM to its end and gives the windows that it wrote. Every variant has the same JVM and options,
        to which JAVA_OPTS adds: for a flight recording, say."""
        label = f"{label or variant}-{run}"
        folder = self.fresh_folder("data")
        out = self.folder / f"{label}.jsonl"
        command = [
            os.path.join(os.environ["JAVA_HOME"], "bin", "java"), "-Xms2g", "-Xmx2g", "-XX:+UseG1GC",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-Daxoniq.update-checker.disabled=true", "-Ddisable-axoniq-console-message=true",
            *shlex.split(os.environ.get("JAVA_OPTS", "")),
            "-cp", os.pathsep.join(map(str, class_path)), main,
            f"--variant={variant}", f"--run={run}", f"--threads={','.join(map(str, self.threads))}",
            f"--seconds={self.seconds}", f"--folder={folder}", f"--out={out}",
        ] + [f"--{name.replace('_', '-')}={value}" for name, value in settings.items()]
        log = self.results / f"{label}.log"
        with log.open("w") as output:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                                       preexec_fn=die_with_parent(signal.SIGKILL))
            try:
                status = process.wait(timeout)
            except subprocess.TimeoutExpired:
                raise Failure(f"not done after {timeout} seconds; see {os.path.relpath(log)}.") from None
            finally:
                process.kill()
                process.wait()
                shutil.rmtree(folder, ignore_errors=True)
        if out.exists():
            for line in out.read_text().splitlines():
                yield json.loads(line)
        if status:
            raise Failure(f"it ended with status {status}; see {os.path.relpath(log)}.")
