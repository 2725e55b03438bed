package uk.oocd.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.oocd.storage.keys.KeysFile;
import uk.oocd.storage.keys.Passphrase;

/** What is secret of an installation, which travels apart from the log. */
@Command(
        name = "keys",
        description = "Carries everything secret from one installation to another, encrypted under a passphrase.",
        mixinStandardHelpOptions = true,
        subcommands = {Keys.Export.class, Keys.Import.class, HelpCommand.class})
final class Keys {

    /** Where the passphrase comes from; never from an argument, which others on the computer can see. */
    static final class Secret {

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "A file that only its owner may read, with the passphrase in its first line."
                        + " Without it the passphrase is asked for.")
        @Nullable
        Path file;

        @Spec(Spec.Target.MIXEE)
        CommandSpec spec = CommandSpec.create();

        Passphrase passphrase(boolean twice) {
            if (file != null) return Passphrase.of(file);
            var console = Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "There is no terminal to ask for the passphrase: use --passphrase-file"));
            var first = new Passphrase(Objects.requireNonNullElse(console.readPassword("Passphrase: "), new char[0]));
            if (!twice) return first;
            try (var second =
                    new Passphrase(Objects.requireNonNullElse(console.readPassword("Once more: "), new char[0]))) {
                if (!first.isSameAs(second))
                    throw new ParameterException(spec.commandLine(), "The two passphrases differ; nothing was written");
                return first;
            }
        }
    }

    @Command(
            name = "export",
            description =
                    "Writes master key, fingerprint key, signing key and every wrapped data key into one encrypted file,"
                            + " also while the engine runs.",
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The file to write. It must not be there yet.")
        Path file = Path.of("");

        @Mixin
        WhichKeys store = new WhichKeys();

        @Mixin
        Secret secret = new Secret();

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (var passphrase = secret.passphrase(true)) {
                var count = store.read(
                        keys -> KeysFile.write(store.files(), keys, passphrase, file, store.mongo.isMeant()));
                spec.commandLine()
                        .getOut()
                        .printf(
                                "Exported the keys of %,d, of which %,d are destroyed. Keep the file and its passphrase"
                                        + " apart, and both apart from the log.%n",
                                count.keys(), count.destroyed());
                return 0;
            }
        }
    }

    @Command(
            name = "import",
            description = "Brings in what export wrote. Refused where there are keys already.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "A file that export wrote.")
        Path file = Path.of("");

        @Mixin
        WhichKeys store = new WhichKeys();

        @Mixin
        Secret secret = new Secret();

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (var passphrase = secret.passphrase(false)) {
                var count = store.write(
                        keys -> KeysFile.read(file, passphrase, store.files(), keys, store.mongo.isMeant()));
                spec.commandLine()
                        .getOut()
                        .printf(
                                "Imported the keys of %,d, of which %,d are destroyed.%n",
                                count.keys(), count.destroyed());
                return 0;
            }
        }
    }
}
