package org.steward.staff.founding;

import org.steward.staff.organisation.Company;
import org.steward.staff.position.Position;

/**
 * How far the founding of the company has come: three aggregates, three commands.
 *
 * @param positionDefined whether the position that makes administrators is there
 * @param administratorJoined whether its founder is its first administrator
 */
record Founding(
        String companyId,
        String name,
        String zone,
        String administratorPositionId,
        String administratorId,
        boolean positionDefined,
        boolean administratorJoined) {

    static Founding of(Company company, boolean positionDefined, boolean administratorJoined) {
        return new Founding(
                company.companyId(),
                company.name(),
                company.zone(),
                Position.ADMINISTRATOR_ID,
                company.founderId(),
                positionDefined,
                administratorJoined);
    }

    boolean isComplete() {
        return positionDefined && administratorJoined;
    }
}
