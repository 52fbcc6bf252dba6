package org.steward.staff.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.staff.duty.Duty;
import org.steward.staff.duty.DutyTerms;
import org.steward.staff.duty.Evidence;
import org.steward.staff.duty.Quota;

/** What a sheet remembers of a duty's terms, so that its obligations are judged by those they were opened under. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Rule(
        String duty,
        Quota quota,
        int warnMinutes,
        int graceMinutes,
        List<Integer> escalateAfterHours,
        @Nullable String reportedTo,
        Evidence.Manual manual) {

    Rule {
        escalateAfterHours = List.copyOf(escalateAfterHours);
    }

    static Rule of(Duty duty, DutyTerms terms) {
        return new Rule(
                duty.code(),
                terms.quota(),
                terms.warnMinutes(),
                terms.graceMinutes(),
                terms.escalateAfterHours(),
                terms.reportedTo(),
                terms.evidence().manual());
    }
}
