package org.steward.staff.organisation;

import org.steward.platform.command.EventType;

/** What happens to the company and its regions. */
public sealed interface OrganisationEvent {

    @EventType("org.steward.staff.company.created.v1")
    record CompanyCreated(String companyId, String name, String zone) implements OrganisationEvent {}

    @EventType("org.steward.staff.region.created.v1")
    record RegionCreated(String regionId, String code, String name) implements OrganisationEvent {}
}
