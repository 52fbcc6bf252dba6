package org.steward.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.EventSchemas;

class EventSchemasTest {

    @Test
    void everyEventHasASchemaThatNamesItsDuties() {
        assertThat(EventSchemas.typesOf("security")).hasSizeGreaterThan(15);
        assertThat(EventSchemas.missing("security")).isEmpty();
    }
}
