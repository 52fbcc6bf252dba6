package org.steward.staff.approval;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Stored;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;

/** Reminds who is asked, and asks the next above when nobody answers. */
@Component
class ApprovalTimer implements TimerHandler {

    private static final Authority BY = Authority.system("timer");

    private final ApprovalStore store;
    private final ApprovalHandler handler;

    ApprovalTimer(ApprovalStore store, ApprovalHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    @Override
    public AggregateStore<?> store() {
        return store.aggregates();
    }

    @Override
    public void onDue(AggregateStore.Due due, Instant now) {
        Stored<Approval> stored = store.load(due.scope(), due.id());
        if (stored != null) {
            String key = TimerSweeper.commandKey(due);
            handler.wake(Command.caused(due.scope(), "staff.approval.wake", key, BY, key, due.id()), stored);
        }
    }
}
