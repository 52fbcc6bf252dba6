package org.steward.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Line(Money price, @PlainDecimal BigDecimal rate) {}

    @Test
    void isWrittenAsAStringWithTheDigitsOfItsCurrency() {
        assertThat(STRICT.writeValueAsString(Money.of("83.5", "CNY"))).isEqualTo("""
                {"amount":"83.50","currency":"CNY"}""");
        assertThat(STRICT.writeValueAsString(Money.ofMinor(-5, "CNY"))).isEqualTo("""
                {"amount":"-0.05","currency":"CNY"}""");
        assertThat(STRICT.writeValueAsString(Money.of("120", "JPY"))).isEqualTo("""
                {"amount":"120","currency":"JPY"}""");
    }

    @Test
    void isReadFromTheSameForm() {
        assertThat(STRICT.readValue("""
                {"amount":"83.55","currency":"CNY"}""", Money.class)).isEqualTo(Money.ofMinor(8355, "CNY"));
    }

    @Test
    void refusesWhatIsNotAPlainAmount() {
        for (String bad : List.of(
                "{\"amount\":83.55,\"currency\":\"CNY\"}",
                "{\"amount\":\"8.355E1\",\"currency\":\"CNY\"}",
                "{\"amount\":\"83.555\",\"currency\":\"CNY\"}",
                "{\"amount\":\"+83.55\",\"currency\":\"CNY\"}",
                "{\"amount\":\".5\",\"currency\":\"CNY\"}",
                "{\"amount\":\"\",\"currency\":\"CNY\"}",
                "{\"amount\":\"1234567890123456789\",\"currency\":\"CNY\"}",
                "{\"amount\":\"1\",\"currency\":\"XYZ\"}",
                "{\"amount\":\"1\"}",
                "{\"currency\":\"CNY\"}",
                "{\"amount\":\"1\",\"currency\":\"CNY\",\"minorUnits\":7}",
                "{\"amount\":\"1\",\"currency\":\"CNY\",\"more\":1}")) {
            assertThatThrownBy(() -> STRICT.readValue(bad, Money.class)).as(bad).isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void theErrorNamesThePathOfTheBadDecimal() {
        assertThatThrownBy(() -> STRICT.readValue("""
                {"price":{"amount":"1","currency":"CNY"},"rate":3.6}""", Line.class))
                .isInstanceOfSatisfying(
                        JacksonException.class,
                        e -> assertThat(e.getPath().getLast().getPropertyName()).isEqualTo("rate"));
        assertThatThrownBy(() -> STRICT.readValue("""
                {"price":{"amount":1,"currency":"CNY"},"rate":"3.6"}""", Line.class))
                .isInstanceOfSatisfying(
                        JacksonException.class, e -> assertThat(e.getPath()).hasSize(2));
    }

    @Test
    void isStoredAsMinorUnitsAndReadBack() {
        Line line = new Line(Money.of("83.55", "CNY"), new BigDecimal("0.000533333333"));
        BsonDocument stored = Json.toBson(line);
        assertThat(stored.getDocument("price"))
                .isEqualTo(
                        new BsonDocument("minorUnits", new BsonInt64(8355)).append("currency", new BsonString("CNY")));
        assertThat(Json.fromBson(stored, Line.class)).isEqualTo(line);
    }

    @Test
    void anEventCarriesTheJsonForm() {
        assertThat(Json.tree(Money.of("83.55", "CNY")).toString()).isEqualTo("""
                {"amount":"83.55","currency":"CNY"}""");
    }

    @Test
    void roundsHalvesAwayFromZero() {
        assertThat(Money.round(new BigDecimal("124.975"), CNY)).isEqualTo(Money.of("124.98", "CNY"));
        assertThat(Money.round(new BigDecimal("-124.975"), CNY)).isEqualTo(Money.of("-124.98", "CNY"));
        assertThat(Money.round(new BigDecimal("124.97499999999"), CNY)).isEqualTo(Money.of("124.97", "CNY"));
        assertThat(Money.round(Ratio.of(1, 200), CNY)).isEqualTo(Money.of("0.01", "CNY"));
    }

    @Test
    void neverWrapsAndNeverMixesCurrencies() {
        Money most = new Money(Long.MAX_VALUE, CNY);
        assertThatThrownBy(() -> most.plus(Money.ofMinor(1, "CNY")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo("AMOUNT_TOO_LARGE"));
        assertThatThrownBy(() -> most.negate().minus(Money.ofMinor(2, "CNY"))).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, CNY).negate()).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> Money.round(new BigDecimal("100000000000000000"), CNY))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> most.plus(Money.ofMinor(1, "USD"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void sumsAreExact(
            @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long a,
            @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long b) {
        Money first = new Money(a, CNY);
        Money second = new Money(b, CNY);
        assertThat(first.plus(second).minus(second)).isEqualTo(first);
        assertThat(Money.sum(List.of(first, second), CNY).amount())
                .isEqualByComparingTo(first.amount().add(second.amount()));
        assertThat(Money.of(first.amountText(), "CNY")).isEqualTo(first);
    }
}
