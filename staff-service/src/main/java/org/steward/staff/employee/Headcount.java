package org.steward.staff.employee;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.steward.platform.access.Assignment;

/**
 * Who works at one site, counted.
 *
 * @param people each once, however many positions he holds there
 * @param holders holders of each position, by its id
 */
public record Headcount(int people, Map<String, Integer> holders) {

    public static final Headcount NOBODY = new Headcount(0, Map.of());

    public Headcount {
        holders = Map.copyOf(holders);
    }

    /** Per site, over all employees given; sites where nobody works are missing. */
    static Map<String, Headcount> count(Iterable<Employee> employees, Instant at) {
        Map<String, Integer> people = new HashMap<>();
        Map<String, Map<String, Integer>> holders = new HashMap<>();
        for (Employee employee : employees) {
            Map<String, Set<String>> positionsBySite = employee.assignmentsAt(at).stream()
                    .filter(assignment -> assignment.siteId() != null)
                    .collect(Collectors.groupingBy(
                            assignment -> String.valueOf(assignment.siteId()),
                            Collectors.mapping(Assignment::positionId, Collectors.toSet())));
            positionsBySite.forEach((site, positions) -> {
                people.merge(site, 1, Integer::sum);
                Map<String, Integer> ofSite = holders.computeIfAbsent(site, none -> new HashMap<>());
                positions.forEach(position -> ofSite.merge(position, 1, Integer::sum));
            });
        }
        Map<String, Headcount> counts = new HashMap<>();
        people.forEach((site, count) -> counts.put(site, new Headcount(count, holders.getOrDefault(site, Map.of()))));
        return counts;
    }
}
