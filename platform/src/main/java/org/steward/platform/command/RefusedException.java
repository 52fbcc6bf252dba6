package org.steward.platform.command;

/** Carries a refusal through code that cannot return one, up to the problem answer. */
public final class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code() + (refusal.field() == null ? "" : " at " + refusal.field()) + " " + refusal.args());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
