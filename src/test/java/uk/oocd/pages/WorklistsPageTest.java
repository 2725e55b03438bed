package uk.oocd.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.oocd.Samples;
import uk.oocd.requests.CaseContext;
import uk.oocd.watch.MissedLimits;

/** Clocks and worklists in the browser: stopping, restarting, what each role has waiting and what goes overdue. */
class WorklistsPageTest extends PagesTest {

    private static final String CASE = "/cases/" + Samples.CASE.value();
    private static boolean referred;

    @Autowired
    CommandGateway commands;

    @Autowired
    MissedLimits missedLimits;

    /** One case, referred in March 2026 and overdue ever since. */
    @BeforeEach
    void refer() {
        if (referred) return;
        referred = true;
        commands.sendAndWait(
                Samples.refer(Samples.with(Samples.referral(), "force", "wessexshire", "service", "wessexshire-yjs")));
    }

    @Test
    void a_clock_is_stopped_and_restarted_and_its_due_date_says_which_days_were_left_out() throws Exception {
        var today = LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
        var worker = visitor("worker.fern").opens(CASE + "/clock/stop");
        worker.sends(Map.of("occurredOn", date(today.plusDays(1)), "explanation", " "));
        assertThat(worker.status()).isEqualTo(422);
        assertThat(worker.findsEveryLinkWithin().page()).contains("href=\"#reason\"", "href=\"#explanation\"");

        worker.sends(Map.of(
                "reason", "CHILD_UNWELL", "occurredOn", List.of("3", "3", "2026"), "explanation", "In hospital."));
        assertThat(worker.path()).isEqualTo(CASE);
        assertThat(worker.main())
                .contains("Clock stopped", "The clock has stood still since 3 March 2026", "Restart the clock")
                .doesNotContain("Stop the clock");

        worker.opens(CASE + "/clock/restart")
                .sends(Map.of("occurredOn", List.of("9", "3", "2026"), "explanation", "Home again."));
        assertThat(worker.findsEveryLinkWithin().main())
                .contains(
                        "3 March 2026 to 6 March 2026: the clock stood still, the child is in hospital",
                        "2 weekend days, from 7 March 2026 to 8 March 2026",
                        "Bank holidays of England and Wales, jollyday",
                        "Overdue");
        assertThat(visitor("officer.ash").opens(CASE + "/clock/stop").status()).isEqualTo(403);
    }

    @Test
    void each_role_sees_what_waits_for_it_and_can_look_at_what_is_overdue_alone() throws Exception {
        var worker = visitor("worker.fern").opens("/worklists");
        assertThat(worker.findsEveryLinkWithin().main())
                .contains("Who has what", "Screener Yours", "Police decision-maker");
        worker.opens("/worklists/screener?standing=OVERDUE");
        assertThat(worker.main()).contains(Samples.CASE.reference(), "overdue : shown alone");
        worker.opens("/worklists/screener?standing=ON_TIME");
        assertThat(worker.main()).contains("Nothing waits here").doesNotContain(Samples.CASE.reference());
        worker.opens("/?standing=OVERDUE");
        assertThat(worker.main()).contains(Samples.CASE.reference());
        assertThat(worker.opens("/worklists/nobody").status()).isEqualTo(404);
        assertThat(visitor("worker.beck").opens("/worklists/screener").main()).doesNotContain(Samples.CASE.reference());
    }

    @Test
    void a_missed_limit_stands_on_the_case_as_recorded_by_the_program() throws Exception {
        missedLimits.look();
        assertThat(visitor("manager.heath").opens(CASE).findsEveryLinkWithin().main())
                .contains("Time limit missed: screening, due by", "the program");
    }

    @Test
    void a_change_of_risk_lists_each_line_of_the_plan_to_be_looked_at_until_somebody_says_why_it_stays()
            throws Exception {
        var worker = visitor("worker.fern").opens(CASE + "/plan");
        worker.sends(Map.of("what", "Write to the owner", "who", "Testina", "dueOn", List.of("1", "5", "2026")));
        assertThat(worker.findsEveryLinkWithin().page()).contains("href=\"#part\"", ">Write to the owner</textarea>");
        worker.sends(Map.of(
                "part",
                "CHILDS_PLAN",
                "what",
                "Write to the owner",
                "who",
                "Testina",
                "dueOn",
                List.of("1", "5", "2026")));
        assertThat(worker.main()).contains("The plan", "Write to the owner");

        var officer = visitor("officer.ash").opens(CASE + "/risk");
        officer.sends(Map.of(
                "change",
                "NEW_ALLEGATION",
                "source",
                "POLICE",
                "occurredOn",
                List.of("17", "4", "2026"),
                "what",
                "Arrested again."));
        assertThat(officer.main()).contains("To be looked at again", "Line 1 of the plan, since 17 April 2026");

        worker.opens(CASE + "/reconciliation").sends(Map.of("lines[plan-1]", " "));
        assertThat(worker.status()).isEqualTo(422);
        assertThat(worker.findsEveryLinkWithin().main()).contains("Say for at least one line why nothing changes");
        worker.sends(Map.of("lines[plan-1]", "The letter is as right as before."));
        assertThat(worker.findsEveryLinkWithin().main())
                .contains("Reviewed, no change because", "The letter is as right as before.")
                .doesNotContain("To be looked at again");
        worker.opens(CASE + "/plan/change")
                .sends(Map.of("line", "1", "dueOn", List.of("8", "5", "2026"), "reason", "Half-term."));
        assertThat(worker.main()).contains("The plan was changed on", "8 May 2026", "Half-term.");
        worker.opens(CASE + "/plan/end").sends(Map.of("line", "1", "result", "DONE", "note", "Sent."));
        assertThat(worker.main()).contains("Done");
    }

    @Test
    void a_manager_oversees_a_case_and_a_form_that_is_not_right_keeps_what_was_typed() throws Exception {
        var manager = visitor("manager.heath").opens(CASE + "/oversight");
        manager.sends(Map.of("note", " ", "actions[0].what", "Ask the school", "actions[0].owner", ""));
        assertThat(manager.status()).isEqualTo(422);
        assertThat(manager.findsEveryLinkWithin().page())
                .contains("href=\"#note\"", "href=\"#actions.0.dueOn\"", ">Ask the school</textarea>");
        manager.sends(Map.of(
                "note",
                "The plan fits.",
                "actions[0].what",
                "Ask the school",
                "actions[0].owner",
                "worker.fern",
                "actions[0].dueOn",
                List.of("28", "4", "2026")));
        assertThat(manager.findsEveryLinkWithin().main())
                .contains("Management oversight", "The plan fits.", "by 28 April 2026", "Ask the school");
        assertThat(visitor("worker.fern").opens(CASE + "/oversight").status()).isEqualTo(403);
        assertThat(manager.opens(CASE + "/countersignature")
                        .findsEveryLinkWithin()
                        .status())
                .isEqualTo(200);
    }
}
