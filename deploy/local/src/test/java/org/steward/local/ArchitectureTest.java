package org.steward.local;

import org.steward.platform.fixture.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
    ArchitectureTest() {
        super("local");
    }
}
