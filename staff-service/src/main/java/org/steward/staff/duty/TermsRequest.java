package org.steward.staff.duty;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Require;
import org.steward.staff.position.Title;
import org.steward.staff.site.SiteKind;

/**
 * The terms of a duty as a company says them, and as the shipped catalogue does.
 *
 * @param quota once a period where it is missing
 * @param due at the end of the period where it is missing
 * @param reportedTo a position, besides the reporting line
 * @param warnMinutes a day before where it is missing, for duties of days an hour
 * @param graceMinutes five where it is missing
 * @param lateDays ten where it is missing, for weeks three, for duties of days none
 * @param escalateAfterHours after a day, and after three, where it is missing
 * @param partial prorated where it is missing and there is more than one to do, else excused
 */
public record TermsRequest(
        @Valid TextBody text,
        Rhythm rhythm,
        @Nullable QuotaBody quota,
        @Nullable DueBody due,
        @Nullable @Size(max = 64) String reportedTo,
        @Valid EvidenceBody evidence,
        @Nullable Integer warnMinutes,
        @Nullable Integer graceMinutes,
        @Nullable Integer lateDays,
        @Nullable @Size(max = TermsRules.MAX_ESCALATIONS) List<Integer> escalateAfterHours,
        @Nullable Partial partial,
        @Nullable @Size(max = 20) Set<SiteKind> siteKinds) {

    private static final int DAY_MINUTES = 24 * 60;

    public record TextBody(
            @NotBlank @Size(max = 200) String zh,
            @NotBlank @Size(max = 200) String en) {}

    /** How often in a period; {@code from} and {@code to} are the daily window in which it counts. */
    public record QuotaBody(
            int count,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            @Nullable Boolean oncePerDate) {}

    /** See {@link DueRule}. */
    public record DueBody(
            @Nullable Integer monthOffset,
            @Nullable Integer day,
            @Nullable DayOfWeek weekday,
            @Nullable LocalTime time,
            DueRule.@Nullable Adjust adjust) {}

    public record EvidenceBody(
            @Nullable @Size(max = TermsRules.MAX_PROOFS) List<@Valid ProofBody> events,
            Evidence.@Nullable Manual manual) {}

    /** See {@link EventProof}. */
    public record ProofBody(
            @Size(max = 120) String type,
            EventProof.@Nullable By by,
            @Nullable @Size(max = TermsRules.MAX_CONDITIONS) List<@Valid ConditionBody> where,
            @Nullable @Size(max = 200) String doerAt,
            @Nullable @Size(max = 200) String actedAt,
            @Nullable @Size(max = 200) String periodAt) {}

    /** See {@link Condition}. */
    public record ConditionBody(
            @Size(max = 200) String path,
            @Nullable @Size(max = 50) List<@Size(max = 100) String> in,
            @Nullable BigDecimal atLeast) {}

    DutyTerms terms() {
        TextBody said = Require.present(text, "text");
        Rhythm every = Require.present(rhythm, "rhythm");
        Quota much = quota == null
                ? Quota.ONCE
                : new Quota(quota.count, quota.from, quota.to, Boolean.TRUE.equals(quota.oncePerDate));
        return new DutyTerms(
                new Title(Require.present(said.zh, "text.zh"), Require.present(said.en, "text.en")),
                every,
                much,
                dueRule(),
                reportedTo,
                evidenceAsked(),
                Objects.requireNonNullElse(warnMinutes, every.isOfDays() ? 60 : DAY_MINUTES),
                Objects.requireNonNullElse(graceMinutes, 5),
                Objects.requireNonNullElse(lateDays, every.isOfDays() ? 0 : every == Rhythm.WEEKLY ? 3 : 10),
                Objects.requireNonNullElse(escalateAfterHours, List.of(24, 72)),
                Objects.requireNonNullElse(partial, much.count() > 1 ? Partial.PRORATE : Partial.EXCUSE),
                Objects.requireNonNullElse(siteKinds, Set.of()));
    }

    private DueRule dueRule() {
        return due == null
                ? DueRule.END_OF_PERIOD
                : new DueRule(
                        due.monthOffset,
                        due.day,
                        due.weekday,
                        due.time,
                        Objects.requireNonNullElse(due.adjust, DueRule.Adjust.NONE));
    }

    private Evidence evidenceAsked() {
        EvidenceBody body = Require.present(evidence, "evidence");
        List<ProofBody> proofs = Objects.requireNonNullElse(body.events, List.of());
        return new Evidence(
                proofs.stream().map(TermsRequest::proof).toList(),
                Objects.requireNonNullElse(body.manual, Evidence.Manual.NO));
    }

    private static EventProof proof(ProofBody body) {
        List<ConditionBody> where = Objects.requireNonNullElse(body.where, List.of());
        return new EventProof(
                Require.present(body.type, "evidence.events.type"),
                Objects.requireNonNullElse(body.by, EventProof.By.HOLDER),
                where.stream()
                        .map(each -> new Condition(
                                Require.present(each.path, "evidence.events.where.path"),
                                Objects.requireNonNullElse(each.in, List.of()),
                                each.atLeast))
                        .toList(),
                body.doerAt,
                body.actedAt,
                body.periodAt);
    }
}
