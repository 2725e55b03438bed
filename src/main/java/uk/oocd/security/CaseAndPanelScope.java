package uk.oocd.security;

import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.panel.PanelEvent.PanelScheduled;

/** Whose a case is, its referral says; whose a panel is, its plan. */
@Component
class CaseAndPanelScope implements ScopeOf {

    @Override
    public Optional<Scope> firstEvent(Object event) {
        return switch (event) {
            case CaseReferred e ->
                Optional.of(new Scope(e.referral().force(), e.referral().service()));
            case PanelScheduled e ->
                Optional.of(new Scope(e.plan().force(), e.plan().service()));
            default -> Optional.empty();
        };
    }
}
