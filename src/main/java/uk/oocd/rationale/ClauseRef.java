package uk.oocd.rationale;

/** A clause of one version of a local protocol, for example {@code demonstration/v2#4.2}. */
public record ClauseRef(String protocol, int version, String clause) {

    @Override
    public String toString() {
        return protocol + "/v" + version + "#" + clause;
    }
}
