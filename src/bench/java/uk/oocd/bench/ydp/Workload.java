package uk.oocd.bench.ydp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The content of {@code ydp-case-v1}. {@link #payload} is a pure function of case number and step, so that every engine
 * does the same work and what it gives back can be checked field by field. Changing a draw changes the work definition:
 * the check value of {@link #checksum} over cases 1 to 10,000 is 21489264758166.
 */
public final class Workload {

    private static final String[] WORDS = """
            the young person has engaged with worker and family about what happened on day of offence school report \
            shows steady attendance since last review panel heard from victim liaison officer who asked for written apology \
            risk of harm is assessed as low medium high reasons are recorded below agreed plan includes weekly contact \
            mentoring reparation hours drug awareness session parent carer supports outcome no further action would not meet \
            need proportionate response to seriousness previous disposal completed without breach diversion remains in public \
            interest gravity score aggravating mitigating factors remorse shown early admission legal advice given capacity \
            confirmed interpreter present language therapist safeguarding concern shared consent information local authority \
            health police education housing decision unanimous majority chair noted conditions achievable within sixteen \
            weeks compliance monitored by case manager""".split(" ", -1);
    private static final String[] ROLES = {"REFERRER", "SCREENER", "CASE_MANAGER", "PANEL_CHAIR", "OUTCOME_OFFICER"};
    private static final String[][] CODES = {
        {"ACCEPTED_FOR_SCREENING", "RETURNED_TO_REFERRER", "URGENT_REFERRAL"},
        {"ELIGIBLE_FOR_PANEL", "NEEDS_MORE_EVIDENCE", "FAST_TRACK_ELIGIBLE"},
        {"LOW_RISK_ASSESSED", "MEDIUM_RISK_ASSESSED", "HIGH_RISK_ASSESSED"},
        {
            "NO_FURTHER_ACTION",
            "COMMUNITY_RESOLUTION",
            "YOUTH_CAUTION",
            "YOUTH_CONDITIONAL_CAUTION",
            "DIVERT_TO_SUPPORT",
            "REFER_FOR_CHARGE"
        },
        {"COMPLETED_AS_AGREED", "PARTIALLY_COMPLETED", "WITHDRAWN", "RETURNED_TO_PANEL"}
    };
    private static final String[] CONDITIONS = {
        "APOLOGY_LETTER",
        "REPARATION_HOURS",
        "WEEKLY_CONTACT",
        "MENTORING",
        "DRUG_AWARENESS",
        "CURFEW_AGREEMENT",
        "SCHOOL_ATTENDANCE",
        "FAMILY_SUPPORT"
    };
    private static final Instant EPOCH = Instant.parse("2026-06-01T09:00:00Z");
    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 7, 1);

    private Workload() {}

    /** The reference of case {@code number}, which counts from 1. */
    public static String caseId(long number) {
        return "YP-" + padded(number, 8);
    }

    /** What the command of {@code step} carries on case {@code number}. */
    public static Payload payload(long number, Step step) {
        Draws draws = new Draws(number * 8 + step.index());
        String conditions = conditions(draws);
        String[] codes = CODES[step.index()];
        return new Payload(
                "u-" + padded(draws.below(500), 6),
                ROLES[step.index()],
                "S" + padded(draws.below(40), 3),
                codes[draws.below(codes.length)],
                text(draws, 40),
                1 + draws.below(5),
                draws.below(400) / 4.0,
                draws.below(10) > 0,
                FIRST_DUE.plusDays(draws.below(300)).toString(),
                EPOCH.plusSeconds((number % 150) * 86_400 + step.index() * 7_200L + draws.below(3_600))
                        .toString(),
                caseId(number) + "-" + step.index() + padded(draws.below(1_000_000), 6),
                new UUID(draws.next(), draws.next()).toString(),
                text(draws, 240),
                conditions,
                text(draws, 500));
    }

    /** CRC-32 of what a report of panel decisions shows of a case: tells whether two implementations do the same work. */
    public static long checksum(long number) {
        Payload panel = payload(number, Step.PANEL);
        String row = String.join(
                "|",
                caseId(number),
                panel.referenceNo(),
                panel.siteCode(),
                panel.decisionCode(),
                Integer.toString(panel.severity()),
                Double.toString(panel.score()),
                panel.actorId(),
                panel.occurredAt(),
                panel.rationale());
        CRC32 crc = new CRC32();
        crc.update(row.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static String conditions(Draws draws) {
        StringBuilder joined = new StringBuilder(64);
        for (int i = 0; i < 4; i++) {
            joined.append(i == 0 ? "" : ",").append(CONDITIONS[draws.below(CONDITIONS.length)]);
        }
        return joined.toString();
    }

    private static String text(Draws draws, int length) {
        StringBuilder text = new StringBuilder(length + 16);
        while (text.length() < length) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(WORDS[draws.below(WORDS.length)]);
        }
        text.setLength(length);
        if (text.charAt(length - 1) == ' ') {
            text.setCharAt(length - 1, '.');
        }
        return text.toString();
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** SplitMix64. */
    private static final class Draws {
        private long state;

        Draws(long seed) {
            state = seed;
        }

        long next() {
            state += 0x9E3779B97F4A7C15L;
            long mixed = state;
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            return mixed ^ (mixed >>> 31);
        }

        int below(int bound) {
            return (int) Long.remainderUnsigned(next(), bound);
        }
    }
}
