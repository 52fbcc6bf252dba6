package org.steward.staff.profile;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.access.Role;
import org.steward.staff.employee.PersonalData;
import org.steward.staff.position.Title;
import org.steward.staff.site.Site;

/**
 * What a person sees of himself.
 *
 * @param personal masked, as everywhere
 * @param wholeCompany whether he works for the company itself, and so at every site
 * @param sites where he works by an assignment to the site or its region
 * @param permissions what he may do in this service, at one of his places at least
 * @param mayActFor whose authority is lent to him now
 */
record Profile(
        String employeeId,
        String employeeNumber,
        PersonalData personal,
        Instant asOf,
        List<Held> assignments,
        boolean wholeCompany,
        List<Place> sites,
        Set<Role> roles,
        Set<String> permissions,
        List<Lent> mayActFor) {

    /** An assignment that holds now or later. */
    record Held(
            String assignmentId,
            String positionId,
            @Nullable Title title,
            Level level,
            @Nullable String siteId,
            @Nullable String regionId,
            Instant validFrom,
            @Nullable Instant validUntil,
            boolean current) {}

    /** A site he works at. */
    record Place(String siteId, String code, String name, Site.Status status) {

        static Place of(Site site) {
            return new Place(site.siteId(), site.code(), site.name(), site.status());
        }
    }

    /** Authority lent to him; everywhere the delegator may act where {@code siteIds} is empty. */
    record Lent(String delegationId, String delegatorId, List<String> siteIds, Instant validUntil) {}
}
