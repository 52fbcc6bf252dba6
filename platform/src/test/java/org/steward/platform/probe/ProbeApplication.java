package org.steward.platform.probe;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.ServiceChassis;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.PermissionTable;
import org.steward.platform.access.Role;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.EventType;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Database;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;

/** The smallest service there is, on the whole chassis: a counter per site that wakes itself. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({ServiceChassis.class, ProbeApplication.CounterController.class})
public class ProbeApplication {

    record Counter(long count, @Nullable Instant wakeAt, boolean woken) {}

    @EventType("org.steward.probe.counter.raised.v1")
    record CounterRaised(long by, long count) {}

    @EventType("org.steward.probe.counter.woken.v1")
    record CounterWoken(Instant dueAt) {}

    record Raise(long by, @Nullable Instant wakeAt) {}

    @Bean
    AggregateStore<Counter> counters(Database database) {
        return new AggregateStore<>(
                database,
                new AggregateType<>(
                        "counter", "counters", Counter.class, counter -> counter.woken() ? null : counter.wakeAt()));
    }

    @Bean
    PermissionTable permissions() {
        return PermissionTable.of(
                PermissionTable.grant("probe.counter.raise", Role.FEE_CLERK),
                PermissionTable.grant("probe.counter.read", Role.FEE_CLERK, Role.GUARD));
    }

    @Bean
    TimerHandler wakeCounters(AggregateStore<Counter> counters, CommandRunner runner) {
        return new TimerHandler() {
            @Override
            public AggregateStore<?> store() {
                return counters;
            }

            @Override
            public void onDue(AggregateStore.Due due, Instant now) {
                org.steward.platform.command.Command command = org.steward.platform.command.Command.caused(
                        due.scope(),
                        "probe.counter.wake",
                        org.steward.platform.timer.TimerSweeper.commandKey(due),
                        org.steward.platform.command.Authority.system("timer"),
                        "timer",
                        Map.of());
                runner.run(
                        counters,
                        due.id(),
                        command,
                        (counter, at) -> counter == null
                                ? Decision.unchanged()
                                : Decision.accept(
                                        new Counter(counter.count(), counter.wakeAt(), true),
                                        new CounterWoken(due.dueAt())));
            }
        };
    }

    /** Raises and shows counters. */
    @RestController
    static class CounterController {
        private final AggregateStore<Counter> counters;
        private final CommandRunner runner;

        CounterController(AggregateStore<Counter> counters, CommandRunner runner) {
            this.counters = counters;
            this.runner = runner;
        }

        @PostMapping("/api/probe/v1/sites/{siteId}/counters/{counterId}/raise")
        @Allowed("probe.counter.raise")
        @Duties("X4")
        ResponseEntity<Object> raise(@PathVariable String counterId, @RequestBody Raise raise, Call call) {
            return Answers.ok(runner.run(counters, counterId, call.command(raise), (counter, now) -> {
                if (raise.by() <= 0) {
                    return Decision.refuse(Refusal.invalid("NOT_POSITIVE", "by", Map.of("value", raise.by())));
                }
                long count = (counter == null ? 0 : counter.count()) + raise.by();
                return Decision.accept(new Counter(count, raise.wakeAt(), false), new CounterRaised(raise.by(), count));
            }));
        }

        @GetMapping("/api/probe/v1/sites/{siteId}/counters/{counterId}")
        @Allowed("probe.counter.read")
        @Duties("X4")
        ResponseEntity<Object> read(@PathVariable String siteId, @PathVariable String counterId) {
            Stored<Counter> stored = counters.load(Scope.site(siteId), counterId);
            if (stored == null) {
                throw new RefusedException(Refusal.notFound("counter", counterId));
            }
            return Answers.resource(stored, stored.state());
        }
    }
}
