package org.steward.staff;

import org.steward.platform.fixture.CalculationCases;
import org.steward.platform.fixture.Duty;

@Duty({"T4", "T5"})
class CalculationsIT extends CalculationCases {
    CalculationsIT() {
        super("staff");
    }
}
