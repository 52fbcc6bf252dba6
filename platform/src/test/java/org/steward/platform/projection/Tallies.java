package org.steward.platform.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Projections that remember what they have seen. */
class Tallies implements Projection<Tally> {

    static final String ADDED = "org.steward.test.thing.added.v1";
    static final String ADDED_V2 = "org.steward.test.thing.added.v2";
    static final String BROKEN = "org.steward.test.thing.broken.v1";
    static final Tallies PROJECTION = new Tallies("tallies", "test", 1);

    private final String name;
    private final String service;
    private final int version;
    /** While true, a broken event is a fault; a repaired release has it false. */
    volatile boolean failing = true;

    Tallies(String name, String service, int version) {
        this.name = name;
        this.service = service;
        this.version = version;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public Set<String> aggregateTypes() {
        return Set.of("thing");
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of(ADDED, BROKEN);
    }

    @Override
    public Class<Tally> viewClass() {
        return Tally.class;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Tally apply(@Nullable Tally view, InboundEvent event) {
        if (failing && event.type().equals(BROKEN)) {
            throw new IllegalStateException("broken at " + event.sequence());
        }
        List<Long> seen = new ArrayList<>(view == null ? List.of() : view.seen());
        seen.add(event.sequence());
        return new Tally(seen);
    }
}
