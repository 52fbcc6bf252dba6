package org.steward.platform.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.steward.platform.document.Database;
import org.steward.platform.projection.View;
import org.steward.platform.projection.ViewStore;

/** Reads the organisation's rows. */
final class OrganisationStore implements OrganisationFacts {

    private static final int MAX_SITES = 20_000;
    private static final int MAX_POSITIONS = 5_000;
    private static final int MAX_DELEGATIONS = 1_000;

    private final ViewStore<SiteView> sites;
    private final ViewStore<OrganisationProjections.Region> regions;
    private final ViewStore<OrganisationProjections.Position> positions;
    private final ViewStore<EmployeeView> employees;
    private final ViewStore<DelegationView> delegations;

    OrganisationStore(Database database) {
        this.sites = new ViewStore<>(database, OrganisationProjections.SITES);
        this.regions = new ViewStore<>(database, OrganisationProjections.REGIONS);
        this.positions = new ViewStore<>(database, OrganisationProjections.POSITIONS);
        this.employees = new ViewStore<>(database, OrganisationProjections.EMPLOYEES);
        this.delegations = new ViewStore<>(database, OrganisationProjections.DELEGATIONS);
    }

    @Override
    public Optional<View<SiteView>> site(String id) {
        return Optional.ofNullable(sites.find(id));
    }

    @Override
    public List<SiteView> sitesOf(String regionId) {
        return sites.listWhere("view.regionId", regionId, MAX_SITES).stream()
                .map(View::content)
                .toList();
    }

    @Override
    public List<SiteView> openSites() {
        return sites.listWhere("view.state", SiteView.State.OPEN.name(), MAX_SITES).stream()
                .map(View::content)
                .sorted(Comparator.comparing(SiteView::code))
                .toList();
    }

    @Override
    public boolean regionExists(String id) {
        return regions.find(id) != null;
    }

    @Override
    public Optional<View<EmployeeView>> employee(String id) {
        View<EmployeeView> found = employees.find(id);
        // What waits could be that he left.
        return found == null || employees.isParked(id) ? Optional.empty() : Optional.of(found);
    }

    @Override
    public Map<String, Set<Role>> rolesByPosition() {
        Map<String, Set<Role>> roles = new HashMap<>();
        for (View<OrganisationProjections.Position> position : positions.listAll(MAX_POSITIONS)) {
            roles.put(position.id(), position.content().known());
        }
        return roles;
    }

    @Override
    public List<DelegationView> delegationsTo(String delegate) {
        return delegations.listWhere("view.delegateId", delegate, MAX_DELEGATIONS).stream()
                // What waits could be that it was revoked.
                .filter(delegation -> !delegations.isParked(delegation.id()))
                .map(View::content)
                .toList();
    }
}
