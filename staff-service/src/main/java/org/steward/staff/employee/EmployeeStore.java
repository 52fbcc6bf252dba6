package org.steward.staff.employee;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.ClaimType;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.staff.position.Position;

/** The employees. They belong to the company; where they work are assignments. */
@Component
class EmployeeStore {

    private static final String COLLECTION = "employees";

    /** Site ids of one query. */
    private static final int CHUNK = 500;

    private final AggregateStore<Employee> employees;

    EmployeeStore(AggregateStore<Employee> employees) {
        this.employees = employees;
    }

    AggregateStore<Employee> aggregates() {
        return employees;
    }

    @Nullable Stored<Employee> find(String employeeId) {
        return employees.load(Scope.COMPANY, employeeId);
    }

    Page<Stored<Employee>> page(PageRequest request) {
        return employees.page(Scope.COMPANY, Filters.empty(), request);
    }

    /** Who works at the site at that instant by an assignment to it. */
    Page<Stored<Employee>> atSite(String siteId, Instant at, PageRequest request) {
        return employees.page(
                Scope.COMPANY,
                Filters.and(
                        Filters.elemMatch(
                                "state.assignments",
                                Filters.and(
                                        Filters.eq("siteId", siteId),
                                        Filters.lte("validFrom", date(at)),
                                        nullOrAfter("validUntil", at))),
                        nullOrAfter("state.leftAt", at)),
                request);
    }

    /** Everybody who has, had or will have an assignment to one of the sites. */
    List<Employee> everAt(List<String> siteIds) {
        List<Employee> found = new ArrayList<>();
        for (int from = 0; from < siteIds.size(); from += CHUNK) {
            Collection<String> chunk = siteIds.subList(from, Math.min(siteIds.size(), from + CHUNK));
            for (BsonDocument document : employees
                    .collection()
                    .find(Filters.and(
                            Filters.eq("scope", Scope.COMPANY.value()),
                            Filters.in("state.assignments.siteId", chunk)))) {
                found.add(employees.decode(document).state());
            }
        }
        return found;
    }

    /** Everybody who has, had or will have an assignment of that level to that place; null for the company. */
    List<Employee> everAssigned(Level level, @Nullable String placeId) {
        Bson there = level == Level.COMPANY
                ? Filters.eq("state.assignments.level", level.name())
                : Filters.eq(level == Level.SITE ? "state.assignments.siteId" : "state.assignments.regionId", placeId);
        List<Employee> found = new ArrayList<>();
        for (BsonDocument document :
                employees.collection().find(Filters.and(Filters.eq("scope", Scope.COMPANY.value()), there))) {
            found.add(employees.decode(document).state());
        }
        return found;
    }

    /** Ids of the sites, and of the regions, where somebody holds the position now or later. */
    Set<String> placesOf(String positionId, Instant at) {
        Set<String> places = new HashSet<>();
        for (BsonDocument document : employees
                .collection()
                .find(Filters.and(
                        Filters.eq("scope", Scope.COMPANY.value()),
                        Filters.eq("state.assignments.positionId", positionId)))) {
            for (Assignment held : employees.decode(document).state().assignmentsFrom(at)) {
                if (held.positionId().equals(positionId)) {
                    places.add(placeOf(held));
                }
            }
        }
        return places;
    }

    /** Everybody who has, had or will have the position by an assignment of that level to that place. */
    List<Employee> holding(String positionId, Level level, @Nullable String placeId) {
        List<Bson> parts =
                new ArrayList<>(List.of(Filters.eq("positionId", positionId), Filters.eq("level", level.name())));
        if (level != Level.COMPANY) {
            parts.add(Filters.eq(level == Level.SITE ? "siteId" : "regionId", placeId));
        }
        List<Employee> found = new ArrayList<>();
        for (BsonDocument document : employees
                .collection()
                .find(Filters.and(
                        Filters.eq("scope", Scope.COMPANY.value()),
                        Filters.elemMatch("state.assignments", Filters.and(parts))))) {
            found.add(employees.decode(document).state());
        }
        return found;
    }

    /** The site, the region, or {@code company}. */
    static String placeOf(Assignment held) {
        String site = held.siteId();
        String region = held.regionId();
        return site != null ? site : region != null ? region : Scope.COMPANY.value();
    }

    /** Whether anybody but {@code employeeId} is administrator of the company, now and for good. */
    boolean hasAdministratorBesides(String employeeId, Instant now) {
        return employees
                        .collection()
                        .find(Filters.and(
                                Filters.eq("scope", Scope.COMPANY.value()),
                                Filters.ne("_id", employeeId),
                                Filters.elemMatch(
                                        "state.assignments",
                                        Filters.and(
                                                Filters.eq("positionId", Position.ADMINISTRATOR_ID),
                                                Filters.lte("validFrom", date(now)),
                                                Filters.eq("validUntil", BsonNull.VALUE))),
                                Filters.eq("state.leftAt", BsonNull.VALUE)))
                        .first()
                != null;
    }

    private static Bson nullOrAfter(String member, Instant at) {
        return Filters.or(Filters.eq(member, BsonNull.VALUE), Filters.gt(member, date(at)));
    }

    private static BsonDateTime date(Instant at) {
        return new BsonDateTime(at.toEpochMilli());
    }

    @Configuration(proxyBeanMethods = false)
    static class Aggregates {
        @Bean
        AggregateStore<Employee> employees(Database database) {
            return new AggregateStore<>(database, AggregateType.of("employee", COLLECTION, Employee.class));
        }

        @Bean
        ClaimType employeeNumbers(NumberStore numbers) {
            return numbers.claimType();
        }

        @Bean
        IndexSpec employeesBySite() {
            return IndexSpec.of(COLLECTION, "scope", "state.assignments.siteId");
        }

        @Bean
        IndexSpec employeesByRegion() {
            return IndexSpec.of(COLLECTION, "scope", "state.assignments.regionId");
        }

        @Bean
        IndexSpec employeesByLevel() {
            return IndexSpec.of(COLLECTION, "scope", "state.assignments.level");
        }

        @Bean
        IndexSpec employeesByPosition() {
            return IndexSpec.of(COLLECTION, "scope", "state.assignments.positionId");
        }
    }
}
