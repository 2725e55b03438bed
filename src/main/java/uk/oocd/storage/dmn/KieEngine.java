package uk.oocd.storage.dmn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import uk.oocd.protocol.DecisionTable.HitPolicy;

/** One table in Apache KIE. */
final class KieEngine {

    /** Where the listener of one evaluation leaves what it saw: KIE tells it on the thread that asked. */
    private static final ScopedValue<Seen> SEEN = ScopedValue.newInstance();

    private final Table table;
    private final DMNRuntime runtime;
    private final DMNModel model;

    private static final class Seen {
        private List<Integer> held = List.of();
        private List<Integer> decided = List.of();
    }

    /**
     * @param held the rows that held, from 1
     * @param decided those of them that decided
     * @param answers for each that decided, by output
     */
    record Result(List<Integer> held, List<Integer> decided, List<List<List<String>>> answers) {}

    /** @throws IllegalStateException KIE refuses the table, although the check did not */
    KieEngine(Table table) {
        this.table = table;
        var resource = ResourceFactory.newByteArrayResource(Canonical.of(table).getBytes(UTF_8));
        resource.setSourcePath("table.dmn");
        runtime = DMNRuntimeBuilder.fromDefaults()
                .setOption(new RuntimeTypeCheckOption(true))
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(e -> new IllegalStateException("KIE cannot load the table " + table.name(), e));
        runtime.addListener(new DMNRuntimeEventListener() {
            @Override
            public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
                SEEN.get().held = List.copyOf(event.getMatches());
                SEEN.get().decided = List.copyOf(event.getSelected());
            }
        });
        model = runtime.getModels().getFirst();
        refuse(model.getMessages(DMNMessage.Severity.ERROR));
    }

    /**
     * @param facts by input, as KIE wants them
     * @throws IllegalStateException KIE cannot answer, although the check let the table through
     */
    Result evaluate(Map<String, Object> facts) {
        var seen = new Seen();
        return ScopedValue.where(SEEN, seen).call(() -> {
            var context = runtime.newContext();
            facts.forEach(context::set);
            var result = runtime.evaluateAll(model, context);
            refuse(result.getMessages(DMNMessage.Severity.ERROR));
            var answer = result.getDecisionResults().getFirst().getResult();
            return new Result(seen.held, seen.decided, answers(answer, seen.decided.size()));
        });
    }

    private List<List<List<String>>> answers(@Nullable Object answer, int rows) {
        if (rows == 0) return List.of();
        List<?> each = table.policy() == HitPolicy.COLLECT ? (List<?>) answer : List.of(answer == null ? "" : answer);
        if (each == null || each.size() != rows)
            throw new IllegalStateException(
                    "KIE gave other answers of the table " + table.name() + " than it said that rows decided");
        return each.stream().map(this::row).toList();
    }

    private List<List<String>> row(Object answer) {
        if (table.outputs().size() == 1) return List.of(values(answer));
        var row = new ArrayList<List<String>>();
        for (int i = 0; i < table.outputs().size(); i++) row.add(values(((Map<?, ?>) answer).get(Canonical.output(i))));
        return row;
    }

    private static List<String> values(@Nullable Object answer) {
        return answer instanceof List<?> list
                ? list.stream().map(KieEngine::value).toList()
                : List.of(value(answer));
    }

    private static String value(@Nullable Object answer) {
        return answer instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(answer);
    }

    private void refuse(List<DMNMessage> errors) {
        if (!errors.isEmpty())
            throw new IllegalStateException("KIE refuses the table " + table.name() + ": "
                    + errors.stream().map(DMNMessage::getText).collect(Collectors.joining(" ")));
    }
}
