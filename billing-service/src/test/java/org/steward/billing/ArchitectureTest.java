package org.steward.billing;

import org.steward.platform.fixture.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
    ArchitectureTest() {
        super("billing");
    }
}
