package org.steward.security.finding;

import java.time.Instant;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;

/** Says of a finding that no work order was made of it in time. */
final class FindingTimer implements TimerHandler {

    private final FindingStore store;
    private final FindingHandler handler;

    FindingTimer(FindingStore store, FindingHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    @Override
    public AggregateStore<?> store() {
        return store.aggregates();
    }

    @Override
    public void onDue(AggregateStore.Due due, Instant now) {
        FindingCommand wake = new FindingCommand.Wake();
        String key = TimerSweeper.commandKey(due);
        Command command =
                Command.caused(due.scope(), "security.finding.wake", key, Authority.system("timer"), key, wake);
        handler.act(command, due.id(), wake);
    }
}
