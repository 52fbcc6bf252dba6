package org.steward.staff;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.steward.platform.fixture.EventTopic;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.LocalBroker;
import org.steward.platform.fixture.PublishedEvents;
import org.steward.platform.fixture.RunningService;
import org.steward.platform.fixture.SharedServers;

/**
 * A staff service with a broker of its own, so that it hears no other test's organisation, on a clock that stands still until
 * the test drives it; with a company of one region, and whatever the test adds.
 */
public final class DrivenStaff implements AutoCloseable {

    public static final String API = "/api/staff/v1";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final LocalBroker broker;
    private final RunningService service;
    private final String founderId = UUID.randomUUID().toString();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, EventTopic> topics = new LinkedHashMap<>();
    private final Map<String, Long> sequences = new LinkedHashMap<>();
    private final PublishedEvents events;

    private DrivenStaff(LocalBroker broker, String local) {
        this.broker = broker;
        for (String other : List.of("billing", "workorder", "security")) {
            EventTopic.create(broker, other + ".events", 12);
        }
        service = RunningService.of(StaffApplication.class, "staff")
                .with("steward.identity.bootstrap-subject", "founder")
                .with("steward.staff.compliance-rest-millis", 0)
                .onADrivenClock()
                .start(broker, SharedServers.database(), SharedServers.freshDatabaseName(DrivenStaff.class));
        // Before there is anybody who may drive it over HTTP.
        drive(local);
        found();
        events = new PublishedEvents(broker, "staff");
    }

    /** Starts it at that time of the sites' wall clock, its broker in that folder. */
    public static DrivenStaff at(Path folder, String local) {
        return new DrivenStaff(LocalBroker.in(folder).start(), local);
    }

    private void found() {
        Http founder = service.anyone().as(service.tokens().subject("founder", founderId));
        Eventually.value(
                        "the founding",
                        () -> founder.post(
                                API + "/company",
                                Map.of(
                                        "name",
                                        "Harbour",
                                        "zone",
                                        SHANGHAI.getId(),
                                        "administrator",
                                        Map.of("employeeNumber", "A-1", "personal", Map.of("name", "郑管理"))),
                                "found"),
                        answer -> answer.status() != 503)
                .expect(201);
        Eventually.passes(() -> admin().get(API + "/company").expect(200));
        ids.put(
                "north",
                admin().post(API + "/company/regions", Map.of("code", "NORTH", "name", "North"))
                        .expect(201)
                        .at("/id"));
    }

    /** Sets the service's clock to that time of the site's wall clock, where it stands still. */
    public void drive(String local) {
        service.clock().freeze(instant(local));
    }

    public static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    public Http admin() {
        return service.as(founderId);
    }

    /** A client of that person. */
    public Http as(String person) {
        return service.as(id(person));
    }

    /** The id of a region, site, position or person by its name in the test. */
    public String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new AssertionError("nothing is called " + name + "; expected one of " + ids.keySet());
        }
        return id;
    }

    public String adminId() {
        return founderId;
    }

    public PublishedEvents events() {
        return events;
    }

    /** Keeps an id under a name. */
    public void name(String name, String id) {
        ids.put(name, id);
    }

    public String openSite(String code, String kind) {
        String id = admin().post(
                        API + "/company/sites",
                        Map.of(
                                "code",
                                code,
                                "regionId",
                                id("north"),
                                "name",
                                "Site " + code,
                                "kind",
                                kind,
                                "zone",
                                SHANGHAI.getId(),
                                "currency",
                                "CNY",
                                "checklist",
                                List.of(Map.of("item", "keys", "zh", "钥匙", "en", "Keys"))))
                .expect(201)
                .at("/id");
        admin().post(API + "/company/sites/" + id + "/checklist/keys/complete", null)
                .expect(200);
        admin().post(API + "/company/sites/" + id + "/open", null).expect(200);
        ids.put(code, id);
        return id;
    }

    /** Takes a person on in a position at a site, from that day; at once for null. */
    public String join(String person, String position, String site, String from) {
        Map<String, Object> assignment = new LinkedHashMap<>();
        assignment.put("positionId", id(position));
        assignment.put("level", "SITE");
        assignment.put("siteId", id(site));
        if (from != null) {
            assignment.put("validFrom", from);
        }
        String id = admin().post(
                        API + "/company/employees",
                        Map.of(
                                "employeeNumber",
                                "N-" + person,
                                "personal",
                                Map.of("name", "王小明"),
                                "assignment",
                                assignment))
                .expect(201)
                .at("/id");
        ids.put(person, id);
        return id;
    }

    /** Something happens in another service. */
    public void happens(
            String service, String aggregate, String id, String type, String site, String at, String by, Object data) {
        long sequence = sequences.merge(id, 1L, Long::sum);
        topics.computeIfAbsent(service, name -> EventTopic.of(broker, name))
                .publish(new EventTopic.Event(
                        aggregate, id, sequence, service + '.' + type, id(site), instant(at), data, by));
    }

    @Override
    public void close() {
        events.close();
        topics.values().forEach(EventTopic::close);
        service.close();
        broker.close();
    }
}
