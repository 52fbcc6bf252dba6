package org.steward.workorder.order;

import java.time.Instant;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;

/** Says of an order that a promised time has passed, or that billing has not answered in time. */
final class WorkOrderTimer implements TimerHandler {

    private final WorkOrderStore store;
    private final WorkOrderHandler handler;

    WorkOrderTimer(WorkOrderStore store, WorkOrderHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    @Override
    public AggregateStore<?> store() {
        return store.aggregates();
    }

    @Override
    public void onDue(AggregateStore.Due due, Instant now) {
        WorkOrderCommand wake = new WorkOrderCommand.Wake();
        String key = TimerSweeper.commandKey(due);
        Command command =
                Command.caused(due.scope(), "workorder.work-order.wake", key, Authority.system("timer"), key, wake);
        handler.act(command, due.id(), wake);
    }
}
