package org.steward.security.patrol;

import java.time.Instant;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;

/** Says of every walk when its time is over: missed rounds are detected by themselves. */
final class PatrolTimer implements TimerHandler {

    private final PatrolStore store;
    private final PatrolHandler handler;

    PatrolTimer(PatrolStore store, PatrolHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    @Override
    public AggregateStore<?> store() {
        return store.aggregates();
    }

    @Override
    public void onDue(AggregateStore.Due due, Instant now) {
        PatrolCommand conclude = new PatrolCommand.Conclude();
        String key = TimerSweeper.commandKey(due);
        Command command =
                Command.caused(due.scope(), "security.patrol.conclude", key, Authority.system("timer"), key, conclude);
        handler.act(command, due.id(), conclude);
    }
}
