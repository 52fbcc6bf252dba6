package org.steward.staff.dutyrun;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The runs, one for each place. */
@Component
class DutyRunStore {

    private final AggregateStore<DutyRun> runs;

    DutyRunStore(AggregateStore<DutyRun> runs) {
        this.runs = runs;
    }

    AggregateStore<DutyRun> aggregates() {
        return runs;
    }

    @Nullable Stored<DutyRun> load(Scope scope, String runId) {
        return runs.load(scope, runId);
    }

    @Nullable Stored<DutyRun> of(Level level, String placeId) {
        return runs.load(DutyRun.scope(level, placeId), DutyRun.id(level, placeId));
    }

    @Configuration(proxyBeanMethods = false)
    static class Aggregates {
        @Bean
        AggregateStore<DutyRun> dutyRuns(Database database) {
            return new AggregateStore<>(database, DutyRun.TYPE);
        }
    }
}
