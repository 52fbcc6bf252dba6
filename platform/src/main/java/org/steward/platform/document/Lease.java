package org.steward.platform.document;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A named right that one instance has at a time; see {@link Leases}. */
public final class Lease {

    private final Leases leases;
    private final String name;

    // All guarded by the lock of Leases.
    private int waiting;
    private @Nullable LeaseTerm term;
    private long seenEpoch = -1;
    private long seenBeat = -1;
    private long seenAtNanos;

    Lease(Leases leases, String name) {
        this.leases = leases;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Waits until this instance holds the lease; null when the leases were stopped meanwhile. */
    public @Nullable LeaseTerm await() throws InterruptedException {
        return leases.await(this, Long.MAX_VALUE);
    }

    /** Waits until this instance holds the lease; null when it does not within {@code limit}, or was stopped. */
    public @Nullable LeaseTerm await(Duration limit) throws InterruptedException {
        return leases.await(this, limit.toNanos());
    }

    boolean isWanted() {
        return waiting > 0 && held() == null;
    }

    @Nullable LeaseTerm held() {
        LeaseTerm current = term;
        return current == null || current.isOver() ? null : current;
    }

    void hold(LeaseTerm newTerm) {
        term = newTerm;
    }

    void waiting(int change) {
        waiting += change;
    }

    /**
     * Notes the holder's sign of life; returns for how long it has been the same, in nanoseconds of our own clock. A
     * beat never comes back, so what was seen once counts however long nobody looked.
     */
    long unchangedNanos(long epoch, long beat, long nowNanos) {
        if (epoch != seenEpoch || beat != seenBeat) {
            seenEpoch = epoch;
            seenBeat = beat;
            seenAtNanos = nowNanos;
        }
        return nowNanos - seenAtNanos;
    }
}
