package org.steward.platform.projection;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.steward.platform.fixture.EventTopic;
import org.steward.platform.fixture.ProjectionContract;

class TalliesIT extends ProjectionContract<Tally> {

    @Override
    protected Projection<Tally> projection() {
        return Tallies.PROJECTION;
    }

    @Override
    protected List<EventTopic.Event> history(String aggregateId) {
        return LongStream.rangeClosed(1, 6)
                .mapToObj(sequence -> new EventTopic.Event("thing", aggregateId, sequence, Tallies.ADDED, Map.of()))
                .toList();
    }
}
