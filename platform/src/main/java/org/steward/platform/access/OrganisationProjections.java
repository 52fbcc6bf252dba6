package org.steward.platform.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Json;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Projection;
import tools.jackson.databind.JsonNode;

/** The pure folds of staff's events into what access needs; fields it does not know are ignored. */
final class OrganisationProjections {

    static final Projection<SiteView> SITES = new Sites();
    static final Projection<Region> REGIONS = new Regions();
    static final Projection<Position> POSITIONS = new Positions();
    static final Projection<EmployeeView> EMPLOYEES = new Employees();
    static final Projection<DelegationView> DELEGATIONS = new Delegations();

    private static final String STAFF = "staff";
    private static final String PREFIX = "org.steward.staff.";

    private OrganisationProjections() {}

    static List<Projection<?>> all() {
        return List.of(SITES, REGIONS, POSITIONS, EMPLOYEES, DELEGATIONS);
    }

    record Region(String regionId, String name) {}

    /** Roles by name: one that this release does not know yet gives nothing now, and is there for the next. */
    record Position(String positionId, Set<String> roles) {
        Set<Role> known() {
            return EnumSet.allOf(Role.class).stream()
                    .filter(role -> roles.contains(role.name()))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        }
    }

    private abstract static class OfStaff<V> implements Projection<V> {
        private final String name;
        private final String aggregateType;
        private final Class<V> viewClass;
        private final Set<String> eventTypes;

        OfStaff(String name, String aggregateType, Class<V> viewClass, String... verbs) {
            this.name = name;
            this.aggregateType = aggregateType;
            this.viewClass = viewClass;
            Set<String> types = new HashSet<>();
            for (String verb : verbs) {
                types.add(PREFIX + aggregateType + '.' + verb + ".v1");
            }
            this.eventTypes = Set.copyOf(types);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String service() {
            return STAFF;
        }

        @Override
        public Set<String> aggregateTypes() {
            return Set.of(aggregateType);
        }

        @Override
        public Set<String> eventTypes() {
            return eventTypes;
        }

        @Override
        public Class<V> viewClass() {
            return viewClass;
        }

        @Override
        public @Nullable V apply(@Nullable V view, InboundEvent event) {
            if (!eventTypes.contains(event.type())) {
                return view;
            }
            String verb = event.type().substring((PREFIX + aggregateType + '.').length());
            return fold(view, verb.substring(0, verb.lastIndexOf(".v")), event.data(), event);
        }

        abstract @Nullable V fold(@Nullable V view, String verb, JsonNode data, InboundEvent event);
    }

    private static final class Sites extends OfStaff<SiteView> {
        Sites() {
            super("org_sites", "site", SiteView.class, "planned", "opened", "closed");
        }

        @Override
        public List<String> indexes() {
            return List.of("view.regionId");
        }

        @Override
        @Nullable SiteView fold(@Nullable SiteView view, String verb, JsonNode data, InboundEvent event) {
            return switch (verb) {
                case "planned" ->
                    new SiteView(
                            event.aggregateId(),
                            data.path("regionId").asString(),
                            data.path("code").asString(""),
                            data.path("name").asString(""),
                            data.path("kind").asString(""),
                            data.path("zone").asString(),
                            data.path("currency").asString(),
                            SiteView.State.PLANNED);
                case "opened" -> view == null ? null : view.in(SiteView.State.OPEN);
                default -> view == null ? null : view.in(SiteView.State.CLOSED);
            };
        }
    }

    private static final class Regions extends OfStaff<Region> {
        Regions() {
            super("org_regions", "region", Region.class, "created");
        }

        @Override
        Region fold(@Nullable Region view, String verb, JsonNode data, InboundEvent event) {
            return new Region(event.aggregateId(), data.path("name").asString(""));
        }
    }

    private static final class Positions extends OfStaff<Position> {
        Positions() {
            super("org_positions", "position", Position.class, "defined", "changed");
        }

        @Override
        Position fold(@Nullable Position view, String verb, JsonNode data, InboundEvent event) {
            Set<String> roles = new TreeSet<>();
            data.path("roles").forEach(role -> roles.add(role.asString()));
            return new Position(event.aggregateId(), roles);
        }
    }

    private static final class Employees extends OfStaff<EmployeeView> {
        Employees() {
            super("org_employees", "employee", EmployeeView.class, "joined", "assigned", "transferred", "left");
        }

        @Override
        EmployeeView fold(@Nullable EmployeeView view, String verb, JsonNode data, InboundEvent event) {
            List<Assignment> assignments = new ArrayList<>(view == null ? List.of() : view.assignments());
            Instant leftAt = view == null ? null : view.leftAt();
            if (verb.equals("left")) {
                leftAt = Instant.parse(data.path("leftAt").asString());
            }
            for (JsonNode ended : data.path("endedAssignments")) {
                String id = ended.path("assignmentId").asString();
                Instant until = Instant.parse(ended.path("validUntil").asString());
                assignments.replaceAll(held -> held.assignmentId().equals(id) ? held.endingAt(until) : held);
            }
            JsonNode added = data.path("assignment");
            if (added.isObject()) {
                assignments.add(Json.mapper().treeToValue(added, Assignment.class));
            }
            return new EmployeeView(event.aggregateId(), List.copyOf(assignments), leftAt);
        }
    }

    private static final class Delegations extends OfStaff<DelegationView> {
        Delegations() {
            super("org_delegations", "delegation", DelegationView.class, "granted", "revoked");
        }

        @Override
        public List<String> indexes() {
            return List.of("view.delegateId");
        }

        @Override
        @Nullable DelegationView fold(@Nullable DelegationView view, String verb, JsonNode data, InboundEvent event) {
            if (verb.equals("revoked")) {
                return view == null
                        ? null
                        : view.revokedAt(Instant.parse(data.path("revokedAt").asString()));
            }
            List<String> sites = new ArrayList<>();
            data.path("siteIds").forEach(site -> sites.add(site.asString()));
            JsonNode until = data.path("validUntil");
            return new DelegationView(
                    event.aggregateId(),
                    data.path("delegatorId").asString(),
                    data.path("delegateId").asString(),
                    sites,
                    Instant.parse(data.path("validFrom").asString()),
                    until.isString() ? Instant.parse(until.asString()) : null);
        }
    }
}
