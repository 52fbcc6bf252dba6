package org.steward.staff;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** The JSON Schemas of staff's events. */
final class EventSchemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private EventSchemas() {}

    /** What is wrong with the data of an event of that type; nothing where all is right. */
    static List<String> faults(String type, String data) {
        return REGISTRY
                .getSchema(text(type), InputFormat.JSON)
                .validate(data, InputFormat.JSON, (Consumer<ExecutionContext>) EventSchemas::withFormats)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static void withFormats(ExecutionContext context) {
        context.executionConfig(config -> config.formatAssertionsEnabled(true));
    }

    static String text(String type) {
        try (InputStream schema = EventSchemas.class.getClassLoader().getResourceAsStream("events/" + type + ".json")) {
            if (schema == null) {
                throw new AssertionError(type + " has no schema");
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
