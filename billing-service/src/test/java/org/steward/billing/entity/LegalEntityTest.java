package org.steward.billing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.billing.Decisions.after;
import static org.steward.billing.Decisions.code;
import static org.steward.billing.Decisions.refused;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.billing.Decisions;
import org.steward.billing.ledger.Books;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;

@Duty({"B1", "B13"})
class LegalEntityTest {

    /** The example of GB 32100-2015, annex B. */
    private static final String NUMBER = "91350100M000100Y43";

    private static final LegalEntity BRANCH =
            new LegalEntity(LegalEntity.idOf("north"), "north", "North branch", NUMBER, List.of());
    private static final String ID = BRANCH.entityId();
    private static final BankAccount TRUST =
            new BankAccount("ba-1", "Bank", "6222000011112222", BankAccount.Purpose.TRUST, false);
    private static final LegalEntity WITH_ACCOUNT = after(LegalEntity.openBankAccount(BRANCH, ID, TRUST));

    private static final Map<String, Function<@Nullable LegalEntity, Decision<LegalEntity>>> COMMANDS = Map.of(
            "register", entity -> LegalEntity.register(entity, BRANCH),
            "change", entity -> LegalEntity.change(entity, ID, "Northern branch", NUMBER),
            "open", entity -> LegalEntity.openBankAccount(entity, ID, TRUST),
            "close", entity -> LegalEntity.closeBankAccount(entity, ID, "ba-1"));

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        return Decisions.table(
                Map.of(
                        "bare", BRANCH,
                        "withAccount", WITH_ACCOUNT,
                        "accountClosed", after(LegalEntity.closeBankAccount(WITH_ACCOUNT, ID, "ba-1"))),
                COMMANDS,
                Map.of(
                        "missing", row("accepted", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND"),
                        "bare", row("LEGAL_ENTITY_EXISTS", "accepted", "accepted", "NOT_FOUND"),
                        "withAccount", row("LEGAL_ENTITY_EXISTS", "accepted", "BANK_ACCOUNT_EXISTS", "accepted"),
                        "accountClosed", row("LEGAL_ENTITY_EXISTS", "accepted", "accepted", "unchanged")));
    }

    private static Map<String, String> row(String register, String change, String open, String close) {
        return Map.of("register", register, "change", change, "open", open, "close", close);
    }

    @Test
    void takesOnlyTaxpayerNumbersWhoseLastDigitIsRight() {
        assertThat(TaxpayerNumber.isValid(NUMBER)).isTrue();
        // One digit read wrongly, two swapped, one lost, letters that are not used.
        for (String wrong :
                List.of("91350100M000100Y44", "91530100M000100Y43", "91350100M000100Y4", "91350100I000100Y43", "")) {
            assertThat(TaxpayerNumber.isValid(wrong)).as(wrong).isFalse();
        }
        assertThat(refused(LegalEntity.register(null, new LegalEntity("x", "x", "X", "1", List.of()))))
                .isEqualTo("TAXPAYER_NUMBER_INVALID at taxpayerNumber");
        assertThat(code(LegalEntity.change(BRANCH, ID, BRANCH.name(), NUMBER))).isEqualTo("unchanged");
        assertThat(refused(LegalEntity.change(BRANCH, ID, "x", "1")))
                .isEqualTo("TAXPAYER_NUMBER_INVALID at taxpayerNumber");
    }

    @Test
    void showsOnlyTheEndOfABankAccountAndKeepsTheNumberOutOfEvents() {
        assertThat(TRUST.maskedNumber()).isEqualTo("************2222");
        assertThat(Decisions.event(LegalEntity.openBankAccount(BRANCH, ID, TRUST), BankAccountOpened.class)
                        .toString())
                .doesNotContain(TRUST.number());
    }

    @Test
    void theCompanyItselfHasAFixedId() {
        assertThat(LegalEntity.idOf("company")).isEqualTo(Books.COMPANY);
        assertThat(ID).isNotEqualTo("north");
    }
}
