package org.steward.billing;

import org.steward.platform.fixture.CalculationCases;

class CalculationsIT extends CalculationCases {
    CalculationsIT() {
        super("billing");
    }
}
