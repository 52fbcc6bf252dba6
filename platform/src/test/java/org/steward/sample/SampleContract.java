package org.steward.sample;

import java.time.Instant;
import org.steward.platform.command.Refusal;

/** An interface with one implementation. */
interface SampleContract {
    Instant one();

    Refusal two();
}
