package org.steward.workorder.catalogue;

/** What the reporter wants (duty W1). */
public enum Kind {
    REPAIR,
    COMPLAINT,
    SUGGESTION,
    ENQUIRY
}
