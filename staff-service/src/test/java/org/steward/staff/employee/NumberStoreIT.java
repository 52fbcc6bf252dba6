package org.steward.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.steward.platform.clock.DrivenClock;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.ClaimType;
import org.steward.platform.document.Claims;
import org.steward.platform.document.Database;
import org.steward.platform.document.Scope;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.SharedServers;

/** Employee numbers on a real database. */
@Duty("T1")
class NumberStoreIT {

    private static final Database DATABASE =
            new Database(SharedServers.database().uri(), SharedServers.freshDatabaseName(NumberStoreIT.class));

    private final AggregateStore<Employee> employees =
            new AggregateStore<>(DATABASE, AggregateType.of("employee", "employees", Employee.class));
    private final Claims claims = new Claims(DATABASE);
    private final DrivenClock clock = new DrivenClock(Clock.systemUTC());
    private final NumberStore numbers = new NumberStore(claims, new EmployeeStore(employees));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aNumberBelongsToTheFirstWhoClaimsIt() {
        Instant now = clock.instant();
        assertThat(numbers.claim("F-1", "e-first", now)).isTrue();
        assertThat(numbers.claim("F-1", "e-first", now)).isTrue();
        assertThat(numbers.claim("F-1", "e-second", now)).isFalse();
        assertThat(numbers.owner("F-1")).isNull();
    }

    @Test
    void aNumberClaimedByNobodyWhoCameIsFreeAgainAfterAWhile() {
        numbers.claim("O-1", "e-never-written", clock.instant());
        join("e-written", "O-2");
        sweep();
        assertThat(numbers.claim("O-1", "e-other", clock.instant())).isFalse();
        clock.set(clock.instant().plus(Duration.ofMinutes(11)));
        sweep();
        assertThat(numbers.claim("O-1", "e-other", clock.instant())).isTrue();
        assertThat(numbers.claim("O-2", "e-other", clock.instant())).isFalse();
        assertThat(numbers.owner("O-2")).isNotNull();
    }

    @Test
    void onlyANumberHeNoLongerHasIsGivenBack() {
        join("e-holder", "G-1");
        numbers.giveBack("G-1", "e-holder");
        assertThat(numbers.claim("G-1", "e-other", clock.instant())).isFalse();
        numbers.claim("G-2", "e-holder", clock.instant());
        numbers.giveBack("G-2", "e-holder");
        assertThat(numbers.claim("G-2", "e-other", clock.instant())).isTrue();
    }

    private void sweep() {
        ClaimType type = numbers.claimType();
        claims.sweep(type.name(), type.orphanedAfter(), clock.instant(), type.holder());
    }

    private void join(String id, String number) {
        numbers.claim(number, id, clock.instant());
        Employee employee =
                new Employee(id, number, new PersonalData("王", null, null), List.of(), clock.instant(), null);
        employees.insert(Scope.COMPANY, id, employee, List.of(), clock.instant());
    }
}
