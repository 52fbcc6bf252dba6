package org.steward.local.tour;

import org.steward.local.DemoUser;
import org.steward.local.LocalUser;

/**
 * The people of one tour. The first tour of a platform is taken by the demo users themselves; where they have their
 * places already, colleagues of theirs take it at sites of their own.
 *
 * @param number of the tour on this platform, from 1
 */
record Cast(int number) {

    /** Company-wide posts: one holder each, whatever the tour. */
    LocalUser admin() {
        return DemoUser.ADMIN.user();
    }

    LocalUser hr() {
        return of(DemoUser.HR);
    }

    LocalUser finance() {
        return of(DemoUser.FINANCE);
    }

    LocalUser regional() {
        return of(DemoUser.REGIONAL);
    }

    LocalUser director() {
        return of(DemoUser.DIRECTOR);
    }

    LocalUser clerk() {
        return of(DemoUser.CLERK);
    }

    LocalUser frontdesk() {
        return of(DemoUser.FRONTDESK);
    }

    LocalUser technician() {
        return of(DemoUser.TECHNICIAN);
    }

    LocalUser captain() {
        return of(DemoUser.CAPTAIN);
    }

    LocalUser guard() {
        return of(DemoUser.GUARD);
    }

    LocalUser resident() {
        return of(DemoUser.RESIDENT);
    }

    LocalUser directorB() {
        return of(DemoUser.DIRECTOR_B);
    }

    LocalUser clerkB() {
        return of(DemoUser.CLERK_B);
    }

    LocalUser guardB() {
        return of(DemoUser.GUARD_B);
    }

    /** Stands in for the director. */
    LocalUser deputy() {
        return of(new LocalUser("assistant-deputy"));
    }

    /** Leaves the company on the way. */
    LocalUser leaver() {
        return of(new LocalUser("assistant-leaver"));
    }

    /** Is transferred to the other site on the way. */
    LocalUser mover() {
        return of(new LocalUser("technician-mover"));
    }

    /** The code of something of this tour that others have as well. */
    String code(String code) {
        return number == 1 ? code : code + '-' + number;
    }

    private LocalUser of(DemoUser user) {
        return of(user.user());
    }

    private LocalUser of(LocalUser user) {
        return number == 1 ? user : user.colleague("t" + number);
    }
}
