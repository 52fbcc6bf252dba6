package org.steward.workorder.order;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.RefusedException;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;
import tools.jackson.databind.JsonNode;

/** A finding of a patrol becomes a work order by itself (duty S2, need X5). */
final class FindingReports implements Reaction {

    private static final String REPORTED = "org.steward.security.finding.reported.v1";

    private static final Authority BY = Authority.system("findings");

    private final WorkOrderHandler handler;

    FindingReports(WorkOrderHandler handler) {
        this.handler = handler;
    }

    @Override
    public String name() {
        return "finding-reports";
    }

    @Override
    public String service() {
        return "security";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of(REPORTED);
    }

    @Override
    public void on(InboundEvent event) {
        JsonNode data = event.data();
        String findingId = data.required("findingId").stringValue();
        Job job = new Job(
                null,
                findingId,
                Kind.REPAIR,
                known(Category.class, text(data, "category"), Category.OTHER),
                known(Severity.class, text(data, "severity"), Severity.NORMAL),
                text(data, "unitId"),
                null,
                null,
                // The words of the guard stay with security-service; whoever does the job reads them there.
                "finding " + findingId);
        Command command = Command.caused(
                event.scope(), "workorder.work-order.create", event.id(), BY, event.correlationId(), job);
        try {
            handler.createForFinding(command, findingId, job);
        } catch (RefusedException refused) {
            throw new IllegalStateException(event.id() + ": no order for finding " + findingId, refused);
        }
    }

    private static @Nullable String text(JsonNode data, String member) {
        return data.hasNonNull(member) ? data.required(member).stringValue() : null;
    }

    /** A word security-service learned after this service was built counts as {@code otherwise}: the job is done anyway. */
    private static <E extends Enum<E>> E known(Class<E> type, @Nullable String word, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        return otherwise;
    }
}
