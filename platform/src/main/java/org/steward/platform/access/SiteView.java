package org.steward.platform.access;

/**
 * What every service knows of a site.
 *
 * @param zone IANA zone id; business dates of the site are in it
 * @param currency ISO 4217
 */
public record SiteView(
        String siteId,
        String regionId,
        String code,
        String name,
        String kind,
        String zone,
        String currency,
        State state) {

    /** Where a site is in its life. */
    public enum State {
        PLANNED,
        OPEN,
        CLOSED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    SiteView in(State newState) {
        return new SiteView(siteId, regionId, code, name, kind, zone, currency, newState);
    }
}
