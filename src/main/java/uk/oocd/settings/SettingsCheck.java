package uk.oocd.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;

/**
 * Looks over the settings before anything else starts: an unknown {@code oocd.*} name (wherever it comes from: file,
 * command line, system property, environment) and an address that other computers can reach are refused;
 * {@code oocd.log-format=json} becomes Boot's structured logging. Found by {@code META-INF/spring.factories}.
 */
class SettingsCheck implements EnvironmentPostProcessor, Ordered {

    /** Read by the scripts in {@code ops}, which run in the same environment. */
    private static final Set<String> OF_THE_SCRIPTS =
            Set.of("oocdjavahome", "oocdmongod", "oocdmongodata", "oocdmongoport");

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        refuseUnknown(environment);
        refuseOtherComputers(environment);
        if ("json".equalsIgnoreCase(environment.getProperty("oocd.log-format"))) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "oocd log format", Map.of("logging.structured.format.console", "ecs")));
        }
    }

    private static void refuseUnknown(ConfigurableEnvironment environment) {
        var known = Arrays.stream(OocdProperties.class.getRecordComponents())
                .map(component -> "oocd" + component.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        known.addAll(OF_THE_SCRIPTS);
        var unknown = new TreeSet<String>();
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                for (var name : enumerable.getPropertyNames()) {
                    var lower = name.toLowerCase(Locale.ROOT);
                    boolean ours = lower.startsWith("oocd.") || name.startsWith("OOCD_");
                    if (ours && !known.contains(lower.replaceAll("[^a-z0-9]", ""))) unknown.add(name);
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new CannotStart(
                    "There is no setting called " + String.join(", ", unknown) + ".",
                    "Correct the name or take it out. The settings there are: "
                            + Arrays.stream(OocdProperties.class.getRecordComponents())
                                    .map(component -> "oocd." + hyphenated(component.getName()))
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }

    private static String hyphenated(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static void refuseOtherComputers(ConfigurableEnvironment environment) {
        for (var name : new String[] {"server.address", "management.server.address"}) {
            var address = environment.getProperty(name, "127.0.0.1");
            if (!isLoopback(address)) {
                throw new CannotStart(
                        name + " is " + address + ", which other computers could reach. This version is a"
                                + " demonstration and listens on this computer only.",
                        "Leave " + name + " out, or set it to 127.0.0.1.");
            }
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
