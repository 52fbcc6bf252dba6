package org.steward.staff.organisation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.staff.organisation.OrganisationCommand.CreateCompany;
import org.steward.staff.organisation.OrganisationCommand.CreateRegion;

/** The rules of the company and its regions. */
final class OrganisationDecisions {

    private OrganisationDecisions() {}

    static Decision<Company> decide(@Nullable Company company, CreateCompany command) {
        Company founded = new Company(
                Company.ID, command.name(), Zones.known(command.zone(), "zone").getId(), command.founderId());
        if (company == null) {
            return Decision.accept(
                    founded, new OrganisationEvent.CompanyCreated(founded.companyId(), founded.name(), founded.zone()));
        }
        // Its founder saying the same again goes on with a founding that broke off halfway.
        return company.equals(founded)
                ? Decision.unchanged()
                : Decision.refuse(Refusal.conflict("COMPANY_EXISTS", Map.of("id", company.companyId())));
    }

    static Decision<Region> decide(@Nullable Region region, CreateRegion command) {
        if (region != null) {
            return Decision.refuse(
                    Refusal.conflict("REGION_EXISTS", Map.of("code", region.code(), "id", region.regionId())));
        }
        return Decision.accept(
                new Region(command.regionId(), command.code(), command.name()),
                new OrganisationEvent.RegionCreated(command.regionId(), command.code(), command.name()));
    }
}
