package org.steward.staff.duty;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.steward.platform.document.Json;
import tools.jackson.databind.JsonNode;

/** The published event types as the build gathered them. */
final class EvidenceSchemas {

    private EvidenceSchemas() {}

    static EvidenceTypes gathered() {
        Map<String, JsonNode> schemas = new HashMap<>();
        for (File file : new File("target/classes/evidence").listFiles()) {
            try {
                schemas.put(
                        file.getName().replace(".json", ""), Json.mapper().readTree(Files.readString(file.toPath())));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return new EvidenceTypes(schemas);
    }
}
