package org.steward.billing.moneyrequest;

import java.time.Instant;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;

/** Takes up requests whose doing stopped halfway. */
final class MoneyRequestTimer implements TimerHandler {

    private final MoneyRequestStore store;
    private final MoneyRequestHandler handler;

    MoneyRequestTimer(MoneyRequestStore store, MoneyRequestHandler handler) {
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
