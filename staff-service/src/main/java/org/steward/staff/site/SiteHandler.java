package org.steward.staff.site;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Stored;
import org.steward.staff.organisation.Codes;
import org.steward.staff.organisation.OrganisationHandler;
import org.steward.staff.organisation.PlacePermissions;
import org.steward.staff.organisation.PlacePermissions.Places;
import org.steward.staff.organisation.Region;
import org.steward.staff.position.PositionHandler;

/**
 * The door to sites.
 *
 * <p>Regions and positions are read before deciding. Neither is ever removed, so what was there when a command looked is
 * there when it writes: no race.
 */
@Component
public class SiteHandler {

    static final String PLAN = "staff.site.plan";
    static final String READ = "staff.site.read";

    private final CommandRunner runner;
    private final SiteStore store;
    private final OrganisationHandler organisation;
    private final PositionHandler positions;
    private final PlacePermissions access;

    SiteHandler(
            CommandRunner runner,
            SiteStore store,
            OrganisationHandler organisation,
            PositionHandler positions,
            PlacePermissions access) {
        this.runner = runner;
        this.store = store;
        this.organisation = organisation;
        this.positions = positions;
        this.access = access;
    }

    CommandResult plan(Command command, PlanSiteRequest request) {
        Places places = access.places(command.authority(), command.operation());
        boolean his = places.everywhere() || places.regionIds().contains(request.regionId());
        String siteId = Codes.idOf("site", request.code());
        return runner.run(store.aggregates(), siteId, command, (site, now) -> {
            // A region that is not the caller's is as unknown to him as one that does not exist.
            Region region = his ? organisation.region(request.regionId()) : null;
            return SiteDecisions.decide(
                    site,
                    new SiteCommand.Plan(
                            siteId,
                            request.code(),
                            request.regionId(),
                            region,
                            request.name(),
                            request.kind(),
                            request.zone(),
                            request.currency(),
                            request.items()),
                    now);
        });
    }

    CommandResult completeItem(Command command, String siteId, String item) {
        return run(
                command,
                siteId,
                new SiteCommand.CompleteItem(item, command.authority().actor()));
    }

    CommandResult open(Command command, String siteId) {
        return run(command, siteId, new SiteCommand.Open());
    }

    CommandResult close(Command command, String siteId) {
        return run(command, siteId, new SiteCommand.Close());
    }

    CommandResult setEstablishment(Command command, String siteId, EstablishmentRequest request) {
        List<EstablishmentLine> lines = request.lines();
        Set<String> known = lines.stream()
                .map(EstablishmentLine::positionId)
                .filter(position -> positions.find(position) != null)
                .collect(Collectors.toSet());
        return run(command, siteId, new SiteCommand.SetEstablishment(lines, known));
    }

    private CommandResult run(Command command, String siteId, SiteCommand what) {
        visible(siteId, command.authority(), command.operation());
        return runner.run(store.aggregates(), siteId, command, (site, now) -> SiteDecisions.decide(site, what, now));
    }

    Stored<Site> read(String siteId, Authority authority) {
        return visible(siteId, authority, READ);
    }

    Page<Stored<Site>> page(Authority authority, @Nullable String regionId, PageRequest request) {
        return store.page(access.places(authority, READ), regionId, request);
    }

    /** The site, or null. */
    public @Nullable Site find(String siteId) {
        Stored<Site> site = store.find(siteId);
        return site == null ? null : site.state();
    }

    /** All sites of a region, whatever their state. */
    public List<Site> ofRegion(String regionId) {
        return store.ofRegion(regionId);
    }

    private Stored<Site> visible(String siteId, Authority authority, String operation) {
        Stored<Site> site = store.find(siteId);
        if (site == null) {
            throw new RefusedException(Refusal.notFound("site", siteId));
        }
        access.require(authority, operation, siteId, site.state().regionId());
        return site;
    }
}
