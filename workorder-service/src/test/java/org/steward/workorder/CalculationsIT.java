package org.steward.workorder;

import org.steward.platform.fixture.CalculationCases;
import org.steward.platform.fixture.Duty;

@Duty("W3")
class CalculationsIT extends CalculationCases {
    CalculationsIT() {
        super("workorder");
    }
}
