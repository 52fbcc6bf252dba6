package org.steward.local;

import java.util.List;

/** The command {@code up} with the servers around the services only: quick enough to start many times. */
final class UpWithoutServices {

    private UpWithoutServices() {}

    public static void main(String[] arguments) {
        Up.main(List.of(arguments), List.of(Part.BROKER, Part.IDENTITY));
    }
}
