package uk.oocd.pages;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.oocd.casefile.CaseFileCommand.ReferCase;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.CaseFileProblem;
import uk.oocd.casefile.Child;
import uk.oocd.casefile.Referral;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.Converted;
import uk.oocd.requests.ReferralRequest;
import uk.oocd.requests.ReferralRequest.Sender;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;
import uk.oocd.wording.Wording;

/** A referral as a form: what it begins with, what can be chosen on it, and what becomes of it when it is sent. */
@Component
class ReferralForm {

    private static final int OFFENCE_ROWS = 3;
    private static final int VICTIM_ROWS = 2;
    private static final int MOST_ROWS = 20;

    private static final Pattern ROW = Pattern.compile("(\\w+)\\[(\\d{1,4})]\\.(\\w+)");

    /** The 16+1 codes, as {@code label.ethnicity} has them. */
    private static final List<String> ETHNICITIES = List.of(
            "W1", "W2", "W9", "M1", "M2", "M3", "M9", "A1", "A2", "A3", "A9", "B1", "B2", "B9", "O1", "O9", "NS");

    /** Where on the page the fields stand, so that what is wrong is said in that order. */
    private static final List<String> IN_ORDER = List.of(
            "/crimeReference",
            "/officer",
            "/referredOn",
            "/child/name",
            "/child/dateOfBirth",
            "/child",
            "/offences",
            "/admission",
            "/acceptance",
            "/aspects",
            "/interviewedOn",
            "/victims",
            "/requestedRoute",
            "/summaryOnlyTimeLimit",
            "/circumstances");

    private final Access access;
    private final Desk desk;
    private final People people;
    private final Fingerprints fingerprints;
    private final Protocols protocols;
    private final Wording wording;
    private final Choices choices;
    private final CaseFolder folder;
    private final CaseWords words;

    ReferralForm(
            Access access,
            Desk desk,
            People people,
            Fingerprints fingerprints,
            Protocols protocols,
            Wording wording,
            Choices choices,
            CaseFolder folder,
            CaseWords words) {
        this.access = access;
        this.desk = desk;
        this.people = people;
        this.fingerprints = fingerprints;
        this.protocols = protocols;
        this.wording = wording;
        this.choices = choices;
        this.folder = folder;
        this.words = words;
    }

    /** What became of a form that was sent. */
    sealed interface Sent {

        /** A case was opened. */
        record Taken(CaseFileId id) implements Sent {}

        /**
         * @param status with which the form is shown again
         */
        record Refused(Refusals refusals, HttpStatus status) implements Sent {}
    }

    /** A new form: made today. */
    Typed beginning() {
        var today = folder.today();
        return new Typed(Map.of("referredOn", Typed.day(today)));
    }

    /** How many rows of a list the form had, filled or not. */
    static int rowsOf(String list, Typed typed) {
        return typed.fields().keySet().stream()
                .map(ROW::matcher)
                .filter(row -> row.matches() && row.group(1).equals(list))
                .mapToInt(row -> Integer.parseInt(row.group(2)) + 1)
                .max()
                .orElse(0);
    }

    /** The same without empty rows between others, as requests read it: so a refusal points to the row it is about. */
    static Typed closedUp(Typed typed) {
        var fields = new TreeMap<String, List<String>>();
        var lists = new TreeMap<String, TreeMap<Integer, Map<String, List<String>>>>();
        typed.fields().forEach((name, values) -> {
            var row = ROW.matcher(name);
            if (row.matches()) {
                lists.computeIfAbsent(row.group(1), _ -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(row.group(2)), _ -> new HashMap<>())
                        .put(row.group(3), values);
            } else {
                fields.put(name, values);
            }
        });
        lists.forEach((list, byNumber) -> {
            int at = 0;
            for (var row : byNumber.values()) {
                if (row.values().stream().flatMap(List::stream).allMatch(String::isBlank)) continue;
                var field = list + "[" + at++ + "].";
                row.forEach((part, values) -> fields.put(field + part, values));
            }
        });
        return new Typed(fields);
    }

