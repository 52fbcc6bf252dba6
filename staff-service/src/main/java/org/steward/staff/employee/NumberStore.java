package org.steward.staff.employee;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.document.ClaimType;
import org.steward.platform.document.Claims;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Employee numbers: claimed before an employee has one, given back when he has another. */
@Component
class NumberStore {

    private static final String TYPE = "employee-number";

    /** Long past the end of any command: what nobody holds by then was left by an instance that died. */
    private static final Duration ORPHANED_AFTER = Duration.ofMinutes(10);

    private final Claims claims;
    private final EmployeeStore store;

    NumberStore(Claims claims, EmployeeStore store) {
        this.claims = claims;
        this.store = store;
    }

    /** Whether the number is the employee's from now on. */
    boolean claim(String number, String employeeId, Instant now) {
        return claims.claim(TYPE, Scope.COMPANY, number, employeeId, now).equals(employeeId);
    }

    /** Gives back a number the employee no longer has. */
    void giveBack(String number, String employeeId) {
        if (!holds(employeeId, number)) {
            claims.release(TYPE, Scope.COMPANY, number, employeeId);
        }
    }

    /** Who has the number, or null. */
    @Nullable Stored<Employee> owner(String number) {
        String owner = claims.owner(TYPE, Scope.COMPANY, number);
        Stored<Employee> employee = owner == null ? null : store.find(owner);
        return employee != null && employee.state().employeeNumber().equals(number) ? employee : null;
    }

    /** For the sweep of claims left by an instance that died. */
    ClaimType claimType() {
        return new ClaimType(TYPE, ORPHANED_AFTER, (scope, owner, number) -> holds(owner, number));
    }

    private boolean holds(String employeeId, String number) {
        Stored<Employee> employee = store.find(employeeId);
        return employee != null && employee.state().employeeNumber().equals(number);
    }
}
