package org.steward.billing.site;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Scope;

/** Currency and business day of the sites, from the organisation that staff-service publishes. */
public final class Sites {

    /** What the organisation says of a site. */
    public record Facts(ZoneId zone, String currency) {}

    private final Function<Scope, @Nullable Facts> lookup;
    private final Clock clock;

    public Sites(Function<Scope, @Nullable Facts> lookup, Clock clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    /** ISO 4217 code; 404 for a site that is not known. */
    public String currency(Scope site) {
        return facts(site).currency();
    }

    /** The current day at the site; 404 for a site that is not known. */
    public LocalDate today(Scope site) {
        return dayOf(site, clock.instant());
    }

    /** The day at the site at that instant. */
    public LocalDate dayOf(Scope site, Instant instant) {
        return LocalDate.ofInstant(instant, facts(site).zone());
    }

    private Facts facts(Scope site) {
        Facts facts = lookup.apply(site);
        if (facts == null) {
            throw new RefusedException(Refusal.notFound("site", site.value()));
        }
        return facts;
    }
}
