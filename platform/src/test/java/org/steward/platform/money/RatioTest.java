package org.steward.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void isKeptInLowestTermsWithThePositiveDenominator() {
        assertThat(Ratio.of(6, -4)).isEqualTo(Ratio.of(-3, 2));
        assertThat(Ratio.of(0, -4)).isEqualTo(Ratio.ZERO);
        assertThat(Ratio.of(new BigDecimal("21.75"))).isEqualTo(Ratio.of(87, 4));
        assertThat(Ratio.of(new BigDecimal("1E+2"))).isEqualTo(Ratio.of(100));
    }

    @Test
    void floorsAndCeilsBelowZeroToo() {
        assertThat(Ratio.of(-3, 2).floor()).isEqualTo(BigInteger.valueOf(-2));
        assertThat(Ratio.of(-3, 2).ceiling()).isEqualTo(BigInteger.valueOf(-1));
        assertThat(Ratio.of(3, 2).floor()).isEqualTo(BigInteger.ONE);
        assertThat(Ratio.of(4, 2).ceiling()).isEqualTo(BigInteger.TWO);
    }

    @Test
    void isShownExactlyWhereThatIsShort() {
        assertThat(Ratio.of(1, 4).text()).isEqualTo("0.25");
        assertThat(Ratio.of(300).text()).isEqualTo("300");
        assertThat(Ratio.of(1, 3).text()).isEqualTo("≈0.3333333333");
        assertThat(Ratio.ZERO.text()).isEqualTo("0");
    }

    @Test
    void divisionByZeroIsAnError() {
        assertThatThrownBy(() -> Ratio.ONE.dividedBy(Ratio.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void arithmeticIsExact(
            @ForAll @IntRange(min = -999, max = 999) int a,
            @ForAll @IntRange(min = 1, max = 999) int b,
            @ForAll @IntRange(min = -999, max = 999) int c,
            @ForAll @IntRange(min = 1, max = 999) int d) {
        Ratio x = Ratio.of(a, b);
        Ratio y = Ratio.of(c, d);
        assertThat(x.plus(y).minus(y)).isEqualTo(x);
        assertThat(x.compareTo(y)).isEqualTo(Integer.compare(a * d, c * b));
        if (c != 0) {
            assertThat(x.times(y).dividedBy(y)).isEqualTo(x);
        }
        assertThat(x.minus(new Ratio(x.floor(), BigInteger.ONE))).isBetween(Ratio.ZERO, Ratio.of(998, 999));
    }
}
