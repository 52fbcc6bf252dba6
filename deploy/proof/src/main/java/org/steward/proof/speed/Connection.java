package org.steward.proof.speed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One kept-alive HTTP/1.1 connection that sends requests made beforehand and reads no more of an answer than its status
 * and where it ends: on two cores a client that does more would measure itself.
 */
final class Connection {

    private static final int BUFFER = 64 * 1024;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
    private SocketChannel channel;
    private long intendedNanos;
    private int headEnd;
    private int bodyLength;

    Connection(int port, Selector selector) throws IOException {
        this.port = port;
        this.selector = selector;
        this.channel = open();
    }

    private SocketChannel open() throws IOException {
        SocketChannel opened = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.configureBlocking(false);
        opened.register(selector, SelectionKey.OP_READ, this);
        return opened;
    }

    /** Opens it again after the other side has closed it. */
    void reopen() throws IOException {
        channel.close();
        channel = open();
        in.clear();
    }

    /** When the request that is under way should have been sent. */
    long intendedNanos() {
        return intendedNanos;
    }

    void send(byte[] request, long intended) throws IOException {
        intendedNanos = intended;
        in.clear();
        headEnd = 0;
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            if (channel.write(out) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** The status when the answer is complete, 0 when it is not, -1 when the other side closed instead. */
    int receive() throws IOException {
        int read = channel.read(in);
        if (read < 0) {
            return -1;
        }
        if (read == 0) {
            return 0;
        }
        if (headEnd == 0 && !readHead()) {
            return 0;
        }
        boolean complete = bodyLength >= 0 ? in.position() >= headEnd + bodyLength : endsWithLastChunk();
        if (!complete && !in.hasRemaining()) {
            discard();
        }
        return complete ? status() : 0;
    }

    private int status() {
        byte[] bytes = in.array();
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
    }

    private boolean readHead() {
        byte[] bytes = in.array();
        for (int i = 3; i < in.position(); i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                headEnd = i + 1;
                bodyLength = length(bytes, headEnd);
                return true;
            }
        }
        return false;
    }

    /** The announced length, 0 for a status without a body, -1 when it comes in chunks. */
    private int length(byte[] bytes, int end) {
        for (int i = 0; i < end - LENGTH.length; i++) {
            if (bytes[i] == '\n' && matches(bytes, i + 1)) {
                int value = 0;
                for (int j = i + 1 + LENGTH.length; bytes[j] != '\r'; j++) {
                    value = bytes[j] == ' ' ? value : value * 10 + bytes[j] - '0';
                }
                return value;
            }
        }
        return status() == 204 || status() == 304 ? 0 : -1;
    }

    private static boolean matches(byte[] bytes, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (Character.toLowerCase((char) bytes[at + i]) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean endsWithLastChunk() {
        int end = in.position();
        int from = end - LAST_CHUNK.length;
        if (from < headEnd - 2) {
            return false;
        }
        return Arrays.equals(in.array(), from, end, LAST_CHUNK, 0, LAST_CHUNK.length);
    }

    /** A body longer than the buffer: its middle is of no interest. */
    private void discard() {
        int kept = LAST_CHUNK.length;
        int gone = in.position() - headEnd - kept;
        byte[] bytes = in.array();
        System.arraycopy(bytes, in.position() - kept, bytes, headEnd, kept);
        in.position(headEnd + kept);
        bodyLength = bodyLength >= 0 ? bodyLength - gone : bodyLength;
    }

    void close() throws IOException {
        channel.close();
    }
}
