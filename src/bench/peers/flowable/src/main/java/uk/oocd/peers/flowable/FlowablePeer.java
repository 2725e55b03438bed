package uk.oocd.peers.flowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.identity.Authentication;
import org.flowable.engine.HistoryService;
import org.flowable.engine.ProcessEngine;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.flowable.task.api.Task;
import org.flowable.task.api.history.HistoricTaskInstance;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.oocd.bench.measure.Settings;
import uk.oocd.bench.ydp.Driver;
import uk.oocd.bench.ydp.Engine;
import uk.oocd.bench.ydp.Payload;
import uk.oocd.bench.ydp.Step;

/**
 * Flowable in its cheapest shape: five user tasks without gateways, timers or listeners, the job executor and the engines
 * beside the process engine off. One transaction a command: the start for the referral, the query for the current task,
 * the check of the stage, and its completion with 15 variables named {@code <step>_<field>}. History is FULL, which is
 * what keeps the fields.
 */
public final class FlowablePeer implements Engine<String> {
    private static final String PROCESS = "ydp";

    private final HikariDataSource dataSource;
    private final ProcessEngine engine;
    private final TransactionTemplate transaction;

    private FlowablePeer(Settings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(settings.database());
        pool.setMaximumPoolSize(20);
        dataSource = new HikariDataSource(pool);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);
        transaction = new TransactionTemplate(transactions);
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.FULL);
        configuration.setAsyncExecutorActivate(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("ydp.bpmn20.xml")
                .deploy();
    }

    public static void main(String[] arguments) throws Exception {
        Driver.run(FlowablePeer::new, arguments);
    }

    @Override
    public String refer(String caseId, Payload payload) {
        return as(payload.actorId(), () -> {
            String process = engine.getRuntimeService()
                    .startProcessInstanceByKey(PROCESS, caseId)
                    .getId();
            complete(process, Step.REFER, payload);
            return process;
        });
    }

    @Override
    public void advance(String process, Step step, Payload payload) {
        as(payload.actorId(), () -> {
            complete(process, step, payload);
            return process;
        });
    }

    private String as(String actor, Supplier<String> work) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Authentication.setAuthenticatedUserId(actor);
            try {
                return work.get();
            } finally {
                Authentication.setAuthenticatedUserId(null);
            }
        }));
    }

    private void complete(String process, Step step, Payload payload) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(process)
                .singleResult();
        if (!task.getTaskDefinitionKey().equals(step.key())) {
            throw new IllegalStateException("The case is at another stage than " + step);
        }
        Map<String, Object> variables = LinkedHashMap.newLinkedHashMap(15);
        payload.fields().forEach((name, value) -> variables.put(step.key() + "_" + name, value));
        engine.getTaskService().complete(task.getId(), payload.actorId(), variables);
    }

    @Override
    public List<Entry> history(String process) {
        HistoryService history = engine.getHistoryService();
        Map<String, Object> variables = new HashMap<>();
        history.createHistoricVariableInstanceQuery()
                .processInstanceId(process)
                .list()
                .forEach(variable -> variables.put(variable.getVariableName(), variable.getValue()));
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceId(process)
                .orderByHistoricTaskInstanceEndTime()
                .asc()
                .list()
                .stream()
                .map(task -> entry(task, variables))
                .sorted(Comparator.comparing(Entry::step)) // several may end in one millisecond
                .toList();
    }

    private static Entry entry(HistoricTaskInstance task, Map<String, Object> variables) {
        Step step = Step.valueOf(task.getTaskDefinitionKey().toUpperCase(Locale.ROOT));
        String prefix = step.key() + "_";
        Map<String, Object> fields = new HashMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                fields.put(name.substring(prefix.length()), value);
            }
        });
        Instant at = task.getEndTime().toInstant();
        return new Entry(step, at, task.getCompletedBy(), Payload.of(fields));
    }

    @Override
    public void close() {
        engine.close();
        dataSource.close();
    }
}
