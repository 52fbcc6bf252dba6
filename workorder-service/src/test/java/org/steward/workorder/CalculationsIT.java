package org.steward.workorder;

import org.steward.platform.fixture.CalculationCases;

class CalculationsIT extends CalculationCases {
    CalculationsIT() {
        super("workorder");
    }
}
