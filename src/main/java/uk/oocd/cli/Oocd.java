package uk.oocd.cli;

import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. Ends with 0 when all is well, 1 when what it looked at is not, 2 when it was asked wrongly. */
@Command(
        name = "oocd",
        description = "Looks after an OOCD Panel Engine's log and keys.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Verify.class,
            ExportLog.class,
            ImportLog.class,
            Keys.class,
            MakeBackup.class,
            RestoreBackup.class,
            Simulate.class,
            MongodbInitiate.class,
            HelpCommand.class
        })
public final class Oocd {

    private Oocd() {}

    public static void main(String[] args) {
        // What libraries have to say is for the server's log; a command says what matters itself
        LoggingSystem.get(Oocd.class.getClassLoader()).beforeInitialize();
        System.exit(run(args));
    }

    static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Oocd()).setExecutionExceptionHandler((failed, line, _) -> {
            line.getErr().println(sentence(failed));
            return 1;
        });
    }

    /** What a person can act on: this program's own sentence, else the innermost one, since the outer ones are Spring's. */
    private static String sentence(Throwable failed) {
        var cause = failed;
        while (cause.getCause() != null && !isOurs(cause)) cause = cause.getCause();
        return "oocd: " + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    private static boolean isOurs(Throwable failed) {
        return failed.getMessage() != null && failed.getClass().getName().startsWith("uk.oocd.");
    }
}
