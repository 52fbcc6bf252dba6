package org.steward.workorder.request;

/** How a request reached the site. */
public enum Channel {
    DESK,
    PHONE,
    APP,
    IMPORT
}
