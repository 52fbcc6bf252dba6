package org.steward.staff.obligation;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Stored;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;

/** Wakes a sheet when one of its obligations is to be warned of, is missed, or goes up the line. */
@Component
class SheetTimer implements TimerHandler {

    private final SheetStore store;
    private final SheetHandler handler;

    SheetTimer(SheetStore store, SheetHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    @Override
    public AggregateStore<?> store() {
        return store.aggregates();
    }

    @Override
    public void onDue(AggregateStore.Due due, Instant now) {
        Stored<ObligationSheet> stored = store.load(due.scope(), due.id());
        if (stored != null) {
            handler.wake(stored, TimerSweeper.commandKey(due));
        }
    }
}
