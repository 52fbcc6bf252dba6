package org.steward.platform.probe;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Staff's events as staff-service would send them, for tests of the services that follow them. */
public final class StaffEvents implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Long> sequences = new HashMap<>();

    public StaffEvents(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic("staff.events", 12, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public void send(String aggregateType, String aggregateId, String verb, String data) {
        long sequence = sequences.merge(aggregateId, 1L, Long::sum);
        CloudEvent event = CloudEventBuilder.v1()
                .withId(aggregateId + ":" + sequence)
                .withType("org.steward.staff." + aggregateType + "." + verb + ".v1")
                .withSource(URI.create("/steward/staff"))
                .withSubject(aggregateId)
                .withTime(OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))
                .withExtension("siteid", "company")
                .withExtension("sequence", Long.toString(sequence))
                .withExtension("aggregatetype", aggregateType)
                .withExtension("correlationid", "test")
                .withExtension("actor", "system:test")
                .withDataContentType("application/json")
                .withData(data.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .build();
        try {
            producer.send(KafkaMessageFactory.<String>createWriter("staff.events", aggregateId)
                            .writeBinary(event))
                    .get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void site(String siteId, String regionId) {
        send(
                "site",
                siteId,
                "planned",
                "{'regionId':'%s','code':'%s','name':'n','kind':'HOUSING','zone':'Asia/Shanghai','currency':'CNY'}"
                        .formatted(regionId, siteId));
        send("site", siteId, "opened", "{'siteId':'%s'}".formatted(siteId));
    }

    public void position(String positionId, String role) {
        send("position", positionId, "defined", "{'positionId':'%s','roles':['%s']}".formatted(positionId, role));
    }

    public void employee(String employeeId, String positionId, String siteId) {
        send(
                "employee",
                employeeId,
                "joined",
                ("{'employeeId':'%s','assignment':{'assignmentId':'a-%s','positionId':'%s','level':'SITE','siteId':'%s',"
                                + "'validFrom':'2020-01-01T00:00:00Z'}}")
                        .formatted(employeeId, employeeId, positionId, siteId));
    }

    public void left(String employeeId, String at) {
        send("employee", employeeId, "left", "{'employeeId':'%s','leftAt':'%s'}".formatted(employeeId, at));
    }

    @Override
    public void close() {
        producer.close();
    }
}
