package org.steward.billing.contractterm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.billing.latefee.LateFeeRule;
import org.steward.billing.ledger.Books;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;

@Duty({"B1", "B12"})
class ContractTermTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final String ID = "term-1";
    private static final ContractTerm DRAFT = term(TODAY, Books.USUAL_ORDER, clause("0.0005"));
    private static final ContractTerm PUBLISHED =
            ((Decision.Accepted<ContractTerm>) ContractTerm.publish(DRAFT, ID, null, true, TODAY)).state();

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        Map<String, Function<@Nullable ContractTerm, Decision<ContractTerm>>> commands = Map.of(
                "draft", term -> ContractTerm.draft(term, DRAFT),
                "change", term -> ContractTerm.change(term, ID, term(TODAY, Books.USUAL_ORDER, clause("0.0003"))),
                "publish", term -> ContractTerm.publish(term, ID, null, false, TODAY));
        Map<String, Map<String, String>> expected = Map.of(
                "missing", Map.of("draft", "accepted", "change", "NOT_FOUND", "publish", "NOT_FOUND"),
                "draft", Map.of("draft", "CONTRACT_TERM_EXISTS", "change", "accepted", "publish", "accepted"),
                "published",
                        Map.of(
                                "draft",
                                "CONTRACT_TERM_EXISTS",
                                "change",
                                "CONTRACT_TERM_PUBLISHED",
                                "publish",
                                "CONTRACT_TERM_PUBLISHED"));
        return expected.entrySet().stream().flatMap(state -> state.getValue().entrySet().stream()
                .map(cell -> DynamicTest.dynamicTest(cell.getKey() + " when " + state.getKey(), () -> assertThat(
                                code(commands.get(cell.getKey()).apply(state(state.getKey()))))
                        .isEqualTo(cell.getValue()))));
    }

    private static @Nullable ContractTerm state(String name) {
        return switch (name) {
            case "draft" -> DRAFT;
            case "published" -> PUBLISHED;
            default -> null;
        };
    }

    @Test
    void aRateAboveTheCompanysCeilingIsPublishedWithAWarning() {
        ContractTerm steep = term(TODAY, Books.USUAL_ORDER, clause("0.003"), clause("0.0005", "water"));
        Decision.Accepted<ContractTerm> published = (Decision.Accepted<ContractTerm>)
                ContractTerm.publish(steep, ID, new BigDecimal("0.0005"), false, TODAY);
        assertThat(published.state().warnings())
                .containsExactly(new ContractTerm.Warning(
                        "LATE_FEE_ABOVE_CEILING", 0, new BigDecimal("0.003"), new BigDecimal("0.0005")));
        assertThat(((ContractTermView) published.answer()).warnings()).hasSize(1);
    }

    @Test
    void anOrderThatLeavesAKindOutIsRefused() {
        assertThat(code(ContractTerm.draft(null, term(TODAY, List.of("principal"), clause("0.0005")))))
                .isEqualTo("ALLOCATION_ORDER_INCOMPLETE");
        assertThat(code(ContractTerm.draft(
                        null, term(TODAY, List.of("principal", "principal", "cost"), clause("0.0005")))))
                .isEqualTo("ALLOCATION_ORDER_INCOMPLETE");
        assertThat(code(ContractTerm.draft(
                        null, term(TODAY, List.of("principal", "late_fee", "cost"), clause("0.0005")))))
                .isEqualTo("accepted");
    }

    @Test
    void anItemHasOneClause() {
        assertThat(code(ContractTerm.draft(
                        null, term(TODAY, Books.USUAL_ORDER, clause("0.0005", "water"), clause("0.0003", "water")))))
                .isEqualTo("ITEM_IN_TWO_CLAUSES");
        assertThat(code(ContractTerm.draft(null, term(TODAY, Books.USUAL_ORDER, clause("0.0005"), clause("0.0003")))))
                .isEqualTo("ITEM_IN_TWO_CLAUSES");
        ContractTerm term = term(TODAY, Books.USUAL_ORDER, clause("0.0005"), clause("0.0003", "water"));
        assertThat(term.clauseFor("water").highestRate()).isEqualTo("0.0003");
        assertThat(term.clauseFor("management").highestRate()).isEqualTo("0.0005");
        assertThat(term(TODAY, Books.USUAL_ORDER, clause("0.0003", "water")).clauseFor("management"))
                .isNull();
    }

    @Test
    void onlyTheFirstOfASiteMayTakeEffectInThePast() {
        ContractTerm old = term(TODAY.minusDays(1), Books.USUAL_ORDER, clause("0.0005"));
        assertThat(code(ContractTerm.publish(old, ID, null, true, TODAY))).isEqualTo("accepted");
        assertThat(code(ContractTerm.publish(old, ID, null, false, TODAY))).isEqualTo("CONTRACT_TERM_IN_PAST");
    }

    @Test
    void aDraftKeepsItsDay() {
        assertThat(code(ContractTerm.change(DRAFT, ID, term(TODAY.plusDays(1), Books.USUAL_ORDER, clause("0.0005")))))
                .isEqualTo("CONTRACT_TERM_IDENTITY");
        assertThat(ContractTerm.change(DRAFT, ID, DRAFT)).isInstanceOf(Decision.Unchanged.class);
    }

    private static LateFeeClause clause(String rate, String... items) {
        return new LateFeeClause(
                Set.of(items),
                new LateFeeRule(0, List.of(new LateFeeRule.Step(1, new BigDecimal(rate))), null, BigDecimal.ONE));
    }

    private static ContractTerm term(LocalDate from, List<String> order, LateFeeClause... clauses) {
        return new ContractTerm("site-1", ID, from, order, List.of(clauses), ContractTerm.Status.DRAFT, List.of());
    }

    private static String code(Decision<ContractTerm> decision) {
        return switch (decision) {
            case Decision.Accepted<ContractTerm> ignored -> "accepted";
            case Decision.Unchanged<ContractTerm> ignored -> "unchanged";
            case Decision.Refused<ContractTerm> refused -> refused.refusal().code();
        };
    }
}
