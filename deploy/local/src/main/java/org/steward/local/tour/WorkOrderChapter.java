package org.steward.local.tour;

import java.util.List;
import java.util.Map;
import org.steward.local.DemoUser;
import org.steward.platform.fixture.Http;

/** Work orders: a tap drips, is mended, paid for on the account, and the resident is called back. */
final class WorkOrderChapter {

    private final Guide guide;
    private final String siteId;

    WorkOrderChapter(Guide guide, String siteId) {
        this.guide = guide;
        this.siteId = siteId;
    }

    void take(BillingChapter.Billed billed) {
        guide.chapter("Work orders (W1, W2, W4, X5)");
        String site = "/api/workorder/v1/sites/" + siteId;
        Http.Answer request = guide.actWhenFollowed(
                DemoUser.FRONTDESK,
                "takes a repair by phone",
                site + "/requests",
                Map.of(
                        "channel", "PHONE",
                        "kind", "REPAIR",
                        "category", "PLUMBING",
                        "unitId", billed.unitId(),
                        "customerId", billed.customerId(),
                        "description", "厨房水龙头漏水"));
        String requestId = Guide.idOf(request);
        Http.Answer order = guide.actWhenFollowed(
                DemoUser.FRONTDESK, "makes a work order of it", site + "/work-orders", Map.of("requestId", requestId));
        String path = site + "/work-orders/" + Guide.idOf(order);
        guide.actWhenFollowed(
                DemoUser.FRONTDESK,
                "sends the technician",
                path + "/assign",
                Map.of("assigneeId", DemoUser.TECHNICIAN.id()));
        guide.act(DemoUser.TECHNICIAN, "accepts", path + "/accept", Map.of());
        guide.act(DemoUser.TECHNICIAN, "starts", path + "/start", Map.of());
        guide.act(
                DemoUser.TECHNICIAN,
                "completes: one cartridge, 45.00 to pay",
                path + "/complete",
                Map.of(
                        "materials",
                        List.of(Map.of("code", "TAP-35", "quantity", "1", "unitOfMeasure", "piece")),
                        "chargeable",
                        Map.of("item", "repair", "amount", Map.of("amount", "45.00", "currency", "CNY"))));
        guide.await(
                DemoUser.CLERK,
                "sees the charge on the account (19.50 of it from credit)",
                "/api/billing/v1/sites/" + siteId + "/accounts/" + billed.accountId(),
                "/balance/amount",
                "25.50");
        guide.await(DemoUser.FRONTDESK, "sees it confirmed on the order", path, "/charge/state", "CONFIRMED");
        guide.act(
                DemoUser.FRONTDESK,
                "calls back: satisfied",
                path + "/call-back",
                Map.of("satisfied", true, "score", 5));
        guide.act(DemoUser.FRONTDESK, "closes", path + "/close", Map.of());
    }
}
