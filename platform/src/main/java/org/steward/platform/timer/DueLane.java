package org.steward.platform.timer;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore.Due;

/**
 * What is known of the due aggregates of one handler: ready to be handled, in work, or left alone for a while. Pure;
 * times are given.
 *
 * <p>A due time that is still there after its handling, whether that failed or did not move it, is tried again after a
 * pause that doubles, and never stands in the way of others.
 */
final class DueLane {

    static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST_RECENT = 1_000;

    private record Attempt(Instant dueAt, int tries, long againAtNanos) {}

    private final Deque<Due> ready = new ArrayDeque<>();
    private final Set<String> inWork = new HashSet<>();
    private final Map<String, Attempt> attempts = new HashMap<>();
    /** What was handled lately: the earliest due come first, so one that did not move is seen again at once. */
    private final Map<String, Instant> recent = new LinkedHashMap<>();

    /** How many have to be read beyond those wanted, because so many may be passed over. */
    synchronized int known() {
        return attempts.size() + inWork.size();
    }

    synchronized boolean hasReady() {
        return !ready.isEmpty();
    }

    synchronized boolean isIdle() {
        return inWork.isEmpty();
    }

    /**
     * Makes ready what is to be handled now of what the database says is due.
     *
     * @param due earliest first
     * @param complete whether that is everything that is due
     * @return those that were handled but have not moved; they are tried again later
     */
    synchronized List<Due> offer(List<Due> due, boolean complete, int most, long nowNanos) {
        forgetSettled(due, complete);
        List<Due> unmoved = new ArrayList<>();
        for (Due one : due) {
            if (ready.size() == most) {
                break;
            }
            if (inWork.contains(one.id())) {
                continue;
            }
            if (one.dueAt().equals(recent.remove(one.id()))) {
                unmoved.add(one);
                postpone(one, nowNanos);
            } else if (isTimeFor(one, nowNanos)) {
                inWork.add(one.id());
                ready.addLast(one);
            }
        }
        return unmoved;
    }

    private void forgetSettled(List<Due> due, boolean complete) {
        Set<String> still = new HashSet<>();
        due.forEach(one -> still.add(one.id()));
        attempts.entrySet()
                .removeIf(known -> !still.contains(known.getKey())
                        && (complete
                                || known.getValue()
                                        .dueAt()
                                        .isBefore(due.getLast().dueAt())));
    }

    private boolean isTimeFor(Due due, long nowNanos) {
        Attempt before = attempts.get(due.id());
        return before == null || !before.dueAt().equals(due.dueAt()) || nowNanos - before.againAtNanos() >= 0;
    }

    /** The next to handle, or null. */
    synchronized @Nullable Due next() {
        return ready.pollFirst();
    }

    synchronized void succeeded(Due due) {
        inWork.remove(due.id());
        if (recent.size() == MOST_RECENT) {
            recent.remove(recent.keySet().iterator().next());
        }
        recent.put(due.id(), due.dueAt());
    }

    synchronized void failed(Due due, long nowNanos) {
        inWork.remove(due.id());
        postpone(due, nowNanos);
    }

    private void postpone(Due due, long nowNanos) {
        Attempt before = attempts.get(due.id());
        int tries = before == null || !before.dueAt().equals(due.dueAt()) ? 1 : before.tries() + 1;
        long pause = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(tries - 1, 20));
        attempts.put(due.id(), new Attempt(due.dueAt(), tries, nowNanos + pause));
    }

    /** Drops what nobody has begun; it will be found again. */
    synchronized void dropReady() {
        ready.forEach(one -> inWork.remove(one.id()));
        ready.clear();
    }

    /** Due times that were tried and are still there. */
    synchronized int stuck() {
        return attempts.size();
    }
}
