package org.steward.staff.dutyrun;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Stored;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;

/** Opens the next month at a place when its time has come. */
@Component
class DutyRunTimer implements TimerHandler {

    private final DutyRunStore store;
    private final DutyRunHandler handler;

    DutyRunTimer(DutyRunStore store, DutyRunHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    @Override
    public AggregateStore<?> store() {
        return store.aggregates();
    }

    @Override
    public void onDue(AggregateStore.Due due, Instant now) {
        Stored<DutyRun> stored = store.load(due.scope(), due.id());
        if (stored == null || stored.state().nextAt() == null) {
            return;
        }
        try {
            // With the revision: a run asked to follow at the very instant of a step is due at the same time once more.
            handler.step(
                    stored, TimerSweeper.commandKey(due) + "/r" + stored.state().revision(), now);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
