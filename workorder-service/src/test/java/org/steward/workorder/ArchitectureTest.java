package org.steward.workorder;

import org.steward.platform.fixture.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
    ArchitectureTest() {
        super("workorder");
    }
}
