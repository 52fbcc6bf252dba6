package org.steward.staff;

import org.steward.platform.fixture.CalculationCases;

class CalculationsIT extends CalculationCases {
    CalculationsIT() {
        super("staff");
    }
}
