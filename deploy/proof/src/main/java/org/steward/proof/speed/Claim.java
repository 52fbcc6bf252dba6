package org.steward.proof.speed;

import org.steward.proof.report.Report;

/** One claim about speed, with what it takes to measure it. */
interface Claim {

    /** The name of its script. */
    String name();

    /** Measures on servers of the stage, and reports. */
    void measure(Stage stage, Plan plan, Report report) throws Exception;
}
