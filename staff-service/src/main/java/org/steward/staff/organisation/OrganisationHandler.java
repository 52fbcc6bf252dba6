package org.steward.staff.organisation;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Stored;
import org.steward.staff.organisation.OrganisationCommand.CreateCompany;
import org.steward.staff.organisation.OrganisationCommand.CreateRegion;

/** The door to the company and its regions. */
@Component
public class OrganisationHandler {

    private final CommandRunner runner;
    private final CompanyStore companies;
    private final RegionStore regions;

    OrganisationHandler(CommandRunner runner, CompanyStore companies, RegionStore regions) {
        this.runner = runner;
        this.companies = companies;
        this.regions = regions;
    }

    /** Founds the company; its founder may say the same again to go on with a founding that broke off. */
    public CommandResult createCompany(Command command, String name, String zone, String founderId) {
        return runner.run(
                companies.aggregates(),
                Company.ID,
                command,
                (company, now) -> OrganisationDecisions.decide(company, new CreateCompany(name, zone, founderId)));
    }

    CommandResult createRegion(Command command, CreateRegionRequest request) {
        String regionId = Codes.idOf("region", request.code());
        return runner.run(
                regions.aggregates(),
                regionId,
                command,
                (region, now) -> OrganisationDecisions.decide(
                        region, new CreateRegion(regionId, request.code(), request.name())));
    }

    /** The company, or null while there is none. */
    public @Nullable Stored<Company> company() {
        return companies.find();
    }

    /** The company; nothing else can be asked for before it is founded. */
    public Company knownCompany() {
        Stored<Company> company = companies.find();
        if (company == null) {
            throw new RefusedException(Refusal.notFound("company", Company.ID));
        }
        return company.state();
    }

    /** The region, or null. */
    public @Nullable Region region(String regionId) {
        Stored<Region> region = regions.find(regionId);
        return region == null ? null : region.state();
    }

    Stored<Region> knownRegion(String regionId) {
        Stored<Region> region = regions.find(regionId);
        if (region == null) {
            throw new RefusedException(Refusal.notFound("region", regionId));
        }
        return region;
    }

    Page<Stored<Region>> regions(PageRequest request) {
        return regions.page(request);
    }
}
