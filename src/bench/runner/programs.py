"""The programs that are measured: built before the first run, and their class paths."""


def build_peers(context, modules):
    if modules:
        context.say("Building the peers …")
        context.shell("build-peers", "use_maven; maven -q -f src/bench/peers/pom.xml "
                                     f"-pl {','.join(modules)} -am package")


def build_product(context):
    context.say("Building the product …")
    context.shell("build-ours", "use_maven; maven -q test-compile dependency:build-classpath "
                                "-Dmdep.includeScope=test -Dmdep.outputFile=target/bench/class-path")


def peer(context, module):
    built = context.root / "target" / "bench" / "peers" / module
    return [built / "classes", built / "lib" / "*"]


def product(context):
    libraries = (context.results / "class-path").read_text().strip()
    return [context.root / "target" / "test-classes", context.root / "target" / "classes", libraries]
