package uk.oocd.requests;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Referral.Victim;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.History;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.Protocols;

/**
 * What a command needs beside what was typed: whom the words are about, who sends it and when, and the protocol
 * version that applies to it.
 *
 * @param child whose key the words about the case are sealed under
 * @param victim whose key a victim's own words are sealed under; the first victim of the referral, where there is one
 * @param today the day of {@code by.at} in Europe/London
 */
public record CaseContext(
        CaseFileId caseFile,
        Subject child,
        @Nullable Subject victim,
        Protocol protocol,
        LocalDate today,
        Attribution by) {

    /** Where days begin and end for everybody who uses this. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    /**
     * The context of a case that there is; {@code history} must know it.
     *
     * @param reaching what the case reaches by the command; null where it reaches no milestone
     */
    public static CaseContext of(
            CaseFileId caseFile, Attribution by, History history, Protocols protocols, @Nullable Milestone reaching) {
        var first = history.first(caseFile.toString())
                .map(History.Recorded::event)
                .filter(CaseReferred.class::isInstance)
                .map(CaseReferred.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("no such case file"));
        var today = day(by);
        return new CaseContext(
                caseFile,
                first.referral().child().subject(),
                first.referral().victims().stream()
                        .map(Victim::subject)
                        .findFirst()
                        .orElse(null),
                protocols.applying(
                        first.referral().service(),
                        reaching,
                        first.referral().referredOn(),
                        () -> sitting(caseFile, history),
                        today),
                today,
                by);
    }

    /** The day of the panel that it was last listed on. */
    private static Optional<LocalDate> sitting(CaseFileId caseFile, History history) {
        return history.of(caseFile.toString()).reversed().stream()
                .map(History.Recorded::event)
                .filter(CaseListed.class::isInstance)
                .map(listed -> ((CaseListed) listed).sitsOn())
                .findFirst();
    }

    static LocalDate day(Attribution by) {
        return LocalDate.ofInstant(by.at(), LONDON);
    }

    /** Whom a victim's own words are about: the victim, or the child where the referral names no victim. */
    public Subject victimOrChild() {
        return victim == null ? child : victim;
    }

    static PanelId panel(@Nullable String text, Reading reading) {
        try {
            return PanelId.of(Reading.text(text));
        } catch (IllegalArgumentException e) {
            reading.refuse(Refusal.at("/panel", RequestProblem.PANEL_NOT_FOUND));
            return new PanelId(new UUID(0, 0));
        }
    }
}
