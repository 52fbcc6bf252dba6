package org.steward.local.tour;

import java.math.BigDecimal;
import java.util.Map;
import org.steward.local.LocalUser;
import org.steward.platform.fixture.Http;

/** A resident: her login is linked to her at the desk; she sees her own accounts and bill, and asks for a repair. */
final class ResidentChapter {

    private static final String MY_ACCOUNTS = "/api/billing/v1/my/accounts";
    private static final String MY_REQUESTS = "/api/workorder/v1/my/requests";

    private final Guide guide;
    private final Cast cast;
    private final Months months;
    private final String siteId;

    ResidentChapter(Guide guide, OrganisationChapter.Organisation organisation, Months months) {
        this.guide = guide;
        this.cast = organisation.cast();
        this.months = months;
        this.siteId = organisation.siteA();
    }

    void take(BillingChapter.Billed billed, BigDecimal water) {
        guide.chapter("A resident's own (B1, W1)");
        LocalUser resident = cast.resident();
        Http.Answer before = guide.read(resident, "looks for her accounts", MY_ACCOUNTS);
        guide.check(
                "nobody has linked her login yet",
                0,
                before.json().path("items").size());
        guide.act(
                cast.frontdesk(),
                "links her login to her, who stands at the desk",
                "/api/billing/v1/sites/" + siteId + "/customers/" + billed.customerId() + "/link-login",
                Map.of("loginId", resident.id()));
        Http.Answer accounts = guide.read(resident, "looks again", MY_ACCOUNTS);
        guide.check("one account", 1, accounts.json().path("items").size());
        guide.check("hers", billed.accountId(), accounts.at("/items/0/accountId"));
        // 25.50 are left of management fee and repair.
        String owed = water.add(new BigDecimal("25.50")).toPlainString();
        guide.check("what she owes", owed, accounts.at("/items/0/balance/amount"));
        Http.Answer bill = guide.read(
                resident,
                "reads her bill",
                MY_ACCOUNTS + "/" + billed.accountId() + "/statement?from="
                        + months.billed().atDay(1) + "&to=" + months.today());
        guide.check("it closes at that", owed, bill.at("/closingBalance/amount"));
        guide.refused(
                resident,
                "asks for her neighbour's account: not there for her",
                404,
                guide.as(resident).get(MY_ACCOUNTS + "/" + billed.otherAccountId()));
        guide.refused(
                resident,
                "asks for the site's accounts: not there for her",
                404,
                guide.as(resident).get("/api/billing/v1/sites/" + siteId + "/accounts"));
        ask(resident, billed.unitId());
    }

    private void ask(LocalUser resident, String unitId) {
        Http.Answer asked = guide.actWhenFollowed(
                resident,
                "asks for a repair from the app",
                MY_REQUESTS,
                Map.of(
                        "kind", "REPAIR",
                        "category", "LIGHTING",
                        "unitId", unitId,
                        "urgent", false,
                        "description", "走廊灯不亮"));
        Http.Answer own = guide.read(resident, "sees it among her own", MY_REQUESTS);
        guide.check("her request", Guide.idOf(asked), own.at("/items/0/requestId"));
        guide.read(
                cast.frontdesk(),
                "sees it at the desk",
                "/api/workorder/v1/sites/" + siteId + "/requests/" + Guide.idOf(asked));
    }
}
