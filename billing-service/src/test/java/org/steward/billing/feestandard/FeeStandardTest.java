package org.steward.billing.feestandard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.steward.billing.property.UnitKind;
import org.steward.billing.tariff.Basis;
import org.steward.billing.tariff.Component;
import org.steward.billing.tariff.Proration;
import org.steward.platform.command.Decision;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Json;
import org.steward.platform.fixture.Duty;

@Duty("B7")
class FeeStandardTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    @Test
    void isDraftedOnceChangedWhileADraftAndPublishedOnce() {
        FeeStandard draft = after(FeeStandard.draft(null, standard("flats", JANUARY, "3.00")));
        assertThat(code(FeeStandard.draft(draft, standard("flats", JANUARY, "3.10"))))
                .isEqualTo("FEE_STANDARD_EXISTS");
        FeeStandard changed = after(FeeStandard.change(draft, "id", standard("flats", JANUARY, "3.10")));
        assertThat(code(FeeStandard.change(changed, "id", standard("flats", JANUARY, "3.10"))))
                .isEqualTo("unchanged");
        FeeStandard published = after(FeeStandard.publish(changed, "id"));
        assertThat(published.status()).isEqualTo(FeeStandard.Status.PUBLISHED);
    }

    @Test
    void isNeverChangedOncePublished() {
        FeeStandard published = after(FeeStandard.publish(standard("flats", JANUARY, "3.00"), "id"));
        assertThat(code(FeeStandard.change(published, "id", standard("flats", JANUARY, "3.10"))))
                .isEqualTo("FEE_STANDARD_PUBLISHED");
        assertThat(code(FeeStandard.publish(published, "id"))).isEqualTo("FEE_STANDARD_PUBLISHED");
    }

    @Test
    void keepsItsCodeAndDay() {
        FeeStandard draft = standard("flats", JANUARY, "3.00");
        assertThat(code(FeeStandard.change(draft, "id", standard("shops", JANUARY, "3.00"))))
                .isEqualTo("FEE_STANDARD_IDENTITY");
        assertThat(code(FeeStandard.change(draft, "id", standard("flats", JANUARY.plusDays(1), "3.00"))))
                .isEqualTo("FEE_STANDARD_IDENTITY");
    }

    @Test
    void isNotFoundWhenThereIsNone() {
        assertThat(code(FeeStandard.publish(null, "id"))).isEqualTo("NOT_FOUND");
        assertThat(code(FeeStandard.change(null, "id", standard("flats", JANUARY, "3.00"))))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void comesBackFromTheDatabaseAsItWas() {
        FeeStandard standard = standard("flats", JANUARY, "3.00");
        assertThat(Json.fromBson(Json.toBson(standard), FeeStandard.class)).isEqualTo(standard);
    }

    @Test
    void wantsOfEveryItemWhatItsBasisNeeds() {
        Component usage = new Component("water", Basis.USAGE, BigDecimal.ONE, null);
        assertThatThrownBy(() -> new PricedItem("water", usage, Proration.NONE, null, null, null, null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("VALUE_MISSING at meterKind");
        Component area = new Component("management", Basis.AREA, BigDecimal.ONE, null);
        assertThatThrownBy(() -> new PricedItem("management", area, Proration.NONE, null, null, null, null))
                .hasMessageContaining("VALUE_MISSING at area");
    }

    private static FeeStandard standard(String code, LocalDate from, String rate) {
        return new FeeStandard(
                "site-1",
                "id",
                code,
                "住宅物业服务费",
                "Residential management fee",
                "CNY",
                from,
                Set.of(UnitKind.FLAT),
                List.of(new PricedItem(
                        "management",
                        new Component("management", Basis.AREA, new BigDecimal(rate), null),
                        Proration.DAILY_ACTUAL,
                        PricedItem.Area.BUILT,
                        null,
                        null,
                        null)),
                FeeStandard.Status.DRAFT);
    }

    private static FeeStandard after(Decision<FeeStandard> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted<FeeStandard>) decision).state();
    }

    private static String code(Decision<FeeStandard> decision) {
        return switch (decision) {
            case Decision.Accepted<FeeStandard> ignored -> "accepted";
            case Decision.Unchanged<FeeStandard> ignored -> "unchanged";
            case Decision.Refused<FeeStandard> refused -> refused.refusal().code();
        };
    }
}
