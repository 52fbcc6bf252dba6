package org.steward.proof.faults;

import java.util.Map;
import java.util.Set;
import org.steward.local.DemoUser;
import org.steward.local.Part;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Json;

/**
 * One command somebody sends.
 *
 * @param operation the permission's name, which is part of the command's id
 * @param scope a site's id, or {@code company}
 * @param moneyMinor by how much the site's accounts owe more when it succeeds, in minor units
 * @param refusals codes that are an answer here; any other refusal means that something was lost
 */
record Act(
        Kind kind,
        Part service,
        String operation,
        String scope,
        DemoUser who,
        String path,
        Map<String, ?> body,
        long moneyMinor,
        Set<String> refusals) {

    enum Kind {
        PAYMENT,
        CHARGE,
        REVERSAL,
        REQUEST,
        ORDER,
        ORDER_STEP,
        ORDER_CHARGED,
        FINDING,
        SCAN,
        JOIN,
        TRANSFER,
        LEAVE
    }

    static Act of(
            Kind kind, Part service, String operation, String scope, DemoUser who, String path, Map<String, ?> body) {
        return new Act(kind, service, operation, scope, who, path, body, 0, Set.of());
    }

    Act owing(long minorUnits) {
        return new Act(kind, service, operation, scope, who, path, body, minorUnits, refusals);
    }

    Act refusable(String... codes) {
        return new Act(kind, service, operation, scope, who, path, body, moneyMinor, Set.of(codes));
    }

    String json() {
        return Json.mapper().writeValueAsString(body);
    }

    /** The id under which the service knows this command, by its own published rule. */
    String commandId(String key) {
        return Ids.uuid5("command|" + scope + '|' + who.id() + '|' + operation + '|' + key)
                .toString();
    }
}
