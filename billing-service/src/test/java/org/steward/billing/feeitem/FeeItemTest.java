package org.steward.billing.feeitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.billing.Decisions.after;
import static org.steward.billing.Decisions.code;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.billing.Decisions;
import org.steward.billing.ledger.FeeClass;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;

@Duty({"B1", "B7"})
class FeeItemTest {

    private static final FeeItem POOL = item("pool", FeeClass.OWN_INCOME, false);

    private static final Map<String, Function<@Nullable FeeItem, Decision<FeeItem>>> COMMANDS = Map.of(
            "define", item -> FeeItem.define(item, null, POOL),
            "rename", item -> FeeItem.rename(item, "pool", "泳池", "Swimming pool"),
            "retire", item -> FeeItem.retire(item, "pool"));

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        FeeItem retired = after(FeeItem.retire(POOL, "pool"));
        Map<String, Map<String, String>> expected = Map.of(
                "missing", Map.of("define", "accepted", "rename", "NOT_FOUND", "retire", "NOT_FOUND"),
                "active", Map.of("define", "FEE_ITEM_EXISTS", "rename", "accepted", "retire", "accepted"),
                "retired", Map.of("define", "FEE_ITEM_EXISTS", "rename", "accepted", "retire", "unchanged"));
        return Decisions.table(Map.of("active", POOL, "retired", retired), COMMANDS, expected);
    }

    @Test
    void keepsTheClassOfWhatComesWithTheProduct() {
        FeeItem water = ShippedItems.byCode().get("water");
        assertThat(code(FeeItem.define(null, water, item("water", FeeClass.OWN_INCOME, false))))
                .isEqualTo("FEE_ITEM_SHIPPED");
        assertThat(code(FeeItem.define(null, water, item("water", FeeClass.COLLECTED_FOR_OTHERS, false))))
                .isEqualTo("accepted");
    }

    @Test
    void takesOnlyClassesOfItemsAndServiceFeesThatAreIncome() {
        assertThat(code(FeeItem.define(null, null, item("pool", FeeClass.SERVICE_FUND, false))))
                .isEqualTo("FEE_CLASS_NOT_OF_ITEMS");
        assertThat(code(FeeItem.define(null, null, item("pool", FeeClass.RESTORED, false))))
                .isEqualTo("FEE_CLASS_NOT_OF_ITEMS");
        assertThat(code(FeeItem.define(null, null, item("pool", FeeClass.DEPOSIT, true))))
                .isEqualTo("SERVICE_FEE_IS_INCOME");
    }

    @Test
    void shipsItemsOfEveryClassAnItemMayHave() {
        assertThat(ShippedItems.byCode().values())
                .extracting(FeeItem::feeClass)
                .contains(
                        FeeClass.OWN_INCOME,
                        FeeClass.COLLECTED_FOR_OTHERS,
                        FeeClass.OWNERS_MONEY,
                        FeeClass.DEPOSIT,
                        FeeClass.TAX);
        ShippedItems.byCode().values().forEach(item -> assertThat(code(FeeItem.define(null, item, item)))
                .as(item.code())
                .isEqualTo("accepted"));
    }

    private static FeeItem item(String code, FeeClass feeClass, boolean serviceFee) {
        return new FeeItem(code, "泳池费", "Pool", feeClass, serviceFee, FeeItem.Status.ACTIVE);
    }
}
