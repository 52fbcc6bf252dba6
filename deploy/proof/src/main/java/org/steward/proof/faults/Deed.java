package org.steward.proof.faults;

import java.util.UUID;
import org.steward.local.Part;

/**
 * What a client knows of a command it sent: kept small, there may be a million.
 *
 * @param status of the answer it got in the end
 * @param answer digest of that answer's body
 */
record Deed(
        Act.Kind kind,
        Part service,
        String scope,
        long commandHigh,
        long commandLow,
        int status,
        long answer,
        long moneyMinor) {

    static Deed of(Act act, String key, int status, String body) {
        UUID command = UUID.fromString(act.commandId(key));
        return new Deed(
                act.kind(),
                act.service(),
                act.scope(),
                command.getMostSignificantBits(),
                command.getLeastSignificantBits(),
                status,
                digest(body),
                act.moneyMinor());
    }

    boolean accepted() {
        return status / 100 == 2;
    }

    UUID command() {
        return new UUID(commandHigh, commandLow);
    }

    /** Equal texts have equal digests, and others almost surely not. */
    static long digest(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
