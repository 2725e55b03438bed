package uk.oocd.panel;

/** Why a sitting was moved or cancelled: in a few words that say nothing about a child, or about anybody's health. */
public enum ChangeReason {
    TOO_FEW_CAN_COME,
    CHAIR_CANNOT_COME,
    AGENCY_CANNOT_COME,
    PLACE_NOT_AVAILABLE,
    REPORTS_NOT_READY,
    NOTHING_TO_HEAR,
    OTHER
}
