package org.steward.workorder.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

class CallBackRuleTest {

    private static final CallBackRule RARELY = new CallBackRule(Integer.MAX_VALUE);

    @Test
    void everyComplaintEverythingUrgentPaidOrReopenedIsCalledBackOn() {
        assertThat(RARELY.requires("o", Kind.COMPLAINT, Severity.LOW, false, false, true))
                .isTrue();
        assertThat(RARELY.requires("o", Kind.REPAIR, Severity.URGENT, false, false, true))
                .isTrue();
        assertThat(RARELY.requires("o", Kind.REPAIR, Severity.LOW, true, false, true))
                .isTrue();
        assertThat(RARELY.requires("o", Kind.REPAIR, Severity.LOW, false, true, true))
                .isTrue();
        assertThat(RARELY.requires("o", Kind.REPAIR, Severity.LOW, false, false, true))
                .isFalse();
    }

    @Test
    void nobodyIsCalledWhereNobodyAsked() {
        assertThat(new CallBackRule(1).requires("o", Kind.COMPLAINT, Severity.URGENT, true, true, false))
                .isFalse();
    }

    @Test
    void aSampleOfTheRestIsTakenByIdAlone() {
        CallBackRule oneInFive = new CallBackRule(5);
        long called = IntStream.range(0, 10_000)
                .mapToObj(number -> UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (number >> 8)}))
                .filter(id -> oneInFive.requires(id.toString(), Kind.REPAIR, Severity.NORMAL, false, false, true))
                .count();
        assertThat(called).isBetween(1_800L, 2_200L);
        assertThat(new CallBackRule(1).requires("any", Kind.ENQUIRY, Severity.LOW, false, false, true))
                .isTrue();
    }

    @Test
    void aSampleOfNoneIsAMistake() {
        assertThatThrownBy(() -> new CallBackRule(0)).hasMessageContaining("0: expected at least 1");
    }
}
