package uk.oocd.api;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.Person;
import uk.oocd.worklist.OpenAction;
import uk.oocd.worklist.OpenActions;

/** What panels agreed that the person does. */
@RestController
@RequestMapping("/api/actions")
class ActionsApi {

    private final Access access;
    private final Desk desk;
    private final OpenActions actions;

    ActionsApi(Access access, Desk desk, OpenActions actions) {
        this.access = access;
        this.desk = desk;
        this.actions = actions;
    }

    /**
     * Open actions.
     *
     * @param actions what is due first at the top
     */
    record Mine(List<OpenAction> actions) {}

    @GetMapping
    Mine mine(Person me) {
        access.require(me, Action.CONCLUDE_ACTION);
        return new Mine(actions.of(me.id()).stream()
                .filter(action ->
                        desk.may(me, Action.CONCLUDE_ACTION, action.caseFile().toString()))
                .toList());
    }
}
