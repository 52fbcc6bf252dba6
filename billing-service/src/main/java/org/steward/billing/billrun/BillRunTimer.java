package org.steward.billing.billrun;

import java.time.Instant;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;

/** Takes up bill runs that nobody moved on in time: their worker died. */
final class BillRunTimer implements TimerHandler {

    private final BillRunStore store;
    private final BillRunHandler handler;

    BillRunTimer(BillRunStore store, BillRunHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    @Override
    public AggregateStore<?> store() {
        return store.aggregates();
    }

    @Override
    public void onDue(AggregateStore.Due due, Instant now) {
        handler.resume(due.scope(), due.id(), TimerSweeper.commandKey(due));
    }
}
