"""A private replica set of real MongoDB nodes: on free ports of this machine, in a folder of its own, gone at the end."""
import contextlib
import os
import signal
import subprocess

import programs
from context import Failure, die_with_parent
from ports import free_ports

CACHE_GB = "1"


class ReplicaSet(contextlib.ExitStack):
    """Starts on entering; the product, which is built by then, makes the nodes a set."""

    def __init__(self, context, nodes):
        super().__init__()
        self._context = context
        self._name = f"bench{nodes}"
        self._nodes = nodes
        self._servers = []

    def __enter__(self):
        super().__enter__()
        try:
            self._start()
        except BaseException:
            self.close()
            raise
        return self

    def _start(self):
        program = self._program()
        ports = free_ports(self._nodes)
        self._hosts = [f"127.0.0.1:{port}" for port in ports]
        for port in ports:
            self._start_node(program, port)
        command = [os.path.join(os.environ["JAVA_HOME"], "bin", "java"), "-XX:TieredStopAtLevel=1",
                   "-cp", os.pathsep.join(map(str, programs.product(self._context))),
                   "uk.oocd.cli.Oocd", "mongodb-initiate", "--set", self._name, *self._hosts]
        try:
            made = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
                                  preexec_fn=die_with_parent(signal.SIGKILL))
        except subprocess.TimeoutExpired:
            raise Failure("The MongoDB nodes formed no set within two minutes; see target/bench/mongod-*.log.") from None
        if made.returncode:
            raise Failure(f"The MongoDB nodes formed no set: {made.stderr.strip()}")

    def _program(self):
        found = subprocess.run([self._context.root / "ops" / "mongodb" / "get-mongod"], capture_output=True, text=True)
        if found.returncode:
            raise Failure(found.stderr.strip())
        return found.stdout.strip()

    def _start_node(self, program, port):
        number = len(self._servers) + 1
        folder = self._context.folder / f"{self._name}-{number}"
        folder.mkdir()
        log = (self._context.results / f"mongod-{self._name}-{number}.log").open("w")
        self.callback(log.close)
        # In a session of its own, so that Ctrl-C reaches it only from here; killed even when this process is
        server = subprocess.Popen(
            [program, "--replSet", self._name, "--bind_ip", "127.0.0.1", "--port", str(port), "--dbpath", folder,
             "--wiredTigerCacheSizeGB", CACHE_GB, "--setParameter", "diagnosticDataCollectionEnabled=false"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGKILL))
        self._servers.append(server)
        self.callback(server.wait)
        self.callback(server.kill)

    @property
    def pids(self):
        return [server.pid for server in self._servers]

    def database(self, name):
        return f"mongodb://{','.join(self._hosts)}/{name}?replicaSet={self._name}"
