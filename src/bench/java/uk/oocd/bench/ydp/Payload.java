package uk.oocd.bench.ydp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What each command carries: 15 fields, 1,199 bytes on average as compact JSON, ASCII only. All of it is fictional.
 *
 * @param rationale exactly 500 characters
 */
public record Payload(
        String actorId,
        String actorRole,
        String siteCode,
        String decisionCode,
        String legalBasis,
        int severity,
        double score,
        boolean consentGiven,
        String dueDate,
        String occurredAt,
        String referenceNo,
        String documentId,
        String contactNote,
        String conditions,
        String rationale) {

    /** The fields by name, in their order, for engines that keep variables. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = LinkedHashMap.newLinkedHashMap(15);
        fields.put("actorId", actorId);
        fields.put("actorRole", actorRole);
        fields.put("siteCode", siteCode);
        fields.put("decisionCode", decisionCode);
        fields.put("legalBasis", legalBasis);
        fields.put("severity", severity);
        fields.put("score", score);
        fields.put("consentGiven", consentGiven);
        fields.put("dueDate", dueDate);
        fields.put("occurredAt", occurredAt);
        fields.put("referenceNo", referenceNo);
        fields.put("documentId", documentId);
        fields.put("contactNote", contactNote);
        fields.put("conditions", conditions);
        fields.put("rationale", rationale);
        return fields;
    }

    /** The payload that {@link #fields()} was taken from. */
    public static Payload of(Map<String, ?> fields) {
        return new Payload(
                text(fields, "actorId"),
                text(fields, "actorRole"),
                text(fields, "siteCode"),
                text(fields, "decisionCode"),
                text(fields, "legalBasis"),
                ((Number) value(fields, "severity")).intValue(),
                ((Number) value(fields, "score")).doubleValue(),
                (Boolean) value(fields, "consentGiven"),
                text(fields, "dueDate"),
                text(fields, "occurredAt"),
                text(fields, "referenceNo"),
                text(fields, "documentId"),
                text(fields, "contactNote"),
                text(fields, "conditions"),
                text(fields, "rationale"));
    }

    private static String text(Map<String, ?> fields, String name) {
        return (String) value(fields, name);
    }

    private static Object value(Map<String, ?> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}
