package uk.oocd.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.security.Action;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;

/** The rows of a form that says who sits: everybody who could, and for which agency. */
@Component
class SeatRows {

    private final People people;

    SeatRows(People people) {
        this.people = people;
    }

    /**
     * One person who could sit.
     *
     * @param field what the row's fields are called, for example {@code sat[0]}
     * @param seated whether they are ticked
     */
    public record Row(String field, String member, String name, String agency, boolean seated) {}

    /**
     * Those seated first, then everybody else of the force and the service who could be.
     *
     * @param list what the list of rows is called, for example {@code sat}
     */
    List<Row> rows(String list, Scope scope, List<Seat> seated) {
        Map<String, String> agencies = new LinkedHashMap<>();
        seated.forEach(seat -> agencies.put(seat.member(), seat.agency()));
        var ticked = List.copyOf(agencies.keySet());
        candidates(scope).forEach(person -> agencies.putIfAbsent(person.id(), person.seat()));
        var rows = new ArrayList<Row>();
        agencies.forEach((member, agency) -> rows.add(
                new Row(list + "[" + rows.size() + "]", member, people.name(member), agency, ticked.contains(member))));
        return rows;
    }

    /**
     * Just these people, ticked or not.
     *
     * @param list what the list of rows is called
     */
    List<Row> among(String list, List<Seat> seats, List<Seat> ticked) {
        var rows = new ArrayList<Row>();
        for (var seat : seats) {
            boolean seated = ticked.stream().anyMatch(t -> t.member().equals(seat.member()));
            rows.add(new Row(
                    list + "[" + rows.size() + "]", seat.member(), people.name(seat.member()), seat.agency(), seated));
        }
        return rows;
    }

    /** For which agency somebody sits; blank where they are not known. */
    String seat(String member) {
        return people.find(member).map(Person::seat).orElse("");
    }

    /** The agencies that anybody could sit for. */
    List<String> agencies(Scope scope) {
        return candidates(scope).map(Person::seat).distinct().toList();
    }

    /** As the form was typed. */
    List<Seat> typed(String list, Typed typed) {
        var seats = new ArrayList<Seat>();
        for (int i = 0; typed.fields().containsKey(list + "[" + i + "].agency"); i++) {
            var member = typed.text(list + "[" + i + "].member");
            if (!member.isEmpty()) seats.add(new Seat(member, typed.text(list + "[" + i + "].agency")));
        }
        return seats;
    }

    /** The same, as fields of a form. */
    static Map<String, List<String>> fields(String list, List<Seat> seats) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < seats.size(); i++) {
            fields.put(list + "[" + i + "].member", List.of(seats.get(i).member()));
            fields.put(list + "[" + i + "].agency", List.of(seats.get(i).agency()));
        }
        return fields;
    }

    /** Who could chair: the service's own chairs. */
    List<Option> chairs(Scope scope) {
        return candidates(scope)
                .filter(person -> person.roles().contains(Role.PANEL_CHAIR))
                .map(person -> Option.of(person.id(), person.name()))
                .toList();
    }

    /** Everybody of the force and the service who could sit, or do something that a panel agrees. */
    List<Option> members(Scope scope) {
        return candidates(scope)
                .map(person -> Option.of(person.id(), person.name()))
                .toList();
    }

    private Stream<Person> candidates(Scope scope) {
        return people.all().stream()
                .filter(person ->
                        scope.force().equals(person.force()) || scope.service().equals(person.service()))
                .filter(person -> person.roles().stream().anyMatch(Action.DECLARE_CONFLICT.roles()::contains));
    }
}
