package org.steward.workorder.request;

import java.util.Map;
import org.steward.platform.command.EventType;

/** A batch of historic requests was imported; each request has its own events besides. */
@EventType("org.steward.workorder.request-import.completed.v1")
record RequestsImported(
        String importId,
        String siteId,
        String system,
        int rows,
        int accepted,
        int held,
        int refused,
        Map<String, Integer> codes) {}
