package uk.oocd.kernel;

/**
 * A code from data as a refusal's fact, for example an agency: whoever says the refusal says what the code is called.
 *
 * @param kind what sort of code it is, for example {@code agency}
 */
public record Coded(String kind, String code) {

    public static Coded agency(String code) {
        return new Coded("agency", code);
    }
}
