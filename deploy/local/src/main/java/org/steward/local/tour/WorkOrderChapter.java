package org.steward.local.tour;

import java.util.List;
import java.util.Map;
import org.steward.platform.fixture.Http;

/** Work orders: a tap drips, is mended, paid for on the account, and the resident is called back. */
final class WorkOrderChapter {

    private final Guide guide;
    private final Cast cast;
    private final String siteId;

    WorkOrderChapter(Guide guide, OrganisationChapter.Organisation organisation) {
        this.guide = guide;
        this.cast = organisation.cast();
        this.siteId = organisation.siteA();
    }

    void take(BillingChapter.Billed billed) {
        guide.chapter("Work orders (W1, W2, W4, X5)");
        String site = "/api/workorder/v1/sites/" + siteId;
        Http.Answer request = guide.actWhenFollowed(
                cast.frontdesk(),
                "takes a repair by phone",
                site + "/requests",
                Map.of(
                        "channel", "PHONE",
                        "kind", "REPAIR",
                        "category", "PLUMBING",
                        "unitId", billed.unitId(),
                        "customerId", billed.customerId(),
                        "description", "厨房水龙头漏水"));
        Http.Answer order = guide.act(
                cast.frontdesk(),
                "makes a work order of it",
                site + "/work-orders",
                Map.of("requestId", Guide.idOf(request)));
        String path = site + "/work-orders/" + Guide.idOf(order);
        guide.actWhenFollowed(
                cast.frontdesk(),
                "sends the technician",
                path + "/assign",
                Map.of("assigneeId", cast.technician().id()));
        guide.act(cast.technician(), "accepts", path + "/accept", Map.of());
        guide.act(cast.technician(), "starts", path + "/start", Map.of());
        guide.act(
                cast.technician(),
                "completes: one cartridge, 45.00 to pay",
                path + "/complete",
                Map.of(
                        "materials",
                        List.of(Map.of("code", "TAP-35", "quantity", "1", "unitOfMeasure", "piece")),
                        "chargeable",
                        Map.of("item", "repair", "amount", Map.of("amount", "45.00", "currency", "CNY"))));
        guide.await(
                cast.clerk(),
                "sees the charge, 19.50 of it paid from credit",
                "/api/billing/v1/sites/" + siteId + "/accounts/" + billed.accountId(),
                "/balance/amount",
                "25.50");
        guide.await(cast.frontdesk(), "sees it confirmed on the order", path, "/charge/state", "CONFIRMED");
        guide.act(
                cast.frontdesk(), "calls back: satisfied", path + "/call-back", Map.of("satisfied", true, "score", 5));
        guide.act(cast.frontdesk(), "closes", path + "/close", Map.of());
    }
}
