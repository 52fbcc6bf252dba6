package org.steward.staff.duty;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.staff.position.Title;
import org.steward.staff.site.SiteKind;

/** Terms of duties for tests, one member changed at a time. */
public final class Terms {

    public static final String SCANNED = "org.steward.security.patrol.scan-recorded.v1";
    public static final EventProof BY_SCAN = new EventProof(SCANNED, EventProof.By.HOLDER, List.of(), null, null, null);

    private Title text = new Title("查岗", "Check posts");
    private final Rhythm rhythm;
    private Quota quota = Quota.ONCE;
    private DueRule due = DueRule.END_OF_PERIOD;
    private @Nullable String reportedTo;
    private Evidence evidence = new Evidence(List.of(BY_SCAN), Evidence.Manual.WITH_ATTACHMENT);
    private int warnMinutes = 60;
    private int graceMinutes = 5;
    private int lateDays;
    private List<Integer> escalateAfterHours = List.of(24, 72);
    private Partial partial = Partial.EXCUSE;
    private Set<SiteKind> siteKinds = Set.of();

    private Terms(Rhythm rhythm) {
        this.rhythm = rhythm;
        this.lateDays = rhythm.isOfDays() ? 0 : 10;
    }

    public static Terms every(Rhythm rhythm) {
        return new Terms(rhythm);
    }

    public Terms times(int count) {
        quota = new Quota(count, quota.from(), quota.to(), quota.oncePerDate());
        return this;
    }

    public Terms quota(Quota other) {
        quota = other;
        return this;
    }

    public Terms due(DueRule other) {
        due = other;
        return this;
    }

    public Terms reportedTo(@Nullable String other) {
        reportedTo = other;
        return this;
    }

    public Terms evidence(Evidence other) {
        evidence = other;
        return this;
    }

    public Terms warn(int minutes) {
        warnMinutes = minutes;
        return this;
    }

    public Terms grace(int minutes) {
        graceMinutes = minutes;
        return this;
    }

    public Terms late(int days) {
        lateDays = days;
        return this;
    }

    public Terms escalate(Integer... hours) {
        escalateAfterHours = List.of(hours);
        return this;
    }

    public Terms partial(Partial other) {
        partial = other;
        return this;
    }

    public Terms at(Set<SiteKind> kinds) {
        siteKinds = kinds;
        return this;
    }

    public Terms called(String en) {
        text = new Title("职责", en);
        return this;
    }

    public DutyTerms make() {
        return new DutyTerms(
                text,
                rhythm,
                quota,
                due,
                reportedTo,
                evidence,
                warnMinutes,
                graceMinutes,
                lateDays,
                escalateAfterHours,
                partial,
                siteKinds);
    }
}
