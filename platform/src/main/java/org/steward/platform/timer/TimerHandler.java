package org.steward.platform.timer;

import java.time.Instant;
import org.steward.platform.document.AggregateStore;

/** What a service does when the time of an aggregate has come. */
public interface TimerHandler {

    /** The aggregates whose {@code nextDueAt} is watched. */
    AggregateStore<?> store();

    /**
     * Issues the command for one due aggregate, with {@link TimerSweeper#commandKey} as its key, so that it happens once
     * however often this is called. The command must move or clear the aggregate's {@code nextDueAt}. A failure is
     * retried after a while.
     *
     * @param now the instant at which it was found to be due, by the service's clock
     */
    void onDue(AggregateStore.Due due, Instant now);
}
