package org.steward.staff.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steward.platform.document.Json;
import tools.jackson.databind.JsonNode;

@org.steward.platform.fixture.Duty("T16")
class EventProofTest {

    private static final Instant AT = Instant.parse("2026-11-10T08:00:00Z");
    private static final JsonNode DATA = Json.mapper().readTree("""
                    {"kind":"WEEKLY","score":4,"ok":true,"people":["a","b"],"by":{"id":"e-9"},
                     "at":"2026-11-10T07:00:00Z","later":"2026-11-11T07:00:00Z","period":"2026-W46"}""");

    private static EventProof where(Condition... conditions) {
        return new EventProof("t", EventProof.By.HOLDER, List.of(conditions), "/by/id", "/at", "/period");
    }

    private static Condition is(String path, String... values) {
        return new Condition(path, List.of(values), null);
    }

    private static Condition atLeast(String path, int least) {
        return new Condition(path, List.of(), BigDecimal.valueOf(least));
    }

    @Test
    void allConditionsMustHold() {
        assertThat(where().accepts(DATA)).isTrue();
        assertThat(where(is("/kind", "DAILY", "WEEKLY"), is("/ok", "true")).accepts(DATA))
                .isTrue();
        assertThat(where(is("/kind", "DAILY")).accepts(DATA)).isFalse();
        assertThat(where(is("/kind", "WEEKLY"), is("/ok", "false")).accepts(DATA))
                .isFalse();
        assertThat(where(is("/nothing")).accepts(DATA)).isFalse();
        assertThat(where(atLeast("/score", 4), atLeast("/people", 2)).accepts(DATA))
                .isTrue();
        assertThat(where(atLeast("/score", 5)).accepts(DATA)).isFalse();
        assertThat(where(atLeast("/people", 3)).accepts(DATA)).isFalse();
        assertThat(where(atLeast("/kind", 0)).accepts(DATA)).isFalse();
    }

    @Test
    void whoDidItAndWhenIsAsTheDataSay() {
        assertThat(where().doer(DATA, "e-1", null)).isEqualTo("e-9");
        assertThat(where().actedAt(DATA, AT)).isEqualTo("2026-11-10T07:00:00Z");
        assertThat(where().period(DATA)).isEqualTo("2026-W46");
        EventProof plain = new EventProof("t", EventProof.By.HOLDER, List.of(), null, null, null);
        assertThat(plain.doer(DATA, "e-1", null)).isEqualTo("e-1");
        assertThat(plain.doer(DATA, "e-1", "e-2")).isEqualTo("e-2");
        assertThat(plain.actedAt(DATA, AT)).isEqualTo(AT);
        assertThat(plain.period(DATA)).isNull();
    }

    @Test
    void nothingWasDoneAfterItWasSaid() {
        EventProof future = new EventProof("t", EventProof.By.HOLDER, List.of(), null, "/later", null);
        assertThat(future.actedAt(DATA, AT)).isEqualTo(AT);
        EventProof noTime = new EventProof("t", EventProof.By.HOLDER, List.of(), null, "/kind", null);
        assertThat(noTime.actedAt(DATA, AT)).isEqualTo(AT);
    }
}
