package org.steward.security.round;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/** Asks how a walk stands; {@code POST /api/security/v1/calculations/round}. */
record RoundRequest(
        @Nullable OffsetDateTime plannedStart,
        @Nullable Duration duration,
        @Nullable Duration grace,
        @Nullable List<ScanBody> scans,
        @Nullable List<String> checkpoints,

        @Schema(allowableValues = {"strict", "free"}) @Nullable String order,

        @Nullable OffsetDateTime asOf) {

    enum Order {
        STRICT,
        FREE
    }

    record ScanBody(@Nullable String checkpoint, @Nullable OffsetDateTime at) {}

    record Answer(String state, List<String> late, List<String> missing, List<SuspicionAnswer> suspicious) {}

    record SuspicionAnswer(String checkpoint, String reason) {}

    /**
     * The state and what is wrong.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    Answer answer() {
        RoundPlan plan = new RoundPlan(
                Require.present(plannedStart, "plannedStart").toInstant(),
                Require.present(duration, "duration"),
                Require.present(grace, "grace"),
                Require.notEmpty(checkpoints, "checkpoints"),
                Require.oneOf(Order.class, order, "order") == Order.STRICT);
        List<ScanBody> bodies = Require.present(scans, "scans");
        List<Round.Scan> made = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            String path = "scans[" + i + "]";
            made.add(new Round.Scan(
                    Require.present(bodies.get(i).checkpoint, path + ".checkpoint"),
                    Require.present(bodies.get(i).at, path + ".at").toInstant()));
        }
        Round round = Round.of(plan, made, Require.present(asOf, "asOf").toInstant());
        return new Answer(
                Require.wireName(round.state()),
                round.late(),
                round.missing(),
                round.suspicious().stream()
                        .map(one -> new SuspicionAnswer(one.checkpoint(), Require.wireName(one.reason())))
                        .toList());
    }
}
