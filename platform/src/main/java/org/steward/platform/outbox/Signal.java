package org.steward.platform.outbox;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the one thread that waits here; a signal given while it works makes its next wait return at once. */
final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private boolean signalled;

    void give() {
        lock.lock();
        try {
            signalled = true;
            given.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether there was a signal within the time. */
    boolean await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long remaining = nanos;
            while (!signalled && remaining > 0) {
                remaining = given.awaitNanos(remaining);
            }
            boolean was = signalled;
            signalled = false;
            return was;
        } finally {
            lock.unlock();
        }
    }
}
