package org.steward.platform.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Aggregates of one shard that may have events to take: each once, first come, first served, bounded. */
final class NudgeQueue {

    /** Beyond this a nudge is dropped, and the sweep finds the aggregate later. */
    static final int LIMIT = 4_096;

    record Key(String collection, String id) {}

    private final Map<Key, Long> waiting = new LinkedHashMap<>();
    private final Set<Key> inWork = new HashSet<>();

    /** Returns whether the aggregate was new: neither waiting nor in work, and there was room for it. */
    synchronized boolean add(Key key) {
        if (waiting.size() >= LIMIT) {
            return false;
        }
        return waiting.putIfAbsent(key, System.nanoTime()) == null && !inWork.contains(key);
    }

    /** The aggregates that have waited longest; they are in work until {@link #done}. */
    synchronized List<Key> take(int most) {
        List<Key> taken = new ArrayList<>();
        Iterator<Key> first = waiting.keySet().iterator();
        while (first.hasNext() && taken.size() < most) {
            taken.add(first.next());
            first.remove();
        }
        inWork.addAll(taken);
        return taken;
    }

    synchronized void done(List<Key> keys) {
        keys.forEach(inWork::remove);
    }

    /** Aggregates waiting or in work. */
    synchronized int size() {
        return waiting.size() + inWork.size();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How long the first has waited, in nanoseconds; 0 when none waits. */
    synchronized long oldestNanos() {
        Iterator<Long> since = waiting.values().iterator();
        return since.hasNext() ? System.nanoTime() - since.next() : 0;
    }

    synchronized void clear() {
        waiting.clear();
        inWork.clear();
    }
}
