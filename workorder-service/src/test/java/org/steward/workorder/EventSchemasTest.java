package org.steward.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.EventSchemas;

class EventSchemasTest {

    @Test
    void everyEventHasASchemaThatNamesItsDuties() {
        assertThat(EventSchemas.typesOf("workorder")).hasSizeGreaterThan(20);
        assertThat(EventSchemas.missing("workorder")).isEmpty();
    }
}
