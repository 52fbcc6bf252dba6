package org.steward.gateway;

import org.steward.platform.fixture.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
    ArchitectureTest() {
        super("gateway");
    }
}
