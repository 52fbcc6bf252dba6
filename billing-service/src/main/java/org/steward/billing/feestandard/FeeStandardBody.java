package org.steward.billing.feestandard;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.billing.meter.MeterKind;
import org.steward.billing.property.UnitKind;
import org.steward.billing.tariff.Basis;
import org.steward.billing.tariff.Component;
import org.steward.billing.tariff.ComponentBody;
import org.steward.billing.tariff.Proration;
import org.steward.platform.command.Require;
import org.steward.platform.money.PlainDecimal;

/** A version of a fee standard as it is written. */
record FeeStandardBody(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String code,
        @NotBlank @Size(max = 100) String nameZh,
        @NotBlank @Size(max = 100) String nameEn,
        @NotNull LocalDate effectiveFrom,
        @NotEmpty Set<@NotNull UnitKind> unitKinds,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid ItemBody> items) {

    /**
     * One component.
     *
     * @param price as in the calculation of charges; a quantity has no place there
     * @param proration {@code none} (default), {@code daily_actual} or {@code daily_30}
     * @param area for basis area: BUILT (default) or INSIDE
     * @param meterKind for basis usage
     * @param quantity for basis fixed, 1 when left out
     * @param withoutReading for basis usage: PARK (default) or SKIP
     * @param cycle how often it is charged and when it is due; with every run, due as the run says, when left out
     * @param tierYearStart month the tier year starts with, 1 when left out
     */
    record ItemBody(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String item,

            @NotNull ComponentBody price,
            @Nullable String proration,
            PricedItem.@Nullable Area area,
            @Nullable MeterKind meterKind,
            @PlainDecimal @Nullable BigDecimal quantity,
            PricedItem.@Nullable WithoutReading withoutReading,
            @Nullable Cycle cycle,
            @Nullable Integer tierYearStart) {

        private PricedItem toItem() {
            Require.that(
                    price.quantity() == null,
                    "QUANTITY_NOT_OF_A_PRICE",
                    "price.quantity",
                    "a quantity",
                    "none: it comes from unit or meter");
            Component component = Require.within("price", price::toComponent);
            Require.that(
                    component.code().matches("[a-z][a-z0-9-]{0,39}"),
                    "CODE_INVALID",
                    "price.code",
                    component.code(),
                    "lower-case letters, digits and hyphens");
            Proration rule =
                    proration == null ? Proration.NONE : Require.oneOf(Proration.class, proration, "proration");
            boolean metered = component.basis() == Basis.USAGE;
            boolean counted = component.basis() == Basis.FIXED || component.basis() == Basis.FORMULA;
            return new PricedItem(
                    item,
                    component,
                    rule,
                    component.basis() == Basis.AREA && area == null ? PricedItem.Area.BUILT : area,
                    meterKind,
                    counted && quantity == null ? BigDecimal.ONE : quantity,
                    metered && withoutReading == null ? PricedItem.WithoutReading.PARK : withoutReading,
                    cycle,
                    tierYearStart);
        }
    }

    /** The components, each checked; 422 naming {@code items[i]…}. */
    List<PricedItem> toItems() {
        List<PricedItem> read = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            read.add(Require.within("items[" + i + "]", items.get(i)::toItem));
        }
        for (int i = 0; i < read.size(); i++) {
            Component price = read.get(i).price();
            for (String code : price.of()) {
                boolean before = read.subList(0, i).stream()
                        .anyMatch(other -> other.price().code().equals(code)
                                && other.price().basis() != Basis.PERCENTAGE);
                Require.that(
                        before,
                        "PERCENTAGE_OF_NOTHING",
                        "items[" + i + "].price.of",
                        code,
                        "codes of components before it");
            }
        }
        Require.distinct(read, item -> item.price().code(), i -> "items[" + i + "].price.code");
        return read;
    }
}
