package uk.oocd.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.oocd.OocdApplication;
import uk.oocd.simulator.Demonstration;
import uk.oocd.simulator.Plan;
import uk.oocd.simulator.Simulator;

/** Fills a log with fictional cases. */
@Command(
        name = "simulate",
        description = {
            "Drives fictional cases through the real commands, over 24 months.",
            "Refused on a log that holds anything but demonstration cases. Cut short, the same command goes on where it stopped."
        },
        mixinStandardHelpOptions = true)
final class Simulate implements Callable<Integer> {

    @Option(names = "--cases", required = true, paramLabel = "N", description = "How many cases.")
    int cases;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The same seed makes the same cases. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The last day that is simulated, for example 2026-11-22. Default: today.")
    @Nullable
    LocalDate until;

    @Mixin
    Folder data = new Folder();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (cases < 1) throw new ParameterException(spec.commandLine(), "--cases must be 1 or more");
        try (var context = new SpringApplicationBuilder(OocdApplication.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(
                        "--oocd.data=" + data.path,
                        "--oocd.demonstration=false",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn")) {
            var demonstration = context.getBean(Demonstration.class);
            if (demonstration.holdsOtherCases()) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "oocd: this log holds cases that are no simulation. Name an empty folder with --data.");
                return 1;
            }
            var plan = new Plan(seed, cases, until == null ? demonstration.today() : until);
            var result = context.getBean(Simulator.class).run(plan, new ProgressBar(out));
            out.printf(
                    "%,d cases until %s: %,d acts, of which %,d were there already.%n",
                    result.cases(), plan.until(), result.acts(), result.found());
            return 0;
        }
    }
}
