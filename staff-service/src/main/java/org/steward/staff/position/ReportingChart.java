package org.steward.staff.position;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who reports to whom, over all positions; finds circles. */
record ReportingChart(Map<String, Position> positions) {

    ReportingChart {
        positions = Map.copyOf(positions);
    }

    static ReportingChart of(Collection<Position> all) {
        Map<String, Position> byId = new HashMap<>();
        all.forEach(position -> byId.put(position.positionId(), position));
        return new ReportingChart(byId);
    }

    boolean knows(String positionId) {
        return positions.containsKey(positionId);
    }

    /**
     * The codes on a way from {@code superior} up to {@code positionId}, lowest first; null when there is none, so that
     * reporting to that superior closes no circle.
     */
    @Nullable List<String> wayUp(String superior, String positionId) {
        return wayUp(superior, positionId, new HashSet<>());
    }

    private @Nullable List<String> wayUp(String from, String to, Set<String> visited) {
        Position position = positions.get(from);
        if (position == null || !visited.add(from)) {
            return null;
        }
        List<String> way = new ArrayList<>(List.of(position.code()));
        if (from.equals(to)) {
            return way;
        }
        for (ReportingLine line : position.reportsTo()) {
            List<String> rest = wayUp(line.positionId(), to, visited);
            if (rest != null) {
                way.addAll(rest);
                return way;
            }
        }
        return null;
    }
}
