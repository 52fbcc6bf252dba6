package org.steward.staff.duty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.platform.document.Json;
import tools.jackson.databind.JsonNode;

/** What the duty engine is given at start; a catalogue that cannot be kept stops it, with the line. */
@Configuration(proxyBeanMethods = false)
class DutyConfiguration {

    /** The event schemas of every service, gathered by the build. */
    private static final String SCHEMAS = "classpath*:evidence/*.json";

    @Bean
    EvidenceTypes evidenceTypes() {
        Map<String, JsonNode> schemas = new HashMap<>();
        try {
            for (Resource schema : new PathMatchingResourcePatternResolver().getResources(SCHEMAS)) {
                String name = String.valueOf(schema.getFilename());
                schemas.put(
                        name.substring(0, name.length() - ".json".length()),
                        Json.mapper().readTree(text(schema)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(SCHEMAS, unreadable);
        }
        return new EvidenceTypes(schemas);
    }

    @Bean
    Catalogue dutyCatalogue(EvidenceTypes types) {
        return Catalogue.read(lines("duty/positions.jsonl"), lines("duty/catalogue.jsonl"), types);
    }

    /** The calendar by which working days are told. */
    @Bean
    HolidayCalendar holidays(@Value("${steward.staff.holidays:CN}") String code) {
        return HolidayCalendar.named(code);
    }

    private static List<String> lines(String resource) {
        return text(new ClassPathResource(resource)).lines().toList();
    }

    private static String text(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource.getDescription(), unreadable);
        }
    }
}
