package org.steward.platform.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every service knows of an employee: where he is assigned, and when he leaves. Never a name. */
record EmployeeView(
        String employeeId,
        List<Assignment> assignments,
        @Nullable Instant leftAt) {

    boolean hasLeftAt(Instant instant) {
        return leftAt != null && !instant.isBefore(leftAt);
    }
}
