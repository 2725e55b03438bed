"""A private PostgreSQL that keeps its promises: on a free port of this machine, in a folder of its own, gone at the end."""
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import time

from context import Failure, die_with_parent
from ports import free_ports

SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{home}'
shared_buffers = 2GB
max_wal_size = 8GB
fsync = on
synchronous_commit = on
full_page_writes = on
wal_sync_method = fdatasync
"""


class Postgres:
    """Starts on entering, with Debian's package, which is installed where it is missing and that is possible."""

    def __init__(self, context):
        self._context = context
        self._programs = self._installed() or self._install()
        self._home = context.folder / "postgres"
        self._account = self._unprivileged()
        self._server = None

    @staticmethod
    def _installed():
        versions = [path.parent for path in pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb")]
        if versions:
            return max(versions, key=lambda path: int(path.parent.name))
        on_path = shutil.which("initdb")
        return pathlib.Path(on_path).resolve().parent if on_path else None

    def _install(self):
        self._context.say("Installing PostgreSQL …")
        try:
            self._context.shell("install-postgresql", "install_packages postgresql")
        except Failure:
            pass
        installed = self._installed()
        if not installed:
            raise Failure("PostgreSQL is missing and could not be installed; install it (on Debian: apt-get install "
                          "postgresql) or leave what needs it out by --variants.")
        return installed

    @staticmethod
    def _unprivileged():
        """PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return {}
        for name in ("postgres", "nobody"):
            try:
                account = pwd.getpwnam(name)
                return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
            except KeyError:
                continue
        raise Failure("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.")

    def __enter__(self):
        self._home.mkdir(mode=0o700)
        if self._account:
            os.chown(self._home, self._account["user"], self._account["group"])
        self._tool("initdb", "-D", self._home / "data", "-U", "bench", "--auth=trust", "--data-checksums", "-E", "UTF8",
                   "--locale=C")
        [self.port] = free_ports(1)
        with (self._home / "data" / "postgresql.conf").open("a") as configuration:
            configuration.write(SETTINGS.format(port=self.port, home=self._home))
        # Ended by the fast way (SIGINT), even when this process is killed
        self._server = subprocess.Popen(
            [self._programs / "postgres", "-D", self._home / "data"], stdin=subprocess.DEVNULL,
            stdout=(self._context.results / "postgresql.log").open("w"), stderr=subprocess.STDOUT, cwd=self._home,
            start_new_session=True, preexec_fn=die_with_parent(signal.SIGINT), **self._account)
        try:
            self._await_ready()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def _await_ready(self):
        for _ in range(300):
            if self._server.poll() is not None:
                break
            ready = subprocess.run([self._programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)])
            if ready.returncode == 0:
                return
            time.sleep(0.1)
        raise Failure("PostgreSQL did not start; see target/bench/postgresql.log.")

    def __exit__(self, *_):
        self._server.send_signal(signal.SIGINT)
        try:
            self._server.wait(60)
        except subprocess.TimeoutExpired:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait()

    @property
    def pid(self):
        return self._server.pid

    def fresh_database(self):
        """An empty database; what the last one left in memory is on disk, so that it disturbs nobody later."""
        self.drop_database()
        self._sql("CREATE DATABASE bench")
        self._sql("CHECKPOINT")
        return f"jdbc:postgresql://127.0.0.1:{self.port}/bench?user=bench"

    def drop_database(self):
        self._sql("DROP DATABASE IF EXISTS bench WITH (FORCE)")
        self._sql("CHECKPOINT")

    def _sql(self, statement):
        self._tool("psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", "bench",
                   "-d", "postgres", "-c", statement)

    def _tool(self, name, *arguments):
        done = subprocess.run([self._programs / name, *arguments], cwd=self._home, capture_output=True, text=True,
                              timeout=300, env={"PATH": os.environ["PATH"], "LC_ALL": "C"}, **self._account)
        if done.returncode:
            raise Failure(f"PostgreSQL's {name} failed: {done.stderr.strip()}")
