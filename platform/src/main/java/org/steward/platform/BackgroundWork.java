package org.steward.platform;

/** Work of a service that runs beside its requests, such as a mass run; started when the database is prepared. */
public interface BackgroundWork {

    /** Begins; returns at once. */
    void start();

    /** Finishes the step under way and returns. */
    void stop();
}
