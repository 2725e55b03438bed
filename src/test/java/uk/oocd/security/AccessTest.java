package uk.oocd.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.security.access.AccessDeniedException;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;

/** Every person, every action, on a case of their own and on one of somebody else's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTest {

    private static final Instant NOW = Instant.parse("2026-06-04T09:32:00.123456Z");
    private static final Scope WESSEXSHIRE = new Scope("wessexshire", "wessexshire-yjs");
    private static final Scope NORTHMERE = new Scope("northmere", "northmere-yjs");

    private final People people = new People();
    private final Access access = new Access(InstantSource.fixed(NOW));

    /** Who may, told by role; anything not told here, nobody may. */
    private static final Map<Role, Set<String>> MAY = new LinkedHashMap<>();

    static {
        MAY.put(
                Role.POLICE_OFFICER,
                Set.of(
                        "REPORT_RISK",
                        "REFER",
                        "IMPORT_REFERRALS",
                        "ANSWER_POLICE_QUESTION",
                        "WITHDRAW_CONSENT",
                        "GIVE_CAUTION",
                        "READ_FEEDBACK",
                        "CORRECT_ENTRY",
                        "DECLARE_CONFLICT",
                        "CONCLUDE_ACTION",
                        "LINK_CASE",
                        "ADD_INFORMATION",
                        "UPDATE_POSITION",
                        "VIEW_CASE",
                        "VIEW_PROTOCOL"));
        MAY.put(
                Role.POLICE_DECISION_MAKER,
                Set.of(
                        "AUTHORISE_INQUORATE",
                        "REPORT_RISK",
                        "RECORD_POLICE_DECISION",
                        "GIVE_CAUTION",
                        "VARY_CONDITION",
                        "WITHDRAW_CONSENT",
                        "DECIDE_BREACH",
                        "ANSWER_NON_ENGAGEMENT",
                        "CORRECT_ENTRY",
                        "ANSWER_INVITATION",
                        "DECLARE_CONFLICT",
                        "CONCLUDE_ACTION",
                        "ADD_INFORMATION",
                        "UPDATE_POSITION",
                        "VIEW_CASE",
                        "VIEW_PROTOCOL",
                        "VIEW_AGENDA"));
        MAY.put(
                Role.YOUTH_JUSTICE_WORKER,
                Set.of(
                        "SCREEN",
                        "ASSESS",
                        "RECORD_DELIVERY",
                        "RECORD_FOLLOW_UP",
                        "VARY_CONDITION",
                        "WITHDRAW_CONSENT",
                        "REPORT_BREACH",
                        "NOTIFY_NON_ENGAGEMENT",
                        "CLOSE",
                        "GIVE_FEEDBACK",
                        "CORRECT_ENTRY",
                        "ANSWER_INVITATION",
                        "DECLARE_CONFLICT",
                        "CONCLUDE_ACTION",
                        "LINK_CASE",
                        "RUN_CLOCK",
                        "REPORT_RISK",
                        "REVIEW",
                        "ADD_INFORMATION",
                        "UPDATE_POSITION",
                        "VIEW_PROTOCOL",
                        "VIEW_CASE",
                        "VIEW_AGENDA"));
        MAY.put(
                Role.MANAGER,
                Set.of(
                        "SIGN_OFF",
                        "WITHDRAW_CONSENT",
                        "AUTHORISE_INQUORATE",
                        "NOTIFY_NON_ENGAGEMENT",
                        "REOPEN",
                        "CORRECT_ENTRY",
                        "ANSWER_INVITATION",
                        "DECLARE_CONFLICT",
                        "LIFT_CONFLICT",
                        "CONCLUDE_ACTION",
                        "LINK_CASE",
                        "RUN_CLOCK",
                        "OVERSEE",
                        "REPORT_RISK",
                        "ADD_INFORMATION",
                        "UPDATE_POSITION",
                        "VIEW_CASE",
                        "VIEW_AGENDA",
                        "INSPECT",
                        "VIEW_PROTOCOL",
                        "VIEW_PROTOCOL_DRAFT",
                        "VIEW_PERFORMANCE",
                        "VIEW_METRICS"));
        MAY.put(
                Role.PANEL_CHAIR,
                Set.of(
                        "SCHEDULE_PANEL",
                        "LIST_CASE",
                        "RECORD_RECOMMENDATION",
                        "CORRECT_ENTRY",
                        "ANSWER_INVITATION",
                        "DECLARE_CONFLICT",
                        "LIFT_CONFLICT",
                        "AUTHORISE_INQUORATE",
                        "AGREE_ACTION",
                        "CONCLUDE_ACTION",
                        "LINK_CASE",
                        "REPORT_RISK",
                        "ADD_INFORMATION",
                        "VIEW_PROTOCOL",
                        "VIEW_CASE",
                        "VIEW_AGENDA"));
        MAY.put(
                Role.PANEL_MEMBER,
                Set.of(
                        "ANSWER_INVITATION",
                        "DECLARE_CONFLICT",
                        "CONCLUDE_ACTION",
                        "VIEW_CASE",
                        "VIEW_AGENDA",
                        "VIEW_PROTOCOL"));
        MAY.put(Role.ADMINISTRATOR, Set.of("VIEW_METRICS", "HANDLE_SET_ASIDE", "VIEW_PROTOCOL"));
        MAY.put(Role.PROTOCOL_AUTHOR, Set.of("VIEW_PROTOCOL", "VIEW_PROTOCOL_DRAFT", "DRAFT_PROTOCOL"));
        MAY.put(Role.PROTOCOL_APPROVER, Set.of("VIEW_PROTOCOL", "VIEW_PROTOCOL_DRAFT", "APPROVE_PROTOCOL"));
        MAY.put(
                Role.INSPECTOR,
                Set.of(
                        "VIEW_CASE",
                        "VIEW_AGENDA",
                        "INSPECT",
                        "VIEW_PERFORMANCE",
                        "VIEW_PROTOCOL",
                        "VIEW_PROTOCOL_DRAFT"));
    }

    @TestFactory
    Stream<DynamicTest> the_whole_matrix() {
        return people.all().stream()
                .flatMap(person -> Arrays.stream(Action.values())
                        .flatMap(
                                action -> Stream.of(WESSEXSHIRE, NORTHMERE).map(scope -> told(person, action, scope))));
    }

    private DynamicTest told(Person person, Action action, Scope scope) {
        boolean own = scope.force().equals(person.force()) || scope.service().equals(person.service());
        boolean may = person.roles().stream()
                .anyMatch(role -> MAY.getOrDefault(role, Set.of()).contains(action.name()));
        var sentence = "%s %s %s on a case of %s"
                .formatted(
                        person.id(),
                        own && may ? "may" : own ? "is forbidden to" : "does not find",
                        action,
                        scope.force());
        return DynamicTest.dynamicTest(sentence, () -> {
            assertThat(access.may(person, action, scope)).isEqualTo(own && may);
            if (!own) {
                assertThatExceptionOfType(NotFound.class).isThrownBy(() -> access.require(person, action, scope));
            } else if (!may) {
                assertThatExceptionOfType(AccessDeniedException.class)
                        .isThrownBy(() -> access.require(person, action, scope));
            } else {
                access.require(person, action, scope);
            }
        });
    }

    @Test
    void who_may_sign_is_asked_of_the_protocol_version_that_the_recommendation_is_judged_by() {
        assertThat(Action.AUTHORISE_INQUORATE.reaches()).isNotNull().isEqualTo(Action.RECORD_RECOMMENDATION.reaches());
    }

    @Test
    void every_action_of_a_case_is_somebodys_in_each_area() {
        for (var scope : Set.of(WESSEXSHIRE, NORTHMERE)) {
            for (var action : Action.values()) {
                assertThat(people.all())
                        .as("%s in %s", action, scope.force())
                        .anyMatch(person -> access.may(person, action, scope));
            }
        }
    }

    @Test
    void an_inspector_changes_nothing() {
        var inspector = people.find("inspector.larch").orElseThrow();
        assertThat(Arrays.stream(Action.values())
                        .filter(action -> access.may(inspector, action))
                        .map(Action::name)
                        .sorted())
                .containsExactly(
                        "INSPECT",
                        "VIEW_AGENDA",
                        "VIEW_CASE",
                        "VIEW_PERFORMANCE",
                        "VIEW_PROTOCOL",
                        "VIEW_PROTOCOL_DRAFT");
    }

    @Test
    void lists_are_narrowed_to_the_force_of_police_people_and_to_the_service_of_others() {
        assertThat(access.where(people.find("officer.ash").orElseThrow())).isEqualTo(Map.of("force", "wessexshire"));
        assertThat(access.where(people.find("inspector.marsh").orElseThrow()))
                .isEqualTo(Map.of("service", "northmere-yjs"));
    }

    @Test
    void who_did_it_is_told_in_the_role_that_may_and_to_the_millisecond() {
        var both = new Person(
                "worker.both",
                "Example Both",
                Set.of(Role.MANAGER, Role.YOUTH_JUSTICE_WORKER),
                null,
                "wessexshire-yjs",
                null);
        assertThat(access.attribution(both, Action.SCREEN))
                .isEqualTo(new Attribution(
                        "worker.both",
                        Role.YOUTH_JUSTICE_WORKER,
                        "wessexshire-yjs",
                        Instant.parse("2026-06-04T09:32:00.123Z")));
        assertThat(access.attribution(both, Action.SIGN_OFF).role()).isEqualTo(Role.MANAGER);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> access.attribution(both, Action.RECORD_POLICE_DECISION));
    }

    @Test
    void somebody_works_with_their_own_service_or_with_those_that_their_force_refers_to() {
        for (var id : Set.of("officer.ash", "worker.fern", "inspector.larch")) {
            assertThat(people.servicesOf(people.find(id).orElseThrow())).containsExactly("wessexshire-yjs");
        }
        assertThat(people.serviceOf(people.find("worker.beck").orElseThrow())).isEqualTo("northmere-yjs");
    }

    @Test
    void a_person_belongs_to_one_force_or_one_service_and_is_never_the_program() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Person("a", "A", Set.of(Role.MANAGER), "wessexshire", "wessexshire-yjs", null));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Person("a", "A", Set.of(Role.MANAGER), null, null, null));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Person("a", "A", Set.of(Role.SYSTEM), "wessexshire", null, null));
    }
}
