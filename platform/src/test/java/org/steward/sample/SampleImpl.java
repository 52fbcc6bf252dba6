package org.steward.sample;

import com.mongodb.client.ClientSession;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.bson.BsonDocument;
import org.springframework.stereotype.Component;
import org.steward.platform.command.Refusal;
import org.steward.sample.inner.SampleInner;

/** A class that does what the rules forbid. */
@Component
public class SampleImpl implements SampleContract {

    private final BsonDocument document = new BsonDocument();

    @Override
    public Instant one() {
        System.out.println(document);
        return Instant.now();
    }

    @Override
    public Refusal two() {
        return Refusal.conflict("SAMPLE_WITHOUT_TEXT", Map.of());
    }

    TopicPartition topic(ClientSession session) {
        return new TopicPartition(session.toString(), SampleInner.back());
    }
}
