package org.steward.billing.discount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.billing.Decisions.after;
import static org.steward.billing.Decisions.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.billing.Decisions;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.RefusedException;
import org.steward.platform.fixture.Duty;

@Duty({"B7", "B11"})
class DiscountTest {

    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 9, 1);
    private static final Authority CLERK = Authority.of("clerk");
    private static final Authority DIRECTOR = Authority.of("director");
    private static final Discount PROPOSED = discount("0.70", null, null, "proof-1");

    private static final Map<String, Function<@Nullable Discount, Decision<Discount>>> COMMANDS = Map.of(
            "propose", discount -> Discount.propose(discount, PROPOSED),
            "approve", discount -> Discount.decide(discount, "d1", true, DIRECTOR),
            "reject", discount -> Discount.decide(discount, "d1", false, DIRECTOR),
            "end", discount -> Discount.end(discount, "d1", FROM.plusMonths(1)));

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        String decided = "DISCOUNT_NOT_PROPOSED";
        String unapproved = "DISCOUNT_NOT_APPROVED";
        return Decisions.table(
                Map.of(
                        "proposed", PROPOSED,
                        "approved", after(Discount.decide(PROPOSED, "d1", true, DIRECTOR)),
                        "rejected", after(Discount.decide(PROPOSED, "d1", false, DIRECTOR))),
                COMMANDS,
                Map.of(
                        "missing", row("accepted", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND"),
                        "proposed", row("DISCOUNT_EXISTS", "accepted", "accepted", unapproved),
                        "approved", row("DISCOUNT_EXISTS", decided, decided, "accepted"),
                        "rejected", row("DISCOUNT_EXISTS", decided, decided, unapproved)));
    }

    private static Map<String, String> row(String propose, String approve, String reject, String end) {
        return Map.of("propose", propose, "approve", approve, "reject", reject, "end", end);
    }

    @Test
    void isApprovedByAnotherThanWhoProposedIt() {
        assertThat(refused(Discount.decide(PROPOSED, "d1", true, CLERK))).isEqualTo("APPROVER_PROPOSED_IT");
    }

    @Test
    void holdsOnlyWhenApprovedAndWithinItsDays() {
        assertThat(PROPOSED.holdsOn(FROM)).isFalse();
        Discount approved = after(Discount.decide(PROPOSED, "d1", true, DIRECTOR));
        assertThat(approved.holdsOn(FROM.minusDays(1))).isFalse();
        assertThat(approved.holdsOn(FROM)).isTrue();
        assertThat(approved.holdsOn(UNTIL)).isFalse();
        Discount ended = after(Discount.end(approved, "d1", FROM.plusMonths(1)));
        assertThat(ended.holdsOn(FROM.plusMonths(1).minusDays(1))).isTrue();
        assertThat(ended.holdsOn(FROM.plusMonths(1))).isFalse();
        assertThat(refused(Discount.end(approved, "d1", FROM))).isEqualTo("DISCOUNT_ENDS_OUTSIDE at until");
        assertThat(refused(Discount.end(approved, "d1", UNTIL.plusDays(1))))
                .isEqualTo("DISCOUNT_ENDS_OUTSIDE at until");
    }

    @Test
    void needsOneWayItsEvidenceAndAFactorBelowOne() {
        for (Runnable wrong : java.util.List.<Runnable>of(
                () -> discount(null, null, null, "proof-1"),
                () -> discount("0.70", "2.00", "management", "proof-1"),
                () -> discount("1.00", null, null, "proof-1"),
                () -> discount("-0.10", null, null, "proof-1"),
                () -> discount(null, "2.00", null, "proof-1"),
                () -> discount("0.70", null, null, null))) {
            assertThatThrownBy(wrong::run).isInstanceOf(RefusedException.class);
        }
    }

    private static Discount discount(
            @Nullable String factor, @Nullable String rate, @Nullable String component, @Nullable String evidence) {
        return new Discount(
                "s1",
                "d1",
                "unit-1",
                "flats",
                component,
                Discount.Reason.VACANCY,
                factor == null ? null : new BigDecimal(factor),
                rate == null ? null : new BigDecimal(rate),
                FROM,
                UNTIL,
                evidence,
                Discount.Status.PROPOSED,
                CLERK,
                null);
    }
}
