/** Employees: joining, assignments, transfers, leaving (duties T1, T3); their personal data stays here. */
@NullMarked
package org.steward.staff.employee;

import org.jspecify.annotations.NullMarked;
