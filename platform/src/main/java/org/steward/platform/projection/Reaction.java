package org.steward.platform.projection;

import java.util.Set;

/**
 * What a service does when another's event arrives: issues a command through a feature's handler.
 *
 * <p>Called at least once and in order per aggregate; the command's id is derived from the event's, so it happens once.
 * A {@code RefusedException} must be translated by the reaction itself; any other exception is retried, then parks the key.
 */
public interface Reaction {

    /** Stable name: of the consumer group's place and of parked events. */
    String name();

    /** The service whose events are followed. */
    String service();

    /** The CloudEvents types reacted to. */
    Set<String> eventTypes();

    void on(InboundEvent event);
}
