package uk.oocd.api;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.ScoreRequest;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.NotFound;
import uk.oocd.security.People;
import uk.oocd.security.Person;

/** What offences would score, without a case. */
@RestController
@RequestMapping("/api/gravity")
class GravityApi {

    private final Access access;
    private final People people;
    private final Protocols protocols;
    private final InstantSource clock;

    GravityApi(Access access, People people, Protocols protocols, InstantSource clock) {
        this.access = access;
        this.people = people;
        this.protocols = protocols;
        this.clock = clock;
    }

    /**
     * A score, and how it came about.
     *
     * @param on the day whose protocol version it is by
     * @param starting each offence with its starting score
     * @param factors those counted
     * @param workings each step, and why it is not one lower or one higher
     */
    record GravityScore(
            String service,
            LocalDate on,
            ProtocolRef protocol,
            String edition,
            List<Gravity.Starting> starting,
            List<String> factors,
            int score,
            Gravity.@Nullable Workings workings) {}

    /**
     * @param service the person's own, or the first that their force refers to, where none is given
     * @param on today, where none is given
     */
    @GetMapping
    GravityScore score(
            Person me,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable List<@Nullable String> offences,
            @RequestParam(required = false) @Nullable List<@Nullable String> factors) {
        access.require(me, Action.VIEW_PROTOCOL);
        var asked = serviceOf(me, service);
        var scored = new ScoreRequest(on, offences, factors)
                .score(asked, protocols, LocalDate.ofInstant(clock.instant(), CaseContext.LONDON))
                .orThrow();
        var gravity = scored.gravity();
        return new GravityScore(
                asked,
                scored.on(),
                scored.protocol().ref(),
                gravity.edition(),
                gravity.starting(),
                gravity.factors().stream().map(Gravity.Applied::code).distinct().toList(),
                gravity.score(),
                gravity.workings());
    }

    private String serviceOf(Person me, @Nullable String asked) {
        var own = people.servicesOf(me);
        if (asked == null) return own.getFirst();
        if (!own.contains(asked)) throw new NotFound();
        return asked;
    }
}
