package org.steward.platform.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The owner of an aggregate, its shard key and the boundary of what a person may see: a site id, or {@code company}. */
public record Scope(@JsonValue String value) {

    /** What belongs to the whole company: positions, employees, delegations, sites themselves. */
    public static final Scope COMPANY = new Scope("company");

    private static final int MAX_LENGTH = 64;

    @JsonCreator
    public Scope {
        if (value.isBlank() || value.length() > MAX_LENGTH || value.indexOf('|') >= 0) {
            throw new IllegalArgumentException(
                    "scope '" + value + "': expected 1 to " + MAX_LENGTH + " characters without '|'");
        }
    }

    /** The scope of one site. */
    public static Scope site(String siteId) {
        return new Scope(siteId);
    }

    @Override
    public String toString() {
        return value;
    }
}
