package uk.oocd.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.People;
import uk.oocd.security.Person;

/** Every version of the protocols that somebody works under: what applies, what did, and what is to come. */
@Controller
class ProtocolsPage {

    private final ProtocolShelf shelf;
    private final ProtocolWords words;
    private final Access access;
    private final People people;

    ProtocolsPage(ProtocolShelf shelf, ProtocolWords words, Access access, People people) {
        this.shelf = shelf;
        this.words = words;
        this.access = access;
        this.people = people;
    }

    /**
     * The protocol of one service.
     *
     * @param mayBegin whether the person may begin a version now: there is one draft at a time
     */
    public record Shelf(String service, String heading, List<ProtocolShelf.Shelved> versions, boolean mayBegin) {}

    @GetMapping("/protocols")
    String show(Person me, Model model) {
        access.require(me, Action.VIEW_PROTOCOL);
        model.addAttribute(ProtocolWords.MODEL, words);
        model.addAttribute(
                "shelves",
                people.servicesOf(me).stream()
                        .map(service -> new Shelf(
                                service,
                                people.organisation(service),
                                shelf.versions(me, service),
                                access.may(me, Action.DRAFT_PROTOCOL, people.scopeOf(service))
                                        && shelf.book(service).open().isEmpty()))
                        .toList());
        return "protocols/protocols";
    }
}
