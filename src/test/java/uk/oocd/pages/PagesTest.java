package uk.oocd.pages;

import static uk.oocd.Samples.*;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import uk.oocd.StandingCases;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.Referral;
import uk.oocd.requests.CaseContext;

/** The whole program, with a data folder of its own for each class of tests, and somebody at a browser. */
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class PagesTest {

    @TempDir
    static Path data;

    @Autowired
    MockMvc web;

    @Autowired
    InstantSource clock;

    @Autowired
    EventStore events;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("oocd.data", () -> data.resolve("kept"));
        properties.add("oocd.demonstration", () -> false);
    }

    final Visitor visitor(String account) {
        return new Visitor(web, account);
    }

    final LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
    }

    /** The path of a new case, of a crime of its own, to which all this has happened. */
    final String standing(List<CaseFileEvent> past) {
        return standing(past, referral().offences());
    }

    final String standing(List<CaseFileEvent> past, List<Referral.Offence> offences) {
        return "/cases/" + StandingCases.standing(events, past, offences).value();
    }

    /** A day as a form's three fields have it. */
    static List<String> date(LocalDate day) {
        return List.of("" + day.getDayOfMonth(), "" + day.getMonthValue(), "" + day.getYear());
    }
}
