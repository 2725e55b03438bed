package uk.oocd.casefile;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Happening.Details;
import uk.oocd.casefile.HearingEvent.ActionAgreed;
import uk.oocd.casefile.HearingEvent.ActionConcluded;
import uk.oocd.casefile.HearingEvent.CaseLinked;
import uk.oocd.casefile.HearingEvent.ConflictDeclared;
import uk.oocd.casefile.HearingEvent.ConflictLifted;
import uk.oocd.casefile.HearingEvent.InquorateAuthorised;

/** What happened around a hearing, in plain English. */
final class HearingHappening {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private HearingHappening() {}

    static @Nullable LocalDate happenedOn(HearingEvent event) {
        return switch (event) {
            case ActionConcluded e -> e.concludedOn();
            case ConflictDeclared _, ConflictLifted _, InquorateAuthorised _, ActionAgreed _, CaseLinked _ -> null;
        };
    }

    static String tell(HearingEvent event, Details details) {
        return switch (event) {
            case ConflictDeclared e -> {
                details.add("Interest", e.interest());
                yield "Interest declared: " + e.member() + " stands back from this case";
            }
            case ConflictLifted e -> {
                details.add("Reason", e.reason());
                yield "Declared interest lifted: " + e.member() + " may take part again";
            }
            case InquorateAuthorised e -> {
                details.add("Reason", e.reason());
                yield "The panel may hear it short of its quorum: authorised as " + Happening.words(e.role());
            }
            case ActionAgreed e -> {
                details.add("Action", e.what());
                yield "Action " + e.number() + " agreed: for " + e.owner() + ", by " + DAY.format(e.due());
            }
            case ActionConcluded e -> {
                details.add("Note", e.note());
                yield "Action " + e.number() + " concluded: " + Happening.words(e.result());
            }
            case CaseLinked e ->
                "Linked with " + e.other().reference() + ": "
                        + Happening.words(e.tie()).replace("co suspect", "co-suspect");
        };
    }

    /** The texts of a hearing. */
    static void add(Hearing hearing, Details details) {
        for (var view : hearing.views()) details.add("In writing: " + view.agency(), view.words());
        var inquorate = hearing.inquorate();
        if (inquorate != null) {
            details.add("Short of its quorum, authorised by " + inquorate.authorisedBy(), inquorate.reason());
        }
        var voices = hearing.voices();
        if (voices != null) {
            details.add(voices.victim());
            details.add("The child’s view", voices.child());
            details.add("The parent’s or carer’s view", voices.parents());
        }
        for (int i = 0; i < hearing.conditions().size(); i++) {
            details.add("Condition " + (i + 1), hearing.conditions().get(i).what());
        }
    }
}
