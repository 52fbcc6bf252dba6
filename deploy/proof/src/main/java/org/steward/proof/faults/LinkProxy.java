package org.steward.proof.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.steward.proof.faults.Weather.Kind;

/** A TCP proxy on one link of the platform, on 127.0.0.1, that does to the link what its weather says. */
final class LinkProxy implements AutoCloseable {

    private static final int PIECE = 16 * 1024;
    private static final int SMALL_PIECE = 128;
    private static final long LOOK_NANOS = 2_000_000;
    private static final int BACKLOG = 512;

    private final ServerSocket door;
    private final Supplier<List<Integer>> targets;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.CALM;
    private volatile boolean closed;

    /** One client's connection and the one to the target that belongs to it. */
    private final class Pair {
        private final Socket client;
        private final Socket target;

        Pair(Socket client, Socket target) {
            this.client = client;
            this.target = target;
        }

        /** Ends both, as a broken wire does: with a reset, and what was on its way is lost. */
        void reset() {
            for (Socket socket : List.of(client, target)) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (IOException alreadyClosed) {
                    continue;
                }
                close(socket);
            }
            pairs.remove(this);
        }

        void end() {
            close(client);
            close(target);
            pairs.remove(this);
        }
    }

    /**
     * A proxy that passes everything on.
     *
     * @param targets ports of 127.0.0.1 to which connections go in turn; asked for each connection
     */
    LinkProxy(int port, Supplier<List<Integer>> targets) {
        this.targets = targets;
        try {
            this.door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy on port " + port + ": " + e.getMessage(), e);
        }
        Thread.ofVirtual().name("link-" + port).start(this::accept);
    }

    /** Changes the weather for connections there are and for those to come. */
    void weather(Weather next) {
        weather = next;
        if (next.kind() == Kind.CUT) {
            reset();
        }
    }

    /** Resets every connection there is. */
    void reset() {
        List.copyOf(pairs).forEach(Pair::reset);
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> open(client));
            } catch (IOException e) {
                if (!closed) {
                    throw new UncheckedIOException("the proxy on port " + door.getLocalPort() + " ended", e);
                }
            }
        }
    }

    private void open(Socket client) {
        List<Integer> all = targets.get();
        if (weather.kind() == Kind.CUT || all.isEmpty()) {
            close(client);
            return;
        }
        int port = all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
        Socket target;
        try {
            client.setTcpNoDelay(true);
            target = new Socket(InetAddress.getLoopbackAddress(), port);
            target.setTcpNoDelay(true);
        } catch (IOException nobodyThere) {
            close(client);
            return;
        }
        Pair pair = new Pair(client, target);
        pairs.add(pair);
        Thread.ofVirtual().start(() -> pump(pair, client, target, false));
        Thread.ofVirtual().start(() -> pump(pair, target, client, true));
    }

    private void pump(Pair pair, Socket from, Socket to, boolean replies) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            boolean gone = false;
            while (true) {
                Weather now = weather;
                int read = in.read(piece, 0, now.bytesPerSecond() > 0 ? SMALL_PIECE : PIECE);
                if (read < 0) {
                    break;
                }
                now = delay(read);
                gone |= now.kind() == Kind.HALF_OPEN;
                if (now.kind() == Kind.CUT || (replies && now.kind() == Kind.REPLIES_LOST)) {
                    pair.reset();
                    return;
                }
                if (!gone) {
                    out.write(piece, 0, read);
                }
            }
            if (!gone && !replies) {
                // The client has said all it wants to say; the reply may still come.
                to.shutdownOutput();
                return;
            }
            pair.end();
        } catch (IOException ended) {
            pair.end();
        }
    }

    /** Waits as long as the weather says, and returns what it is then. */
    private Weather delay(int bytes) {
        Weather now = weather;
        long nanos = now.latencyMillis() * 1_000_000;
        if (now.bytesPerSecond() > 0) {
            nanos += bytes * 1_000_000_000L / now.bytesPerSecond();
        }
        if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
        while (weather.kind() == Kind.STALLED && !closed) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return weather;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection cannot be closed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy cannot be closed", e);
        }
        List.copyOf(pairs).forEach(Pair::end);
    }
}
