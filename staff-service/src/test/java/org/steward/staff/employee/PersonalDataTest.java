package org.steward.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonalDataTest {

    @Test
    void maskedDataDoNotTellWhoItIs() {
        assertThat(parts(new PersonalData("王小明", "13812345678", "110101199001011237").masked()))
                .isEqualTo("王** ****5678 ****37");
    }

    @Test
    void anUncommonFirstCharacterStaysWhole() {
        assertThat(new PersonalData("𠮷田", null, null).masked().name()).isEqualTo("𠮷**");
    }

    @Test
    void shortValuesAreMaskedWhole() {
        assertThat(parts(new PersonalData("J", "12345", "123").masked())).isEqualTo("J** **** ****");
    }

    @Test
    void whatIsUnknownStaysUnknown() {
        assertThat(parts(new PersonalData("王小明", null, null).masked())).isEqualTo("王** null null");
    }

    @Test
    void aLogOfItSaysNothing() {
        assertThat(Employees.employed().toString()).doesNotContain("王", "13812345678", "110101199001011237");
    }

    private static String parts(PersonalData data) {
        return data.name() + " " + data.phone() + " " + data.idNumber();
    }
}
