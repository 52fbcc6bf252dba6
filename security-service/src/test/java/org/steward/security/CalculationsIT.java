package org.steward.security;

import org.steward.platform.fixture.CalculationCases;

class CalculationsIT extends CalculationCases {
    CalculationsIT() {
        super("security");
    }
}
