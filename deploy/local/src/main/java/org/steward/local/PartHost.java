package org.steward.local;

import java.util.Map;

/** Where the servers run: in this JVM, or each in its own. */
sealed interface PartHost permits OneJvm, ChildJvms {

    /** Starts the server; it may still be on its way up when this returns. */
    void start(Part part, Map<String, String> settings);

    /** Says why a server that does not answer never will, by an exception. */
    void checkAlive(Part part);

    /** Stops the server if it runs. */
    void stop(Part part);
}
