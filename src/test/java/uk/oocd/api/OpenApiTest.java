package uk.oocd.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.FollowUpSamples.following;
import static uk.oocd.Samples.YOUTH_CONDITIONAL_CAUTION;
import static uk.oocd.Samples.referral;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.oocd.StandingCases;
import uk.oocd.kernel.Personal;

/** The program and its description say the same. */
class OpenApiTest extends ApiTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    EventStore events;

    @Test
    void every_mapping_is_described_and_everything_described_is_mapped() {
        assertThat(OpenApi.operations().keySet()).isEqualTo(handlers().keySet());
    }

    @Test
    void every_schema_has_just_the_fields_that_the_program_reads_and_writes() {
        var faults = new ArrayList<String>();
        handlers().forEach((operation, methods) -> {
            var described = requireNonNull(OpenApi.operations().get(operation), operation);
            for (var method : methods) {
                var answer = answerOf(method);
                if (answer != Void.class && answer != String.class) {
                    var success = described
                            .path("responses")
                            .valueStream()
                            .map(OpenApi::resolved)
                            .map(response -> response.at("/content/application~1json/schema"))
                            .filter(schema -> !schema.isMissingNode())
                            .findFirst();
                    assertThat(success).as(operation).isPresent();
                    new Comparison(false, faults).compare(operation, success.get(), answer, null, Map.of());
                }
                for (var parameter : method.getMethod().getParameters()) {
                    if (parameter.isAnnotationPresent(RequestBody.class)) {
                        var schema = described.at("/requestBody/content/application~1json/schema");
                        new Comparison(true, faults)
                                .compare(operation, schema, parameter.getParameterizedType(), null, Map.of());
                    }
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void every_reference_leads_somewhere_and_every_component_is_referred_to() {
        var asked = new TreeSet<String>();
        references(OpenApi.DOCUMENT, asked);
        assertThat(asked)
                .allSatisfy(
                        ref -> assertThat(OpenApi.DOCUMENT.at(ref.substring(1)).isMissingNode())
                                .as(ref)
                                .isFalse());
        for (var kind : List.of("schemas", "responses", "parameters")) {
            assertThat(OpenApi.DOCUMENT.path("components").path(kind).propertyNames())
                    .allSatisfy(name -> assertThat(asked).contains("#/components/" + kind + "/" + name));
        }
    }

    @Test
    void every_example_of_an_answer_fits_its_schema() {
        OpenApi.operations()
                .forEach((operation, described) -> described.path("responses").forEach(response -> {
                    var body = OpenApi.resolved(response).at("/content/application~1json");
                    if (body.path("example").isMissingNode()) return;
                    var schema = body.at("/schema/$ref").stringValue();
                    assertThat(OpenApi.faults(schema, body.path("example").toString()))
                            .as(operation)
                            .isEmpty();
                }));
    }

    /** Takes two cases along the whole way, and two more to where the other examples apply. */
    @Test
    void every_example_body_fits_its_schema_and_is_taken() {
        var unused = examples();
        var panel =
                "panel:" + done(unused, "chair.rowan", "/api/panels", "panel").replaceFirst(".*/", "");
        var at = done(unused, "officer.ash", "/api/referrals", "referral");

        done(unused, "worker.fern", at + "/clock/stop", "stop");
        done(unused, "manager.heath", at + "/clock/restart", "restart");
        done(unused, "worker.fern", at + "/screening", "askPolice");
        done(unused, "officer.ash", at + "/answer", "answer");
        done(unused, "worker.fern", at + "/screening", "accept");
        done(unused, "officer.ash", at + "/position", "admitted");
        done(unused, "worker.fern", at + "/assessment", "assessment");
        done(unused, "manager.heath", at + "/assessment/sign-off", "sentBack");
        done(unused, "worker.fern", at + "/assessment", "noVictim");
        done(unused, "manager.heath", at + "/assessment/sign-off", "agreed");
        done(unused, "chair.rowan", at + "/listing", "listing", panel);
        done(unused, "chair.rowan", at + "/deferral", "deferral");
        assertThat(as("chair.rowan")
                        .post(at + "/listing", "{\"panel\": \"" + panel + "\"}")
                        .status())
                .isEqualTo(204);
        done(
                unused,
                "chair.rowan",
                panel.replace("panel:", "/api/panels/") + "/order",
                "order",
                "case-file:" + at.replaceFirst(".*/", ""));
        var sitting = panel.replace("panel:", "/api/panels/");
        done(unused, "chair.rowan", sitting + "/move", "aWeekLater");
        done(unused, "chair.rowan", sitting + "/slots", "later");
        done(unused, "chair.rowan", sitting + "/invitation", "nurse");
        done(unused, "chair.rowan", sitting + "/invitation/reply", "declined");
        done(unused, "chair.rowan", sitting + "/attendance", "two");
        done(unused, "chair.rowan", at + "/conflict", "formTutor");
        done(unused, "manager.heath", at + "/conflict/lifting", "mistake");
        done(unused, "manager.heath", at + "/authority", "tooLate");
        done(unused, "chair.rowan", at + "/action", "school");
        done(unused, "worker.fern", at + "/action/conclusion", "done");
        done(unused, "chair.rowan", at + "/recommendation", "outcome22");
        done(unused, "decider.oak", at + "/police-decision", "asRecommended");
        done(unused, "decider.oak", at + "/police-decision", "otherwise");
        assertThat(as("decider.oak").post(at + "/police-decision", """
                                {"outcome": "outcome-23", "reason": "New evidence",
                                 "conditions": {"prosecution-decided": "A sergeant, on the same day"}}""").status())
                .isEqualTo(204);
        done(unused, "worker.fern", at + "/delivery", "delivery");
        done(unused, "worker.fern", at + "/progress", "attended");
        done(unused, "worker.fern", at + "/progress", "condition");
        done(unused, "worker.fern", at + "/progress", "mistake");
        done(unused, "worker.fern", at + "/information", "family");
        done(unused, "worker.fern", at + "/variation", "later");
        done(unused, "worker.fern", at + "/breach", "missed");
        done(unused, "decider.oak", at + "/breach-decision", "excused");
        done(unused, "worker.fern", at + "/non-engagement", "letters");
        done(unused, "decider.oak", at + "/non-engagement-answer", "stands");
        done(unused, "worker.fern", at + "/feedback", "thanks");
        done(unused, "officer.ash", at + "/feedback-receipt", "read");
        done(unused, "worker.fern", at + "/plan", "line");
        done(unused, "worker.fern", at + "/risk", "risk");
        done(unused, "worker.fern", at + "/reconciliation", "lines");
        done(unused, "worker.fern", at + "/assessment/revision", "revision");
        done(unused, "worker.fern", at + "/plan/change", "change");
        done(unused, "manager.heath", at + "/oversight", "oversight");
        done(unused, "manager.heath", at + "/countersignature", "assessment");
        done(unused, "worker.fern", at + "/plan/end", "end");
        assertThat(as("manager.heath")
                        .post(at + "/countersignature", "{\"document\": \"plan\"}")
                        .status())
                .isEqualTo(204);
        var waiting = new TreeMap<String, String>();
        as("worker.fern")
                .get(at)
                .body()
                .at("/record/review/open")
                .forEach(line -> waiting.put(line.path("line").asString(), "Looked at, and still so"));
        assertThat(as("worker.fern")
                        .post(at + "/reconciliation", Caller.JSON.writeValueAsString(Map.of("lines", waiting)))
                        .status())
                .isEqualTo(204);
        done(unused, "worker.fern", at + "/follow-up-end", "completed");
        done(unused, "worker.fern", at + "/closure", "closure");
        done(unused, "manager.heath", at + "/reopening", "resume");
        done(unused, "worker.fern", at + "/correction", "correction");
        done(unused, "worker.fern", at + "/correction", "statement");

        var followed = StandingCases.standing(
                events, following(YOUTH_CONDITIONAL_CAUTION), referral().offences());
        done(unused, "worker.fern", "/api/case-files/" + followed.value() + "/consent-withdrawal", "rather");

        for (var screened : List.of("return", "onTheSpot")) {
            var body = requireNonNull(OpenApi.operations().get("POST /api/referrals"))
                    .at("/requestBody/content/application~1json/examples/referral/value")
                    .toString()
                    .replace("WX/2026/990001", "WX/2026/99-" + screened);
            var other = requireNonNull(
                    as("officer.ash").post("/api/referrals", body).headers().get("location"));
            done(unused, "worker.fern", other + "/screening", screened);
            if (screened.equals("return")) {
                done(unused, "worker.fern", other + "/link", "siblings", "case-file:" + at.replaceFirst(".*/", ""));
            }
        }
        done(unused, "worker.fern", "/api/case-files/search", "search");
        var another = as("chair.rowan").post("/api/panels", """
                        {"sitsOn": "2030-02-05", "startsAt": "09:30", "place": "Room 1, Example House",
                         "chair": "chair.rowan", "invited": [{"member": "chair.rowan", "agency": "youth-justice"}]}""");
        done(unused, "chair.rowan", requireNonNull(another.headers().get("location")) + "/cancellation", "tooFew");

        var versions = "/api/protocols/wessexshire-yjs/versions";
        var first = done(unused, "author.sorrel", versions, "copy");
        assertThat(as("author.sorrel").post(first + "/submission", "").status()).isEqualTo(204);
        done(unused, "approver.yew", first + "/sending-back", "sentBack");
        done(unused, "author.sorrel", first + "/description", "described");
        assertThat(as("author.sorrel").post(first + "/submission", "").status()).isEqualTo(204);
        done(unused, "approver.yew", first + "/approval", "approved");
        done(unused, "approver.yew", first + "/withdrawal", "withdrawn");
        var second = done(unused, "author.sorrel", versions, "file");
        done(unused, "author.sorrel", second + "/content", "replaced");
        done(unused, "author.sorrel", second + "/tables/eligibility", "table");
        done(unused, "author.sorrel", second + "/dropping", "dropped");
        assertThat(unused).isEmpty();

        // and what is read back is as described, on all the ways there are
        for (var path : List.of(
                at,
                at + "/timeline",
                at + "/options",
                at + "/due-dates",
                "/api/worklist",
                "/api/worklist?queue=MANAGER&standing=OVERDUE,AT_RISK",
                "/api/worklist/queues",
                "/api/worklist?unsigned=true",
                "/api/worklist?cautions=true",
                "/api/worklist/forecast",
                "/api/worklist/forecast?until=2030-01-07",
                "/api/me",
                "/api/protocols",
                "/api/panels",
                "/api/actions",
                "/api/gravity?offences=XS05,XS09&factors=made-amends",
                sitting + "/minutes",
                panel.replace("panel:", "/api/panels/"))) {
            assertThat(as("chair.rowan").get(path).status()).as(path).isEqualTo(200);
        }
        for (var path : List.of(versions, first, second, second + "/content", second + "/outline")) {
            assertThat(as("inspector.larch").get(path).status()).as(path).isEqualTo(200);
        }
        for (var path : List.of(
                at + "/history",
                at + "/history?sequence=4",
                "/api/performance",
                "/api/performance?quarter=2026Q3&protocol=demonstration/v2")) {
            assertThat(as("inspector.larch").get(path).status()).as(path).isEqualTo(200);
        }
        for (var path :
                List.of(at + "/history?at=yesterday", "/api/performance?quarter=2026", "/api/worklist?stage=NOWHERE")) {
            assertThat(as("inspector.larch").get(path).status()).as(path).isEqualTo(400);
        }
    }

    /** What follows the decision, which is of today, is of today as well. */
    private String done(Map<String, JsonNode> unused, String person, String path, String example, String... instead) {
        var key = "POST " + OpenApi.template(path) + " " + example;
        var body = requireNonNull(unused.remove(key), key).toString();
        if (path.matches(
                ".*/(move|delivery|progress|variation|breach|consent-withdrawal|non-engagement|follow-up-end)")) {
            body = body.replaceAll(
                    "20\\d\\d-\\d\\d-\\d\\d",
                    LocalDate.now(ZoneId.of("Europe/London")).toString());
        }
        for (var id : instead) body = body.replaceFirst(id.replaceFirst(":.*", "") + ":[0-9a-f-]{36}", id);
        var answer = as(person).post(path, body);
        assertThat(answer.status()).as(key + " " + answer.text()).isBetween(200, 204);
        return answer.headers().getOrDefault("location", "");
    }

    private static Map<String, JsonNode> examples() {
        var examples = new TreeMap<String, JsonNode>();
        OpenApi.operations().forEach((operation, described) -> {
            var body = described.at("/requestBody/content/application~1json");
            body.path("examples").forEachEntry((name, example) -> {
                var value = example.path("value");
                assertThat(OpenApi.faults(body.at("/schema/$ref").stringValue(), value.toString()))
                        .as(operation + " " + name)
                        .isEmpty();
                examples.put(operation + " " + name, value);
            });
        });
        return examples;
    }

    private Map<String, List<HandlerMethod>> handlers() {
        var handlers = new TreeMap<String, List<HandlerMethod>>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            for (var path : mapping.getPatternValues()) {
                if (!path.startsWith("/api/")) continue;
                for (var verb : mapping.getMethodsCondition().getMethods()) {
                    handlers.computeIfAbsent(verb + " " + path, _ -> new ArrayList<>())
                            .add(method);
                }
            }
        });
        return handlers;
    }

    private static Type answerOf(HandlerMethod method) {
        var type = method.getMethod().getGenericReturnType();
        return type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static void references(JsonNode node, Set<String> found) {
        if (node.path("$ref").isString()) found.add(node.path("$ref").stringValue());
        node.forEach(child -> references(child, found));
    }

    /** Walks a schema and a type side by side. */
    private static final class Comparison {

        private final boolean request;
        private final List<String> faults;
        private final Set<String> seen = new HashSet<>();

        /**
         * @param request where every field may be left out, and the rules say which are missing
         */
        Comparison(boolean request, List<String> faults) {
            this.request = request;
            this.faults = faults;
        }

        void compare(
                String at,
                JsonNode schema,
                Type type,
                @Nullable AnnotatedType annotated,
                Map<TypeVariable<?>, Type> bound) {
            if (type instanceof TypeVariable<?> variable) {
                compare(at, schema, requireNonNull(bound.get(variable)), annotated, bound);
                return;
            }
            var raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
            var plain = withoutNull(schema);
            boolean mayBeNull = !request && annotated != null && annotated.isAnnotationPresent(Nullable.class);
            if (plain.equals(schema) == mayBeNull)
                faults.add(at + ": null is " + (mayBeNull ? "possible" : "impossible"));
            var is = OpenApi.resolved(plain);
            if (raw == Personal.class) {
                expect(at, plain.path("$ref").asString().contains("/Personal"), "a personal value");
            } else if (raw.isEnum()) {
                expect(
                        at,
                        strings(is.path("enum"))
                                .equals(Arrays.stream(raw.getEnumConstants())
                                        .map(c -> ((Enum<?>) c).name())
                                        .toList()),
                        "the constants of " + raw);
            } else if (Collection.class.isAssignableFrom(raw)) {
                expect(at, typed(is, "array"), "array");
                compare(at + "[]", is.path("items"), argument(type, 0), argument(annotated, 0), bound);
            } else if (Map.class.isAssignableFrom(raw)) {
                expect(at, typed(is, "object"), "object");
                compare(at + "{}", is.path("additionalProperties"), argument(type, 1), argument(annotated, 1), bound);
            } else if (raw.isSealed()) {
                for (int i = 0; i < raw.getPermittedSubclasses().length; i++) {
                    var form = raw.getPermittedSubclasses()[i];
                    var described = OpenApi.resolved(is.path("oneOf").path(i));
                    if (seen.add(form + described.toString())) compareRecord(at, described, form, form, bound, true);
                }
            } else if (raw.isRecord() && !typed(is, "string")) {
                if (seen.add(type + plain.toString())) compareRecord(at, is, type, raw, bound, false);
            } else {
                expect(at, typed(is, primitive(raw)), primitive(raw));
            }
        }

        /**
         * @param ofFamily whether the type was declared as the sealed family, and so carries its kind
         */
        private void compareRecord(
                String at, JsonNode is, Type type, Class<?> raw, Map<TypeVariable<?>, Type> outer, boolean ofFamily) {
            var bound = new HashMap<>(outer);
            for (int i = 0; i < raw.getTypeParameters().length; i++)
                bound.put(raw.getTypeParameters()[i], argument(type, i));
            var names = new ArrayList<String>();
            if (ofFamily) names.add("kind");
            for (var component : raw.getRecordComponents()) {
                names.add(component.getName());
                compare(
                        at + "/" + component.getName(),
                        is.path("properties").path(component.getName()),
                        component.getGenericType(),
                        component.getAnnotatedType(),
                        bound);
            }
            expect(at, List.copyOf(is.path("properties").propertyNames()).equals(names), "the fields " + names);
            if (!request) expect(at, strings(is.path("required")).equals(names), "all of " + names + " required");
            expect(
                    at,
                    is.path("additionalProperties").isBoolean()
                            && !is.path("additionalProperties").booleanValue(),
                    "no other field");
        }

        private void expect(String at, boolean holds, String what) {
            if (!holds) faults.add(at + ": not " + what);
        }

        private static JsonNode withoutNull(JsonNode schema) {
            var any = schema.path("anyOf");
            if (any.size() == 2 && any.path(1).path("type").asString("").equals("null")) return any.path(0);
            if (!schema.path("type").isArray()) return schema;
            var copy = (ObjectNode) schema.deepCopy();
            return copy.set("type", schema.path("type").path(0));
        }

        private static boolean typed(JsonNode schema, String type) {
            return schema.path("type").asString("none").equals(type);
        }

        private static String primitive(Class<?> raw) {
            if (raw == boolean.class || raw == Boolean.class) return "boolean";
            if (raw == int.class || raw == long.class || raw == Integer.class || raw == Long.class) return "integer";
            if (raw == double.class || raw == Double.class || raw == BigDecimal.class) return "number";
            return "string";
        }

        private static Type argument(Type type, int index) {
            return ((ParameterizedType) type).getActualTypeArguments()[index];
        }

        private static @Nullable AnnotatedType argument(@Nullable AnnotatedType type, int index) {
            return type instanceof AnnotatedParameterizedType generic
                    ? generic.getAnnotatedActualTypeArguments()[index]
                    : null;
        }

        private static List<String> strings(JsonNode array) {
            return array.valueStream().map(JsonNode::asString).toList();
        }
    }
}
