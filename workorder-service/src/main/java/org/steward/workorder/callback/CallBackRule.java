package org.steward.workorder.callback;

import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

/**
 * Which finished jobs are followed by a call (duty W4): every complaint, everything urgent or paid, everything that came
 * back once, and of the other jobs one in {@code sampleOneIn}.
 *
 * @param sampleOneIn 1 calls back on every job; the choice depends on the order's id alone, so it cannot be steered
 */
public record CallBackRule(int sampleOneIn) {

    public CallBackRule {
        if (sampleOneIn < 1) {
            throw new IllegalArgumentException("sampleOneIn " + sampleOneIn + ": expected at least 1");
        }
    }

    /** Whether the job must be followed by a call before it can be closed. */
    public boolean requires(
            String workOrderId, Kind kind, Severity priority, boolean charged, boolean reopened, boolean forCustomer) {
        if (!forCustomer) {
            return false;
        }
        return kind == Kind.COMPLAINT
                || priority == Severity.URGENT
                || charged
                || reopened
                || Math.floorMod(workOrderId.hashCode(), sampleOneIn) == 0;
    }
}
