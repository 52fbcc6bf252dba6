package org.steward.billing.sitebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.billing.Decisions.after;
import static org.steward.billing.Decisions.code;
import static org.steward.billing.Decisions.event;
import static org.steward.billing.Decisions.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.billing.Decisions;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.Decision;
import org.steward.platform.command.RefusedException;
import org.steward.platform.fixture.Duty;
import org.steward.platform.money.Money;

@Duty({"B1", "B13"})
class SiteBookTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final ManagementContract TEN_PERCENT = contract(LONG_AGO, "0.10", null);

    private static final SiteBook ASSIGNED =
            after(SiteBook.assign(null, "s1", new SiteBook.Assignment(LONG_AGO, "north"), TODAY));
    private static final SiteBook FOR_OWNERS = after(SiteBook.agree(ASSIGNED, "s1", TEN_PERCENT, TODAY));
    private static final SiteBook DRAWN = after(SiteBook.draw(FOR_OWNERS, "s1", FEBRUARY, yuan(1000_00), TODAY));

    private static final Map<String, Function<@Nullable SiteBook, Decision<SiteBook>>> COMMANDS = Map.of(
            "assignBack", book -> SiteBook.assign(book, "s1", new SiteBook.Assignment(TODAY, "south"), TODAY),
            "assignAhead",
                    book -> SiteBook.assign(book, "s1", new SiteBook.Assignment(TODAY.plusDays(1), "south"), TODAY),
            "agreeBack", book -> SiteBook.agree(book, "s1", contract(TODAY, "0.08", null), TODAY),
            "agreeAhead", book -> SiteBook.agree(book, "s1", contract(TODAY.plusDays(1), "0.08", null), TODAY),
            "draw", book -> SiteBook.draw(book, "s1", FEBRUARY, yuan(1000_00), TODAY));

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        String early = "CHANGE_TOO_EARLY";
        String ok = "accepted";
        return Decisions.table(
                Map.of("assigned", ASSIGNED, "forOwners", FOR_OWNERS, "drawn", DRAWN),
                COMMANDS,
                Map.of(
                        "missing", row(ok, ok, ok, ok, "NO_REMUNERATION"),
                        "assigned", row(early, ok, ok, ok, "NO_REMUNERATION"),
                        "forOwners", row(early, ok, early, ok, ok),
                        "drawn", row(early, ok, early, ok, "REMUNERATION_DRAWN")));
    }

    private static Map<String, String> row(
            String assignBack, String assignAhead, String agreeBack, String agreeAhead, String draw) {
        return Map.of(
                "assignBack", assignBack,
                "assignAhead", assignAhead,
                "agreeBack", agreeBack,
                "agreeAhead", agreeAhead,
                "draw", draw);
    }

    @Test
    void knowsEntityAndContractOfEveryDay() {
        SiteBook book =
                after(SiteBook.assign(FOR_OWNERS, "s1", new SiteBook.Assignment(TODAY.plusDays(10), "south"), TODAY));
        book = after(SiteBook.agree(
                book,
                "s1",
                new ManagementContract(TODAY.plusDays(5), ManagementContract.Kind.LUMP_SUM, null, null),
                TODAY));

        assertThat(book.entityOn(LONG_AGO.minusDays(1))).isEqualTo(Books.COMPANY);
        assertThat(book.entityOn(LONG_AGO)).isEqualTo("north");
        assertThat(book.entityOn(TODAY.plusDays(9))).isEqualTo("north");
        assertThat(book.entityOn(TODAY.plusDays(10))).isEqualTo("south");
        assertThat(book.forOwners(LONG_AGO.minusDays(1))).isFalse();
        assertThat(book.forOwners(TODAY)).isTrue();
        assertThat(book.forOwners(TODAY.plusDays(5))).isFalse();
    }

    @Test
    void drawsTheAgreedShareOfWhatWasChargedSinceTheDrawBefore() {
        RemunerationDrawn drawn =
                event(SiteBook.draw(FOR_OWNERS, "s1", FEBRUARY, yuan(1000_05), TODAY), RemunerationDrawn.class);
        assertThat(drawn.base()).isEqualTo(yuan(1000_05));
        // 100.005, half up
        assertThat(drawn.amount()).isEqualTo(yuan(100_01));
        assertThat(drawn.entityId()).isEqualTo("north");
        assertThat(drawn.postings())
                .containsExactly(
                        new Posting("2241.01.remuneration", Posting.Side.DEBIT, yuan(100_01)),
                        new Posting("6001.remuneration", Posting.Side.CREDIT, yuan(100_01)));

        // A charge of February entered in March counts in March; what was taken back in March, too.
        RemunerationDrawn march = event(
                SiteBook.draw(DRAWN, "s1", YearMonth.of(2026, 3), yuan(900_00), LocalDate.of(2026, 4, 2)),
                RemunerationDrawn.class);
        assertThat(march.base()).isEqualTo(yuan(-100_00));
        assertThat(march.amount()).isEqualTo(yuan(-10_00));
        assertThat(march.postings())
                .containsExactly(
                        new Posting("6001.remuneration", Posting.Side.DEBIT, yuan(10_00)),
                        new Posting("2241.01.remuneration", Posting.Side.CREDIT, yuan(10_00)));
    }

    @Test
    void drawsTheFixedAmountWhateverWasCharged() {
        SiteBook fixed = after(SiteBook.agree(null, "s1", contract(LONG_AGO, null, yuan(500_00)), TODAY));
        assertThat(event(SiteBook.draw(fixed, "s1", FEBRUARY, yuan(0), TODAY), RemunerationDrawn.class)
                        .amount())
                .isEqualTo(yuan(500_00));
    }

    @Test
    void drawsMonthsThatAreOverInTheirOrder() {
        assertThat(refused(SiteBook.draw(FOR_OWNERS, "s1", YearMonth.of(2026, 3), yuan(1), TODAY)))
                .isEqualTo("MONTH_NOT_OVER at month");
        LocalDate may = LocalDate.of(2026, 5, 2);
        assertThat(code(SiteBook.draw(DRAWN, "s1", YearMonth.of(2026, 4), yuan(1), may)))
                .isEqualTo("MONTH_SKIPPED");
        assertThat(code(SiteBook.draw(DRAWN, "s1", YearMonth.of(2026, 3), yuan(1), may)))
                .isEqualTo("accepted");
    }

    @Test
    void refusesContractsThatSayNoOrTwoRemunerations() {
        for (Runnable wrong : java.util.List.<Runnable>of(
                () -> contract(LONG_AGO, null, null),
                () -> contract(LONG_AGO, "0.1", yuan(1)),
                () -> contract(LONG_AGO, "0", null),
                () -> contract(LONG_AGO, "1.01", null),
                () -> contract(LONG_AGO, null, yuan(0)),
                () -> new ManagementContract(
                        LONG_AGO, ManagementContract.Kind.LUMP_SUM, new BigDecimal("0.1"), null))) {
            assertThatThrownBy(wrong::run).isInstanceOf(RefusedException.class);
        }
    }

    private static ManagementContract contract(LocalDate from, @Nullable String ratio, @Nullable Money monthly) {
        return new ManagementContract(
                from, ManagementContract.Kind.REMUNERATION, ratio == null ? null : new BigDecimal(ratio), monthly);
    }

    private static Money yuan(long fen) {
        return Money.ofMinor(fen, "CNY");
    }
}
