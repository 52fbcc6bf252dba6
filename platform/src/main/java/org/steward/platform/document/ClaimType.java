package org.steward.platform.document;

import java.time.Duration;

/**
 * One type of claimed keys, contributed by the service that claims them, so that orphans are swept.
 *
 * @param name as given to {@link Claims#claim}
 * @param orphanedAfter long past the end of any command: a claim nobody holds by then was left by an instance that died
 * @param holder whether the owner exists and carries the key
 */
public record ClaimType(String name, Duration orphanedAfter, Claims.Holder holder) {}
