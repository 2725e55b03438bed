package uk.oocd.panel;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules know about a sitting. */
sealed interface PanelSitting {

    record Unscheduled() implements PanelSitting {}

    /**
     * @param invited the staff accounts that were asked to come
     * @param attended it has sat: somebody recorded who came
     */
    record Scheduled(Set<String> invited, Whereabouts whereabouts, boolean attended) implements PanelSitting {
        public Scheduled {
            invited = Set.copyOf(invited);
        }

        Scheduled inviting(String member) {
            return new Scheduled(
                    Stream.concat(invited.stream(), Stream.of(member)).collect(Collectors.toSet()),
                    whereabouts,
                    attended);
        }

        Scheduled sat() {
            return new Scheduled(invited, whereabouts, true);
        }

        Scheduled at(Whereabouts now) {
            return new Scheduled(invited, now, attended);
        }
    }

    /** It does not sit. Its cases go to other panels. */
    record Cancelled() implements PanelSitting {}
}
