package org.steward.staff.duty;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/** Which terms can be kept at all. */
final class TermsRules {

    static final int MAX_COUNT = 100;
    static final int MAX_PROOFS = 10;
    static final int MAX_CONDITIONS = 10;
    static final int MAX_ESCALATIONS = 5;
    static final int MAX_HOURS = 24 * 60;
    static final int MAX_MINUTES = 31 * 24 * 60;
    static final int MAX_LATE_DAYS = 62;

    private static final Pattern POINTER = Pattern.compile("(/[A-Za-z0-9_-]{1,40}){1,5}");

    private TermsRules() {}

    /**
     * Refuses terms nobody could keep, naming the member: {@code RHYTHM_IMPOSSIBLE}, {@code EVENT_TYPE_UNKNOWN}, …
     *
     * @throws RefusedException at the first fault
     */
    static void check(DutyTerms terms, EvidenceTypes types) {
        checkQuota(terms);
        checkDue(terms);
        checkEvidence(terms.evidence(), types);
        Require.between(terms.warnMinutes(), 0, MAX_MINUTES, "warnMinutes");
        Require.between(terms.graceMinutes(), 0, MAX_MINUTES, "graceMinutes");
        Require.between(terms.lateDays(), 0, MAX_LATE_DAYS, "lateDays");
        List<Integer> hours = terms.escalateAfterHours();
        Require.between(hours.size(), 0, MAX_ESCALATIONS, "escalateAfterHours");
        for (int i = 0; i < hours.size(); i++) {
            int least = i == 0 ? 0 : hours.get(i - 1) + 1;
            Require.between(hours.get(i), least, MAX_HOURS, "escalateAfterHours[" + i + "]");
        }
    }

    private static void checkQuota(DutyTerms terms) {
        Quota quota = terms.quota();
        Require.between(quota.count(), 1, MAX_COUNT, "quota.count");
        if (quota.oncePerDate()) {
            possible(
                    quota.count() <= terms.rhythm().leastDays(),
                    "quota.count",
                    quota.count(),
                    "≤ " + terms.rhythm().leastDays());
        }
        possible((quota.from() == null) == (quota.to() == null), "quota.to", quota.to(), "from and to, or neither");
        possible(quota.from() == null || !quota.from().equals(quota.to()), "quota.to", quota.to(), "≠ " + quota.from());
    }

    private static void checkDue(DutyTerms terms) {
        Rhythm rhythm = terms.rhythm();
        DueRule due = terms.due();
        if (rhythm.months() == 0) {
            possible(due.monthOffset() == null, "due.monthOffset", due.monthOffset(), "- (" + rhythm + ")");
            possible(due.day() == null, "due.day", due.day(), "- (" + rhythm + ")");
        } else {
            // From the month before the period to the month after it: later than that the next one is due as well.
            Integer offset = due.monthOffset();
            possible(
                    offset == null || (offset >= -1 && offset <= rhythm.months()),
                    "due.monthOffset",
                    offset,
                    "-1…" + rhythm.months());
            Integer day = due.day();
            possible(day == null || (day >= 1 && day <= 31), "due.day", day, "1…31");
        }
        possible(due.weekday() == null || rhythm == Rhythm.WEEKLY, "due.weekday", due.weekday(), "- (" + rhythm + ")");
        possible(
                !rhythm.isOfDays() || due.adjust() == DueRule.Adjust.NONE,
                "due.adjust",
                due.adjust(),
                "NONE (" + rhythm + ")");
        if (rhythm.isOfDays() && due.time() != null && terms.quota().from() != null) {
            possible(
                    due.time().isAfter(terms.quota().from()),
                    "due.time",
                    due.time(),
                    "> " + terms.quota().from());
        }
    }

    private static void checkEvidence(Evidence evidence, EvidenceTypes types) {
        List<EventProof> proofs = evidence.events();
        Require.between(proofs.size(), 0, MAX_PROOFS, "evidence.events");
        Require.that(
                !proofs.isEmpty() || evidence.manual() != Evidence.Manual.NO,
                "EVIDENCE_MISSING",
                "evidence",
                evidence.manual(),
                "-");
        for (int i = 0; i < proofs.size(); i++) {
            EventProof proof = proofs.get(i);
            String at = "evidence.events[" + i + "]";
            Require.that(
                    types.knows(proof.type()),
                    "EVENT_TYPE_UNKNOWN",
                    at + ".type",
                    proof.type(),
                    types.near(proof.type()));
            checkPath(proof.doerAt(), proof.type(), types, at + ".doerAt");
            checkPath(proof.actedAt(), proof.type(), types, at + ".actedAt");
            checkPath(proof.periodAt(), proof.type(), types, at + ".periodAt");
            List<Condition> where = proof.where();
            Require.between(where.size(), 0, MAX_CONDITIONS, at + ".where");
            for (int j = 0; j < where.size(); j++) {
                checkPath(where.get(j).path(), proof.type(), types, at + ".where[" + j + "].path");
                BigDecimal atLeast = where.get(j).atLeast();
                if (atLeast != null) {
                    Require.notNegative(atLeast, at + ".where[" + j + "].atLeast");
                }
            }
        }
    }

    private static void checkPath(@Nullable String path, String type, EvidenceTypes types, String field) {
        if (path != null) {
            Require.that(POINTER.matcher(path).matches(), "PATH_INVALID", field, path, "/member");
            Require.that(types.has(type, path), "PATH_UNKNOWN", field, path, types.members(type));
        }
    }

    private static void possible(boolean holds, String field, @Nullable Object seen, String expected) {
        Require.that(holds, "RHYTHM_IMPOSSIBLE", field, seen == null ? "-" : seen, expected);
    }
}
