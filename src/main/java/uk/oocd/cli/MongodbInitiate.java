package uk.oocd.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.oocd.storage.mongo.ReplicaSet;

/** Has MongoDB nodes form the replica set they were started for. */
@Command(
        name = "mongodb-initiate",
        description = "Has MongoDB nodes form the replica set they were started for, and waits for a primary."
                + " Changes nothing where they do already.",
        mixinStandardHelpOptions = true)
final class MongodbInitiate implements Callable<Integer> {

    /** As long as MongoDB itself has it. */
    private static final Duration ELECTION = Duration.ofSeconds(10);

    @Option(names = "--set", required = true, paramLabel = "NAME", description = "The name of the set.")
    String set = "";

    @Parameters(arity = "1..*", paramLabel = "HOST:PORT", description = "Every node, as the others reach it.")
    List<String> nodes = List.of();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ReplicaSet.initiate(set, nodes, ELECTION);
        spec.commandLine().getOut().printf("The set %s has a primary.%n", set);
        return 0;
    }
}
