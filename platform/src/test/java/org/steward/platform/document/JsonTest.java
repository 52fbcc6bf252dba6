package org.steward.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Open.class, name = "open"), @JsonSubTypes.Type(Closed.class)})
    sealed interface Status {}

    record Open(Instant since) implements Status {}

    record Closed() implements Status {}

    record Sample(
            String name,
            long minor,
            BigDecimal rate,
            Instant at,
            LocalDate on,
            Duration pause,
            List<Status> statuses,
            Map<String, Long> counts,
            @Nullable String nothing,
            boolean flag) {}

    private static final Sample SAMPLE = new Sample(
            "甲",
            Long.MAX_VALUE,
            new BigDecimal("0.000533333333"),
            Instant.parse("2026-11-23T08:00:00.123Z"),
            LocalDate.of(2026, 2, 28),
            Duration.ofMinutes(90),
            List.of(new Open(Instant.parse("2026-01-01T00:00:00Z")), new Closed()),
            Map.of("a", 1L),
            null,
            true);

    @Test
    void aRecordSurvivesTheRoundTripThroughBson() {
        assertThat(Json.fromBson(Json.toBson(SAMPLE), Sample.class)).isEqualTo(SAMPLE);
    }

    @Test
    void storedValuesKeepTypesThatCanBeQueried() {
        BsonDocument stored = Json.toBson(SAMPLE);
        assertThat(stored.get("at").getBsonType()).isEqualTo(BsonType.DATE_TIME);
        assertThat(stored.get("rate").getBsonType()).isEqualTo(BsonType.DECIMAL128);
        assertThat(stored.get("minor").getBsonType()).isEqualTo(BsonType.INT64);
        assertThat(stored.getString("on").getValue()).isEqualTo("2026-02-28");
    }

    @Test
    void eventsArePlainJsonWithRfc3339Instants() {
        assertThat(Json.tree(SAMPLE).get("at").stringValue()).isEqualTo("2026-11-23T08:00:00.123Z");
        assertThat(Json.tree(SAMPLE).get("pause").stringValue()).isEqualTo("PT1H30M");
        assertThat(Json.json(Json.bson(Json.tree(SAMPLE)))).isEqualTo(Json.tree(SAMPLE));
    }

    @Test
    void canonicalTextDoesNotDependOnTheOrderOfMembers() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", List.of(1, 2));
        one.put("a", Map.of("y", 1, "x", 2));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("a", Map.of("x", 2, "y", 1));
        other.put("b", List.of(1, 2));
        assertThat(Json.canonical(one)).isEqualTo(Json.canonical(other));
        assertThat(Json.canonical(Map.of("b", List.of(2, 1)))).isNotEqualTo(Json.canonical(Map.of("b", List.of(1, 2))));
        assertThat(Json.canonical(Json.tree(one))).isEqualTo(Json.canonical(Json.tree(other)));
    }
}
