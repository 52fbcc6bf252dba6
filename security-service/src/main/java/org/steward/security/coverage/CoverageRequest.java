package org.steward.security.coverage;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/** Asks where guards are missing; {@code POST /api/security/v1/calculations/coverage}. */
record CoverageRequest(
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        @Nullable List<RequiredBody> required,
        @Nullable List<AssignmentBody> assignments) {

    record RequiredBody(
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable Integer count) {}

    record AssignmentBody(
            @Nullable String guard,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to) {}

    record Answer(List<GapAnswer> gaps, BigDecimal coveredShare) {}

    record GapAnswer(OffsetDateTime from, OffsetDateTime to, int missing) {}

    /**
     * The gaps, at the offset of {@code from}, and the share.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible, {@code NOTHING_REQUIRED} at
     *     {@code required} when there is nothing to cover and so no share
     */
    Answer answer() {
        OffsetDateTime first = Require.present(from, "from");
        OffsetDateTime end = Require.present(to, "to");
        Coverage coverage = Coverage.of(first.toInstant(), end.toInstant(), requirements(), planned());
        BigDecimal share = coverage.coveredShare();
        if (share == null) {
            throw Require.refused("NOTHING_REQUIRED", "required", "0", "> 0");
        }
        ZoneOffset offset = first.getOffset();
        return new Answer(
                coverage.gaps().stream()
                        .map(gap -> new GapAnswer(
                                gap.from().atOffset(offset), gap.to().atOffset(offset), gap.missing()))
                        .toList(),
                share);
    }

    private List<Coverage.Requirement> requirements() {
        List<RequiredBody> bodies = Require.present(required, "required");
        List<Coverage.Requirement> read = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            RequiredBody body = bodies.get(i);
            read.add(Require.within(
                    "required[" + i + "]",
                    () -> new Coverage.Requirement(
                            Require.present(body.from, "from").toInstant(),
                            Require.present(body.to, "to").toInstant(),
                            Require.present(body.count, "count"))));
        }
        return read;
    }

    private List<Coverage.Assignment> planned() {
        List<AssignmentBody> bodies = Require.present(assignments, "assignments");
        List<Coverage.Assignment> read = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            AssignmentBody body = bodies.get(i);
            read.add(Require.within(
                    "assignments[" + i + "]",
                    () -> new Coverage.Assignment(
                            Require.present(body.guard, "guard"),
                            Require.present(body.from, "from").toInstant(),
                            Require.present(body.to, "to").toInstant())));
        }
        return read;
    }
}
