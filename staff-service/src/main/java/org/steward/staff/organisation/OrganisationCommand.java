package org.steward.staff.organisation;

/** What can be done with the company and its regions. */
sealed interface OrganisationCommand {

    /** Founds the company. */
    record CreateCompany(String name, String zone, String founderId) implements OrganisationCommand {}

    /** Adds a region. */
    record CreateRegion(String regionId, String code, String name) implements OrganisationCommand {}
}
