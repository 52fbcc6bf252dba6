package org.steward.staff.leave;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Asks how much annual leave is due; {@code POST /api/staff/v1/calculations/annual-leave}.
 *
 * <p>With {@code joined} for a joiner, with {@code left} for a leaver, with {@code serviceYears} alone for the
 * entitlement. Days are JSON numbers and may be halves.
 */
record AnnualLeaveRequest(
        @Nullable Integer year,

        @Schema(types = "number") @JsonDeserialize(using = NumberReader.class) @Nullable BigDecimal entitlementDays,

        @Nullable LocalDate joined,
        @Nullable LocalDate left,

        @Schema(types = "number") @JsonDeserialize(using = NumberReader.class) @Nullable BigDecimal takenDays,

        @Schema(types = "number") @JsonDeserialize(using = NumberReader.class) @Nullable BigDecimal serviceYears) {

    sealed interface Answer {}

    record Entitlement(int entitlementDays) implements Answer {}

    record Joiner(int days) implements Answer {}

    record Leaver(int payableDays) implements Answer {}

    /**
     * The days.
     *
     * @throws RefusedException naming the member that is missing, too much or impossible
     */
    Answer answer() {
        if (serviceYears != null) {
            boolean alone =
                    Stream.of(year, entitlementDays, joined, left, takenDays).allMatch(other -> other == null);
            Require.that(alone, "SERVICE_YEARS_ALONE", "serviceYears", serviceYears, "-");
            return new Entitlement(AnnualLeave.entitlement(serviceYears));
        }
        int inYear = Require.between(year, 1900, 2199, "year");
        if (left != null) {
            return new Leaver(AnnualLeave.payableToLeaver(inYear, entitlementDays, joined, left, takenDays));
        }
        Require.that(takenDays == null, "TAKEN_NEEDS_LEFT", "takenDays", String.valueOf(takenDays), "left");
        return new Joiner(AnnualLeave.forJoiner(inYear, entitlementDays, Require.present(joined, "joined")));
    }

    /** Days are counted, so they come as JSON numbers, unlike money and rates. */
    static final class NumberReader extends StdDeserializer<BigDecimal> {
        NumberReader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isNumeric()) {
                context.reportInputMismatch(this, "expected a number");
            }
            return parser.getDecimalValue();
        }
    }
}
