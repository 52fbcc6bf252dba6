package org.steward.local;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/** What would configure itself in a server only because another one's libraries are on the same class path. */
public final class Neighbours {

    private static final String OF_IDENTITY = "org.springframework.boot.security.oauth2.server.authorization.";
    private static final String OF_GATEWAY = "org.springframework.cloud.";

    private Neighbours() {}

    /** The auto-configurations that are none of this part's business, as {@code spring.autoconfigure.exclude} has them. */
    public static String of(Part part) {
        Iterable<String> all = ImportCandidates.load(AutoConfiguration.class, Neighbours.class.getClassLoader());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(name -> name.startsWith(OF_IDENTITY) || (part != Part.GATEWAY && name.startsWith(OF_GATEWAY)))
                .collect(Collectors.joining(","));
    }
}
