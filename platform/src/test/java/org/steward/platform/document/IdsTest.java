package org.steward.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void theSameInputsGiveTheSameVersion5Id() {
        String id = Ids.derive("unit", Scope.site("s1"), "A-101");
        assertThat(id).isEqualTo(Ids.derive("unit", Scope.site("s1"), "A-101"));
        assertThat(UUID.fromString(id).version()).isEqualTo(5);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    }

    @Test
    void typeScopeAndKeyEachMakeAnotherId() {
        String id = Ids.derive("unit", Scope.site("s1"), "A-101");
        assertThat(Ids.derive("meter", Scope.site("s1"), "A-101")).isNotEqualTo(id);
        assertThat(Ids.derive("unit", Scope.site("s2"), "A-101")).isNotEqualTo(id);
        assertThat(Ids.derive("unit", Scope.site("s1"), "A-102")).isNotEqualTo(id);
    }

    /** Else a person could be given the id that a site will have, and the events of one would stop the other's. */
    @Test
    void anIdFromOutsideIsNeverOneThatIsDerived() {
        assertThat(Ids.isDerived(Ids.derive("site", Scope.COMPANY, "N-1"))).isTrue();
        assertThat(Ids.isDerived(Ids.derive("site", Scope.COMPANY, "N-1").toUpperCase(Locale.ROOT)))
                .isTrue();
        assertThat(Ids.isDerived(UUID.randomUUID().toString())).isFalse();
        assertThat(Ids.isDerived(UUID.nameUUIDFromBytes(new byte[] {1}).toString()))
                .isFalse();
        assertThat(Ids.isDerived("kc:1234")).isFalse();
    }

    @Test
    void sha256IsTheStandardOne() {
        assertThat(Ids.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
