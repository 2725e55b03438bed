package uk.oocd.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.security.People;
import uk.oocd.security.Person;

/** The people of one force and its service, who act in a simulation. */
record Cast(String force, String service, List<Person> people) {

    /** One for each force, in the order of the directory. */
    static List<Cast> all(People people) {
        var casts = new ArrayList<Cast>();
        people.all().stream()
                .map(Person::force)
                .filter(force -> force != null)
                .distinct()
                .forEach(force -> people.servicesOf(requireNonNull(force)).stream()
                        .findFirst()
                        .ifPresent(service -> casts.add(new Cast(
                                force,
                                service,
                                people.all().stream()
                                        .filter(p -> force.equals(p.force()) || service.equals(p.service()))
                                        .toList()))));
        return casts;
    }

    Attribution any(Role role, Random chance, Instant at) {
        var able = having(role);
        return as(able.get(chance.nextInt(able.size())), role, at);
    }

    Attribution first(Role role, Instant at) {
        return as(having(role).getFirst(), role, at);
    }

    /** As somebody of whom it is known for whom they sit. */
    Attribution member(Seat seat, Instant at) {
        var person = people.stream()
                .filter(p -> p.id().equals(seat.member()))
                .findFirst()
                .orElseThrow();
        return as(person, Role.PANEL_MEMBER, at);
    }

    /** Somebody of each agency: those who sit on every panel of this service. */
    List<Seat> seats() {
        var seats = new ArrayList<Seat>();
        seats.add(new Seat(having(Role.PANEL_CHAIR).getFirst().id(), "youth-justice"));
        seats.add(new Seat(having(Role.POLICE_DECISION_MAKER).getFirst().id(), "police"));
        having(Role.PANEL_MEMBER).forEach(p -> seats.add(new Seat(p.id(), requireNonNull(p.agency()))));
        return seats;
    }

    String chair() {
        return having(Role.PANEL_CHAIR).getFirst().id();
    }

    private List<Person> having(Role role) {
        return people.stream().filter(p -> p.roles().contains(role)).toList();
    }

    private static Attribution as(Person person, Role role, Instant at) {
        return new Attribution(person.id(), role, person.organisation(), at);
    }
}
