package org.steward.billing.propertyimport;

import java.time.Instant;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;

/** Takes up imports that nobody moved on in time: their worker died. */
final class ImportTimer implements TimerHandler {

    private final ImportStore store;
    private final ImportHandler handler;

    ImportTimer(ImportStore store, ImportHandler handler) {
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
