package org.steward.platform.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.steward.platform.projection.View;

/** Where the organisation's rows come from: the projection, or in tests of the policy the facts of the test. */
interface OrganisationFacts {

    Optional<View<SiteView>> site(String id);

    List<SiteView> sitesOf(String regionId);

    List<SiteView> openSites();

    boolean regionExists(String id);

    Optional<View<EmployeeView>> employee(String id);

    Map<String, Set<Role>> rolesByPosition();

    List<DelegationView> delegationsTo(String delegate);
}
