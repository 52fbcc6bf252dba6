package org.steward.billing.generalledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steward.billing.ledger.Entry;
import org.steward.platform.fixture.Duty;

@Duty({"B2", "B13"})
class TurnoverTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

    @Test
    void sumsBothSidesOfEveryAccountWithinTheDaysAndBalances() {
        Turnover march = Turnover.of(
                List.of(
                        entry(FIRST.minusDays(1), "1122", "6001.management", 99_00),
                        entry(FIRST, "1122", "6001.management", 10_00),
                        entry(LAST, "1001", "1122", 4_00),
                        entry(LAST.plusDays(1), "1001", "1122", 99_00)),
                FIRST,
                LAST);

        assertThat(march.lines())
                .containsExactly(
                        java.util.Map.entry("1001", new Turnover.Sides(4_00, 0)),
                        java.util.Map.entry("1122", new Turnover.Sides(10_00, 4_00)),
                        java.util.Map.entry("6001.management", new Turnover.Sides(0, 10_00)));
        assertThat(march.balanceMinor()).isZero();
        assertThat(march.only(account -> account.startsWith("6001")).balanceMinor())
                .isEqualTo(-10_00);
    }

    private static Turnover.Entry entry(LocalDate day, String debit, String credit, long minor) {
        return new Turnover.Entry(
                day, Entry.in("CNY").debit(debit, minor).credit(credit, minor).postings());
    }
}
