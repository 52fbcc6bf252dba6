package org.steward.billing;

import org.steward.platform.fixture.CalculationCases;
import org.steward.platform.fixture.Duty;

@Duty({"B1", "B7", "B8", "B12"})
class CalculationsIT extends CalculationCases {
    CalculationsIT() {
        super("billing");
    }
}
