package uk.oocd.worklist;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.oocd.views.Views;
import uk.oocd.views.Views.Selection;
import uk.oocd.worklist.WorklistProjection.KeptAction;

/** What panels agreed that somebody does. Whether they may still see the case is for the caller to check. */
@Component
public class OpenActions {

    private final Views<KeptAction> actions;

    OpenActions(WorklistProjection projection) {
        this.actions = projection.actions();
    }

    /** What somebody is to do, what is due first at the top. */
    public List<OpenAction> of(String account) {
        return actions.select(Selection.where(Map.of("owner", account)).orderBy("due")).stream()
                .flatMap(kept -> Stream.ofNullable(kept.action()))
                .toList();
    }
}