    /**
     * Puts what the form shows into the model.
     *
     * @param me whose service's protocol names the offences to choose from
     * @param offenceRows and {@code victimRows}: how many to show at least
     */
    void layOut(Person me, Typed typed, int offenceRows, int victimRows, Model model) {
        var protocol = protocols.inForceOn(people.serviceOf(me), folder.today());
        model.addAttribute(Typed.MODEL, typed);
        model.addAttribute("offenceRows", rows(typed, "offences", OFFENCE_ROWS, offenceRows));
        model.addAttribute("victimRows", rows(typed, "victims", VICTIM_ROWS, victimRows));
        model.addAttribute("mostRows", MOST_ROWS);
        model.addAttribute(
                "offenceChoices",
                protocol.offences().stream()
                        .map(offence -> Option.of(offence.code(), offence.code() + " " + offence.title()))
                        .toList());
        model.addAttribute(
                "ethnicities",
                ETHNICITIES.stream()
                        .map(code -> Option.of(code, code + " " + words.ethnicity(code)))
                        .toList());
        model.addAttribute("sexes", choices.of(Child.Sex.class));
        model.addAttribute("careStatuses", choices.of(Child.CareStatus.class));
        model.addAttribute("admissions", choices.of(Referral.Admission.class));
        model.addAttribute("acceptances", choices.of(Referral.Acceptance.class));
        model.addAttribute("evidences", choices.of(Facts.Evidence.class));
        model.addAttribute("answers", choices.of(Facts.Answer.class));
        model.addAttribute("domesticAbuses", choices.of(Facts.DomesticAbuse.class));
        model.addAttribute("contacts", choices.of(Referral.Victim.Contact.class));
        model.addAttribute("routes", choices.of(Referral.RequestedRoute.class));
    }

    private static int rows(Typed typed, String list, int least, int asked) {
        return Math.min(MOST_ROWS, Math.max(least, Math.max(asked, rowsOf(list, typed))));
    }

    /**
     * Sends it, as the person.
     *
     * @param typed {@link #closedUp}
     */
    Sent send(Person me, Typed typed) {
        var by = access.attribution(me, Action.REFER);
        var force = requireNonNull(me.force());
        var service = people.servicesOf(force).getFirst();
        var request = FormBinding.bind(typed, ReferralRequest.class);
        var sender = new Sender(force, service, Referral.Origin.FORM, by);
        return switch (request.toCommand(sender, fingerprints, protocols)) {
            case Converted.Faulty<?>(var refusals) -> refused(refusals, "");
            case Converted.Ready<ReferCase>(var command) -> {
                try {
                    desk.open(me, Action.REFER, new Scope(force, service), _ -> command);
                    yield new Sent.Taken(command.caseFile());
                } catch (CommandRefused refused) {
                    yield refused(
                            refused.refusals(), "/cases/" + command.caseFile().value());
                }
            }
        };
    }

    /**
     * @param caseFile where the case is, if it is there already
     */
    private Sent.Refused refused(List<Refusal> refusals, String caseFile) {
        var items = new ArrayList<Refusals.Item>();
        for (var refusal : refusals.stream()
                .sorted(Comparator.comparingInt(each -> place(each.pointer())))
                .toList()) {
            if (refusal.problem() == CaseFileProblem.CASE_ALREADY_REFERRED) {
                items.add(new Refusals.Item(refusal.problem().code(), wording.sentence(refusal), "", caseFile));
            } else {
                items.addAll(Refusals.of(List.of(refusal), wording).items());
            }
        }
        return new Sent.Refused(new Refusals(items.stream().distinct().toList()), Refusals.status(refusals));
    }

    private static int place(String pointer) {
        return IN_ORDER.stream()
                .filter(pointer::startsWith)
                .findFirst()
                .map(IN_ORDER::indexOf)
                .orElse(IN_ORDER.size());
    }
}
