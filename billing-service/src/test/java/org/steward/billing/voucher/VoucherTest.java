package org.steward.billing.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.billing.ledger.Posting;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;
import org.steward.platform.fixture.Duty;
import tools.jackson.databind.JsonNode;

@Duty("B13")
class VoucherTest {

    private static final Scope SITE = Scope.site("site-1");

    @Test
    void carriesThePostingsOfTheEventAsTheyAre() {
        List<Posting> postings = Entry.in("CNY")
                .debit(LedgerAccounts.CASH, 130_00)
                .credit(LedgerAccounts.RECEIVABLES, 100_00)
                .credit(LedgerAccounts.CUSTOMER_CREDITS, 30_00)
                .postings();

        Voucher voucher = Voucher.of(SITE, "account-1:7", event(postings));

        assertThat(voucher).isNotNull();
        assertThat(voucher.businessDate()).isEqualTo(LocalDate.of(2026, 3, 15));
        assertThat(voucher.entityId()).isEqualTo("branch-1");
        assertThat(voucher.currency()).isEqualTo("CNY");
        assertThat(voucher.sourceEventId()).isEqualTo("account-1:7");
        assertThat(voucher.lines())
                .containsExactly(
                        new Voucher.Line("1001", Posting.Side.DEBIT, "130.00"),
                        new Voucher.Line("1122", Posting.Side.CREDIT, "100.00"),
                        new Voucher.Line("2203", Posting.Side.CREDIT, "30.00"));
    }

    @Test
    void isTheSameForTheSameEvent() {
        JsonNode event =
                event(Entry.in("CNY").debit("1001", 1).credit("1122", 1).postings());
        assertThat(Voucher.of(SITE, "a:1", event)).isEqualTo(Voucher.of(SITE, "a:1", event));
        assertThat(Voucher.of(SITE, "a:2", event).voucherId())
                .isNotEqualTo(Voucher.of(SITE, "a:1", event).voucherId());
    }

    @Test
    void isNotMadeOfAnEventThatPostsNothing() {
        assertThat(Voucher.of(SITE, "a:1", event(List.of()))).isNull();
        assertThat(Voucher.of(SITE, "a:1", Json.tree(Map.of("accountId", "a")))).isNull();
    }

    @Test
    void isNeverUnbalanced() {
        List<Posting> oneSided =
                Entry.in("CNY").debit("1001", 1).credit("1122", 1).postings().subList(0, 1);
        assertThatThrownBy(() -> Voucher.of(SITE, "a:1", event(oneSided)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sum to 1, expected 0");
    }

    private static JsonNode event(List<Posting> postings) {
        return Json.tree(Map.of("postings", postings, "businessDate", "2026-03-15", "entityId", "branch-1"));
    }
}
