package uk.oocd.panel;

import java.util.Set;

/** What the rules know about a sitting. */
sealed interface PanelSitting {

    record Unscheduled() implements PanelSitting {}

    /**
     * @param invited the staff accounts that were asked to come
     */
    record Scheduled(Set<String> invited) implements PanelSitting {
        public Scheduled {
            invited = Set.copyOf(invited);
        }
    }
}
