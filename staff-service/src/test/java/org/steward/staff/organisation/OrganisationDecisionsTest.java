package org.steward.staff.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.staff.Decisions.accepted;
import static org.steward.staff.Decisions.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steward.platform.command.Decision;
import org.steward.staff.organisation.OrganisationCommand.CreateCompany;
import org.steward.staff.organisation.OrganisationCommand.CreateRegion;

class OrganisationDecisionsTest {

    private static final CreateCompany FOUND = new CreateCompany("Harbour Property", "Asia/Shanghai", "e-founder");
    private static final Company COMPANY = new Company(Company.ID, "Harbour Property", "Asia/Shanghai", "e-founder");
    private static final CreateRegion ADD = new CreateRegion("r-1", "NORTH", "North");

    @Test
    void theCompanyIsFounded() {
        Decision.Accepted<Company> decision = accepted(OrganisationDecisions.decide(null, FOUND));
        assertThat(decision.state()).isEqualTo(COMPANY);
        assertThat(decision.events())
                .containsExactly(new OrganisationEvent.CompanyCreated(Company.ID, "Harbour Property", "Asia/Shanghai"));
    }

    @Test
    void itsFounderMaySayTheSameAgain() {
        assertThat(OrganisationDecisions.decide(COMPANY, FOUND)).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void nobodyFoundsASecondCompany() {
        assertThat(refused(() -> OrganisationDecisions.decide(
                        COMPANY, new CreateCompany("Other", "Asia/Shanghai", "e-founder"))))
                .isEqualTo("COMPANY_EXISTS");
        assertThat(refused(() -> OrganisationDecisions.decide(
                        COMPANY, new CreateCompany("Harbour Property", "Asia/Shanghai", "e-other"))))
                .isEqualTo("COMPANY_EXISTS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Nowhere", "+08:00", "", "shanghai"})
    void aZoneIsOneOfTheTimeZoneDatabase(String zone) {
        assertThat(refused(() -> OrganisationDecisions.decide(null, new CreateCompany("H", zone, "e-founder"))))
                .isEqualTo("ZONE_UNKNOWN at zone");
    }

    @Test
    void aRegionIsAddedOnce() {
        Decision.Accepted<Region> decision = accepted(OrganisationDecisions.decide(null, ADD));
        assertThat(decision.events()).containsExactly(new OrganisationEvent.RegionCreated("r-1", "NORTH", "North"));
        assertThat(refused(() -> OrganisationDecisions.decide(decision.state(), ADD)))
                .isEqualTo("REGION_EXISTS");
    }

    @Test
    void aCodeIsTheSameInAnyCase() {
        assertThat(Codes.idOf("site", "bj-01")).isEqualTo(Codes.idOf("site", "BJ-01"));
        assertThat(Codes.idOf("site", "bj-01")).isNotEqualTo(Codes.idOf("region", "bj-01"));
    }
}
