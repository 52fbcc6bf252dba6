package org.steward.platform.outbox;

import java.util.ArrayDeque;
import java.util.Deque;

/** How far publishing of one shard is behind its journal, and for how long. */
final class Backlog {

    private static final int MOST_MARKS = 1_024;

    private record Mark(long position, long sinceNanos) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long head;
    private long published;

    synchronized void start(long atHead, long atPublished, long nowNanos) {
        marks.clear();
        head = atHead;
        published = atPublished;
        if (head > published) {
            marks.add(new Mark(head, nowNanos));
        }
    }

    synchronized void appended(long newHead, long nowNanos) {
        if (newHead <= head) {
            return;
        }
        head = newHead;
        long since = nowNanos;
        if (marks.size() >= MOST_MARKS) {
            // Only the oldest matters: what comes last may look a little older than it is.
            since = marks.removeLast().sinceNanos();
        }
        marks.addLast(new Mark(newHead, since));
    }

    synchronized void published(long position) {
        published = position;
        head = Math.max(head, position);
        while (!marks.isEmpty() && marks.getFirst().position() <= position) {
            marks.removeFirst();
        }
    }

    synchronized long lag() {
        return head - published;
    }

    synchronized long head() {
        return head;
    }

    /** How long the oldest entry has waited to be published, 0 when none does. */
    synchronized long oldestNanos(long nowNanos) {
        return marks.isEmpty() ? 0 : nowNanos - marks.getFirst().sinceNanos();
    }
}
