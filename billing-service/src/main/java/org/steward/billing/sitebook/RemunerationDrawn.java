package org.steward.billing.sitebook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * The company's remuneration for a month was taken out of the money held for the owners.
 *
 * @param base fees charged that it is for
 */
@EventType("org.steward.billing.site-book.remuneration-drawn.v1")
record RemunerationDrawn(
        String siteId,
        String entityId,
        YearMonth month,
        Money base,
        Money amount,
        List<Posting> postings,
        LocalDate businessDate) {}
