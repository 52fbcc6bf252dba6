package org.steward.proof.speed;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Load on one HTTP server, from one thread over a fixed number of connections.
 *
 * <p>Open loop: a request is due by the schedule whatever became of those before it, and its time counts from when it
 * was due, so that a server which stops answering cannot slow the questions down (no coordinated omission).
 */
final class HttpLoad {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(120);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final int DIGITS = 3;

    private final int port;
    private final int connections;
    private final Requests requests;

    /** Makes the requests, one by one, as the bytes that are sent. */
    @FunctionalInterface
    interface Requests {
        byte[] next();
    }

    HttpLoad(int port, int connections, Requests requests) {
        this.port = port;
        this.connections = connections;
        this.requests = requests;
    }

    /**
     * What came of it.
     *
     * @param done times of the answers with a status below 400, in microseconds
     * @param refused times of the answers 429 and 503
     * @param failed answers of any other status, and connections closed instead of an answer
     * @param unsent due within the time, but no connection was free before its end
     */
    record Result(Duration time, Histogram done, Histogram refused, long failed, long unsent) {

        double perSecond() {
            return done.getTotalCount() / (time.toNanos() / 1e9);
        }

        double doneMillis(double percentile) {
            return done.getValueAtPercentile(percentile) / 1000.0;
        }

        double refusedMillis(double percentile) {
            return refused.getValueAtPercentile(percentile) / 1000.0;
        }

        /** The result, when nothing but what was expected came back; a figure of errors is no figure. */
        Result withoutFailures(String what) {
            if (failed > 0 || refused.getTotalCount() > 0 || done.getTotalCount() == 0) {
                throw new IllegalStateException("%s: %d done, %d refused, %d failed, %d unsent"
                        .formatted(what, done.getTotalCount(), refused.getTotalCount(), failed, unsent));
            }
            return this;
        }
    }

    /** As many requests as the server answers: each connection asks again when it has its answer. */
    Result saturate(Duration time) throws IOException {
        return run(Double.POSITIVE_INFINITY, time);
    }

    /** {@code perSecond} requests, evenly spaced. */
    Result at(double perSecond, Duration time) throws IOException {
        return run(perSecond, time);
    }

    private Result run(double perSecond, Duration time) throws IOException {
        try (Selector selector = Selector.open()) {
            List<Connection> all = new ArrayList<>();
            try {
                for (int i = 0; i < connections; i++) {
                    all.add(new Connection(port, selector));
                }
                return new Run(selector, all, perSecond, time.toNanos()).run();
            } finally {
                for (Connection connection : all) {
                    connection.close();
                }
            }
        }
    }

    private final class Run {
        private final Selector selector;
        private final Deque<Connection> idle;
        private final double perSecond;
        private final long start = System.nanoTime();
        private final long end;
        private final Histogram done = new Histogram(LONGEST_MICROS, DIGITS);
        private final Histogram refused = new Histogram(LONGEST_MICROS, DIGITS);
        private long failed;
        private long scheduled;
        private int underWay;

        Run(Selector selector, List<Connection> all, double perSecond, long timeNanos) {
            this.selector = selector;
            this.idle = new ArrayDeque<>(all);
            this.perSecond = perSecond;
            this.end = start + timeNanos;
        }

        Result run() throws IOException {
            while (System.nanoTime() - end < 0) {
                long wait = sendDue();
                receive(wait);
            }
            long stopped = System.nanoTime();
            long unsent = Double.isInfinite(perSecond)
                    ? 0
                    : Math.max(0, (long) ((end - start) / 1e9 * perSecond) - scheduled);
            while (underWay > 0 && System.nanoTime() - stopped < PATIENCE_NANOS) {
                receive(TimeUnit.MILLISECONDS.toNanos(10));
            }
            failed += underWay;
            return new Result(Duration.ofNanos(System.nanoTime() - start), done, refused, failed, unsent);
        }

        /** Sends what is due while there is a connection; returns how long nothing more is due. */
        private long sendDue() throws IOException {
            while (!idle.isEmpty()) {
                long now = System.nanoTime();
                long due = Double.isInfinite(perSecond) ? now : start + (long) (scheduled * 1e9 / perSecond);
                if (due - now > 0 || now - end >= 0) {
                    return Math.max(0, Math.min(due, end) - now);
                }
                Connection connection = idle.poll();
                scheduled++;
                underWay++;
                try {
                    connection.send(requests.next(), due);
                } catch (IOException closed) {
                    lost(connection);
                }
            }
            return TimeUnit.MILLISECONDS.toNanos(10);
        }

        private void receive(long waitNanos) throws IOException {
            long millis = TimeUnit.NANOSECONDS.toMillis(waitNanos);
            int ready = millis > 0 ? selector.select(millis) : selector.selectNow();
            if (ready == 0) {
                if (millis == 0) {
                    // Not spinning: the server under test needs the core.
                    LockSupport.parkNanos(Math.min(waitNanos, NAP_NANOS));
                }
                return;
            }
            for (SelectionKey key : selector.selectedKeys()) {
                receive((Connection) key.attachment());
            }
            selector.selectedKeys().clear();
        }

        private void receive(Connection connection) throws IOException {
            int status;
            try {
                status = connection.receive();
            } catch (IOException reset) {
                status = -1;
            }
            if (status == 0) {
                return;
            }
            if (status < 0) {
                if (!idle.contains(connection)) {
                    lost(connection);
                } else {
                    connection.reopen();
                }
                return;
            }
            long micros = Math.min(
                    LONGEST_MICROS,
                    Math.max(1, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - connection.intendedNanos())));
            if (status < 400) {
                done.recordValue(micros);
            } else if (status == 429 || status == 503) {
                refused.recordValue(micros);
            } else {
                failed++;
            }
            underWay--;
            idle.add(connection);
        }

        private void lost(Connection connection) throws IOException {
            failed++;
            underWay--;
            connection.reopen();
            idle.add(connection);
        }
    }
}
