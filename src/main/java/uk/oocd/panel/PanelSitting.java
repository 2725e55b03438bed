package uk.oocd.panel;

/** What the rules know about a sitting. */
sealed interface PanelSitting {

    record Unscheduled() implements PanelSitting {}

    record Scheduled() implements PanelSitting {}
}
