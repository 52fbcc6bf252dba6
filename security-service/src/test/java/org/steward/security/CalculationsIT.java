package org.steward.security;

import org.steward.platform.fixture.CalculationCases;
import org.steward.platform.fixture.Duty;

@Duty({"S1", "S2", "S4"})
class CalculationsIT extends CalculationCases {
    CalculationsIT() {
        super("security");
    }
}
