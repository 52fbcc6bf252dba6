package org.steward.staff.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of an approval.
 *
 * @param approvers who may decide it, each alone
 * @param level steps up the line its approvers are; null for those of a position
 * @param begunAt when it became its turn; null while it is not
 * @param remindedAt when they were reminded
 * @param escalatedAt when the next above was asked as well, the last time
 * @param decidedBy null while nobody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Stage(
        List<String> approvers,
        @Nullable Integer level,
        @Nullable Instant begunAt,
        @Nullable Instant remindedAt,
        @Nullable Instant escalatedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** More people than these are asked by nobody. */
    static final int MAX_APPROVERS = 60;

    Stage {
        approvers = List.copyOf(approvers);
    }

    static Stage of(List<String> approvers, @Nullable Integer level) {
        return new Stage(approvers, level, null, null, null, null, null);
    }

    Stage begun(Instant at) {
        return new Stage(approvers, level, at, null, null, null, null);
    }

    Stage reminded(Instant at) {
        return new Stage(approvers, level, begunAt, at, escalatedAt, null, null);
    }

    /** With more who may decide; reminded anew later. */
    Stage with(List<String> more, Instant at) {
        List<String> all = new ArrayList<>(approvers);
        more.stream().filter(each -> !all.contains(each)).forEach(all::add);
        Integer next = level == null ? null : level + 1;
        return new Stage(
                all.subList(0, Math.min(all.size(), MAX_APPROVERS)), next, begunAt, remindedAt, at, null, null);
    }

    /** With another in the place of one. */
    Stage handedOn(String from, String to) {
        List<String> all = new ArrayList<>(approvers);
        all.replaceAll(each -> each.equals(from) ? to : each);
        return new Stage(
                all.stream().distinct().toList(), level, begunAt, remindedAt, escalatedAt, decidedBy, decidedAt);
    }

    Stage decided(String by, Instant at) {
        return new Stage(approvers, level, begunAt, remindedAt, escalatedAt, by, at);
    }
}
