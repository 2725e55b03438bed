package uk.oocd.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.oocd.storage.heads.HeadsFile;
import uk.oocd.storage.heads.SignedHead;

/** Signed heads that an operator kept elsewhere. */
final class Heads {

    @Option(
            names = "--heads",
            paramLabel = "FILE",
            description = "Signed heads that were copied elsewhere, besides those beside the keys. May be given again.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--signed-by",
            paramLabel = "KEY",
            description =
                    "The key that heads have to be signed by, as verify names it. May be given again. Default: any.")
    Set<String> keys = Set.of();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    List<SignedHead> all() {
        var heads = new ArrayList<SignedHead>();
        for (var file : files) {
            if (!Files.isRegularFile(file))
                throw new ParameterException(spec.commandLine(), "There is no file " + file);
            heads.addAll(new HeadsFile(file).all());
        }
        return heads;
    }
}
