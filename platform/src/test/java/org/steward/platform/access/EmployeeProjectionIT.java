package org.steward.platform.access;

import java.util.List;
import java.util.Map;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.EventTopic;
import org.steward.platform.fixture.ProjectionContract;
import org.steward.platform.projection.Projection;

@Duty("X3")
class EmployeeProjectionIT extends ProjectionContract<EmployeeView> {

    @Override
    protected Projection<EmployeeView> projection() {
        return OrganisationProjections.EMPLOYEES;
    }

    @Override
    protected List<EventTopic.Event> history(String aggregateId) {
        return List.of(
                event(aggregateId, 1, "joined", Map.of("assignment", assignment("a1", "SITE", "siteId", "s1"))),
                event(aggregateId, 2, "assigned", Map.of("assignment", assignment("a2", "REGION", "regionId", "r1"))),
                event(
                        aggregateId,
                        3,
                        "transferred",
                        Map.of(
                                "endedAssignments",
                                List.of(Map.of("assignmentId", "a1", "validUntil", "2026-04-01T00:00:00Z")),
                                "assignment",
                                assignment("a3", "SITE", "siteId", "s2"))),
                event(aggregateId, 4, "left", Map.of("leftAt", "2026-06-01T00:00:00Z")));
    }

    private static EventTopic.Event event(String id, long sequence, String verb, Map<String, Object> data) {
        return new EventTopic.Event("employee", id, sequence, "staff.employee." + verb + ".v1", data);
    }

    private static Map<String, Object> assignment(String id, String level, String member, String where) {
        return Map.of(
                "assignmentId",
                id,
                "positionId",
                "p1",
                "level",
                level,
                member,
                where,
                "validFrom",
                "2026-01-01T00:00:00Z");
    }
}
