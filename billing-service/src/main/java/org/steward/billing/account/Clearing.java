package org.steward.billing.account;

/** Where money comes from that reaches an account over clearing: the other leg of its way. */
public record Clearing(Type type, String id) {

    /** What kind of way it is. */
    public enum Type {
        TRANSFER,
        /** Back from a transfer that could not arrive. */
        RETURNED_TRANSFER
    }
}
