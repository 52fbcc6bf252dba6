package org.steward.staff.employee;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment;

/** What callers are shown of employees: personal data masked. */
final class EmployeeAnswers {

    private EmployeeAnswers() {}

    /** An employee as the personnel office sees him. */
    record Full(
            String employeeId,
            String employeeNumber,
            Employee.Status status,
            PersonalData personal,
            Instant joinedAt,
            @Nullable Instant leftAt,
            List<Assignment> assignments) {

        static Full of(Employee employee, Instant now) {
            return new Full(
                    employee.employeeId(),
                    employee.employeeNumber(),
                    employee.status(now),
                    employee.personal().masked(),
                    employee.joinedAt(),
                    employee.leftAt(),
                    employee.assignments());
        }
    }

    /** Somebody who works at a site, as his colleagues there see him: nothing of his other places. */
    record AtSite(String employeeId, String employeeNumber, String name, List<Assignment> assignments) {

        static AtSite of(Employee employee, String siteId, Instant now) {
            return new AtSite(
                    employee.employeeId(),
                    employee.employeeNumber(),
                    employee.personal().masked().name(),
                    employee.assignmentsAt(now).stream()
                            .filter(assignment -> siteId.equals(assignment.siteId()))
                            .toList());
        }
    }

    /** Personal data in clear; only after the look is on record. */
    record Clear(
            String employeeId,
            String name,
            @Nullable String phone,
            @Nullable String idNumber) {

        static Clear of(Employee employee) {
            PersonalData personal = employee.personal();
            return new Clear(employee.employeeId(), personal.name(), personal.phone(), personal.idNumber());
        }

        /** Without values, as {@link PersonalData}. */
        @Override
        public String toString() {
            return "Clear[masked]";
        }
    }
}
