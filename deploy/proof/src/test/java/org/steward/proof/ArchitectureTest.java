package org.steward.proof;

import org.steward.platform.fixture.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
    ArchitectureTest() {
        super("proof");
    }
}
