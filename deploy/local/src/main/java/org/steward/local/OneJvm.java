package org.steward.local;

import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All servers in this JVM, started one after another: the least memory. */
final class OneJvm implements PartHost {

    private static final Logger log = LoggerFactory.getLogger(OneJvm.class);

    private final Map<Part, AutoCloseable> running = new EnumMap<>(Part.class);

    @Override
    public synchronized void start(Part part, Map<String, String> settings) {
        running.put(part, PartServer.start(part, settings));
    }

    @Override
    public void checkAlive(Part part) {
        // It lives as long as this JVM.
    }

    @Override
    public synchronized void stop(Part part) {
        AutoCloseable server = running.remove(part);
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (Exception e) {
            // The others still have to be stopped.
            log.error("{} did not stop cleanly", part.label(), e);
        }
    }
}
