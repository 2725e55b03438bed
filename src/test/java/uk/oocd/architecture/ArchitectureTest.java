package uk.oocd.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.SubscribableMessageSource;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import uk.oocd.kernel.Decider;
import uk.oocd.views.Views;

/** The rules of the house. Each says what to do instead. */
@AnalyzeClasses(packages = "uk.oocd", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] INNER = {
        "uk.oocd.kernel..", "uk.oocd.rationale..", "uk.oocd.protocol..", "uk.oocd.casefile..", "uk.oocd.panel.."
    };

    private static final String[] EDGES = {
        "uk.oocd.api..",
        "uk.oocd.pages..",
        "uk.oocd.intake..",
        "uk.oocd.cli..",
        "uk.oocd.simulator..",
        "uk.oocd.watch.."
    };

    private static final String[] PURE = {
        "java.lang..",
        "java.util..",
        "java.time..",
        "java.math..",
        "java.text..",
        "java.io",
        "org.jspecify..",
        "uk.oocd.kernel..",
        "uk.oocd.rationale..",
        "uk.oocd.protocol..",
        "uk.oocd.casefile..",
        "uk.oocd.panel.."
    };

    @ArchTest
    static final ArchRule deciders_are_pure = classes()
            .that()
            .implement(Decider.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PURE)
            .because("a rule that touches a framework cannot be read, replayed or tested on its own:"
                    + " look the fact up at the edge and pass it in the command");

    @ArchTest
    static final ArchRule inner_packages_know_no_framework = classes()
            .that()
            .resideInAnyPackage(INNER)
            .and()
            .haveSimpleNameNotEndingWith("Aggregate")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(PURE).or(type(TargetAggregateIdentifier.class)))
            .because("what a case means outlives every framework: only the thin aggregate meets Axon (commands"
                    + " name their target to it), JSON is made by"
                    + " storage.json from the types alone, and what is needed from outside is a port in kernel");

    @ArchTest
    static final ArchRule only_the_edges_of_the_program_read_the_clock_or_make_ids = noClasses()
            .that()
            .resideOutsideOfPackages("uk.oocd.security..", "uk.oocd.storage..")
            .should()
            .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
            .orShould()
            .callMethodWhere(target(nameMatching("system.*")).and(target(owner(assignableToClock()))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("a replay must give the same answer: time and identity arrive in the command's Attribution and id;"
                    + " take them from the ports InstantSource and Ids where a request comes in");

    @ArchTest
    static final ArchRule nobody_depends_on_the_edges = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EDGES)
            .because("a rule or a view must not know which screen asked: move what is shared inward");

    @ArchTest
    static final ArchRule screens_and_requests_do_not_know_each_other = noClasses()
            .that()
            .resideInAPackage("uk.oocd.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("uk.oocd.pages..")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("uk.oocd.cli..")
            .because("what both need is converted once, in requests");

    @ArchTest
    static final ArchRule read_models_never_import_each_other = slices().matching(
                    "uk.oocd.(agenda|timeline|worklist|performance)..")
            .should()
            .notDependOnEachOther()
            .because("each is rebuilt by itself: share through the event families, kernel and views");

    @ArchTest
    static final ArchRule no_cycles = slices().matching("uk.oocd.(*)..")
            .should()
            .beFreeOfCycles()
            .because("dependencies point inward: put a port into kernel and fulfil it outside");

    @ArchTest
    static final ArchRule only_the_embedded_store_knows_jdbc = noClasses()
            .that()
            .resideOutsideOfPackage("uk.oocd.storage.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
            .because("another store must be able to take its place: ask for CommitLog, ViewStore or KeyVault");

    @ArchTest
    static final ArchRule only_the_mongo_store_knows_its_driver = noClasses()
            .that()
            .resideOutsideOfPackage("uk.oocd.storage.mongo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..")
            .because("another store must be able to take its place: ask for CommitLog, ViewStore or KeyVault");

    @ArchTest
    static final ArchRule only_the_decision_tables_know_their_engine = noClasses()
            .that()
            .resideOutsideOfPackage("uk.oocd.storage.dmn..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..", "org.antlr..")
            .because("a table that nobody vouches for must not reach an engine that lets its cells call Java before"
                    + " storage.dmn has found it harmless: ask for protocol.Tables");

    @ArchTest
    static final ArchRule the_log_knows_neither_framework_nor_driver = classes()
            .that()
            .resideInAPackage("uk.oocd.storage.log..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.nio..",
                    "java.io..",
                    "java.security..",
                    "org.jspecify..",
                    "uk.oocd.storage.log..")
            .because(
                    "the log outlives both: adapt to it in storage.axon, fulfil it in storage.embedded or storage.mongo");

    @ArchTest
    static final ArchRule aggregates_and_projections_stay_in = classes()
            .that()
            .haveSimpleNameEndingWith("Aggregate")
            .or()
            .haveSimpleNameEndingWith("Projection")
            .should()
            .notBePublic()
            .because("the way in is a command, and the way to read is the read model's own query class");

    @ArchTest
    static final ArchRule events_are_handled_by_projections_that_can_be_rebuilt = methods()
            .that()
            .areAnnotatedWith(EventHandler.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Projection")
            .andShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(ProcessingGroup.class)
            .andShould(beBesideAResetHandler())
            .because("every read model is disposable: name its group, and clear its collection in a @ResetHandler");

    @ArchTest
    static final ArchRule a_projection_makes_of_an_event_what_follows_from_it_and_one_document = noClasses()
            .that()
            .haveSimpleNameEndingWith("Projection")
            .should()
            .callMethod(Views.class, "find", String.class)
            .orShould()
            .callMethod(Views.class, "select", Views.Selection.class)
            .orShould()
            .callMethod(Views.class, "count", Map.class)
            .because("a batch that was cut short is applied again on documents of which some have it already, so that"
                    + " what is read of another document may be later than the event at hand: keep what is needed in the"
                    + " document itself, or put it together when it is asked for");

    @ArchTest
    static final ArchRule subscribing_processors_are_not_used = noClasses()
            .should()
            .callMethodWhere(target(nameMatching("(using|register)SubscribingEventProcessors?")))
            .orShould()
            .callMethodWhere(
                    target(name("subscribe")).and(target(owner(assignableTo(SubscribableMessageSource.class)))))
            .because("Axon appends events before it runs subscribers, so one that throws tells the caller that nothing"
                    + " happened although it did: handle events in a streaming projection");

    private static DescribedPredicate<JavaClass> assignableTo(Class<?> type) {
        return JavaClass.Predicates.assignableTo(type);
    }

    private static DescribedPredicate<JavaClass> assignableToClock() {
        return assignableTo(Clock.class).or(assignableTo(InstantSource.class));
    }

    private static ArchCondition<JavaMethod> beBesideAResetHandler() {
        return new ArchCondition<>("be beside a @ResetHandler") {
            @Override
            public void check(JavaMethod handler, ConditionEvents events) {
                boolean there = handler.getOwner().getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(ResetHandler.class));
                events.add(new SimpleConditionEvent(
                        handler, there, handler.getOwner().getName() + " has no @ResetHandler"));
            }
        };
    }
}
