package org.steward.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void sha256IsTheStandardOne() {
        assertThat(Ids.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
