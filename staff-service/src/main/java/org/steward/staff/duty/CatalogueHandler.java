package org.steward.staff.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.command.Command;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.staff.organisation.Codes;
import org.steward.staff.position.PositionHandler;
import org.steward.staff.position.ReportingLine;

/**
 * Takes over what ships with the product into the company's own duties. Each duty, and each position, is a command of its
 * own whose id is derived from the request: sent again, it goes on where it broke off.
 */
@Component
public class CatalogueHandler {

    private final Catalogue catalogue;
    private final DutyHandler duties;
    private final PositionHandler positions;

    CatalogueHandler(Catalogue catalogue, DutyHandler duties, PositionHandler positions) {
        this.catalogue = catalogue;
        this.duties = duties;
        this.positions = positions;
    }

    /**
     * What became of a request.
     *
     * @param present those the company had already, left as they are
     * @param left those that could not be taken over
     */
    record Adopted(List<String> adopted, List<String> present, List<Left> left, List<String> positionsDefined) {}

    /** A duty left out, for want of the position of that code. */
    record Left(String code, String position) {}

    Adopted adopt(Command command, DutyRequests.Adopt request) {
        List<Catalogue.Entry> wanted = wanted(request.codes());
        Map<String, String> asked = Objects.requireNonNullElse(request.positions(), Map.of());
        checkPositions(asked);
        LocalDate from = Objects.requireNonNullElseGet(request.validFrom(), duties::today);
        List<String> defined =
                Boolean.TRUE.equals(request.definePositions()) ? definePositions(command, asked) : List.of();
        Map<String, String> known = positionsByCode(asked);
        List<String> adopted = new ArrayList<>();
        List<String> present = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Catalogue.Entry entry : wanted) {
            String position = known.get(entry.position());
            String reportedTo = entry.terms().reportedTo();
            if (position == null) {
                left.add(new Left(entry.code(), entry.position()));
            } else if (reportedTo != null && !known.containsKey(reportedTo)) {
                left.add(new Left(entry.code(), reportedTo));
            } else if (duties.find(Codes.idOf("duty", entry.code())) != null) {
                present.add(entry.code());
            } else {
                DutyTerms terms = reportingTo(entry.terms(), reportedTo == null ? null : known.get(reportedTo));
                duties.adopt(
                        command.part("staff.duty.adopt", entry.code(), request), entry.code(), position, terms, from);
                adopted.add(entry.code());
            }
        }
        return new Adopted(adopted, present, left, defined);
    }

    private List<Catalogue.Entry> wanted(@Nullable List<String> codes) {
        if (codes == null) {
            return catalogue.entries();
        }
        List<Catalogue.Entry> wanted = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            wanted.add(catalogue.entries().stream()
                    .filter(entry -> entry.code().equals(code))
                    .findFirst()
                    .orElseThrow(unknown("DUTY_UNKNOWN", "codes[" + i + "]", code)));
        }
        return wanted;
    }

    private void checkPositions(Map<String, String> asked) {
        asked.forEach((code, positionId) -> {
            if (catalogue.posts().stream().noneMatch(post -> post.code().equals(code))) {
                throw unknown("POSITION_UNKNOWN", "positions", code).get();
            }
            if (positions.find(positionId) == null) {
                throw unknown("POSITION_UNKNOWN", "positions." + code, positionId)
                        .get();
            }
        });
    }

    private static java.util.function.Supplier<RefusedException> unknown(String code, String field, String value) {
        return () -> new RefusedException(Refusal.invalid(code, field, Map.of("value", value)));
    }

    private Map<String, String> positionsByCode(Map<String, String> asked) {
        Map<String, String> known = new HashMap<>(asked);
        for (Catalogue.Post post : catalogue.posts()) {
            String id = Codes.idOf("position", post.code());
            if (!known.containsKey(post.code()) && positions.find(id) != null) {
                known.put(post.code(), id);
            }
        }
        return known;
    }

    private List<String> definePositions(Command command, Map<String, String> asked) {
        List<String> defined = new ArrayList<>();
        Map<String, String> known = positionsByCode(asked);
        for (Catalogue.Post post : catalogue.posts()) {
            if (known.containsKey(post.code())) {
                continue;
            }
            List<ReportingLine> lines = post.reportsTo().stream()
                    .map(line -> new ReportingLine(
                            Objects.requireNonNull(known.get(line.position()), line.position()), line.kind()))
                    .toList();
            positions.define(
                    command.part("staff.position.define", post.code(), post),
                    post.code(),
                    post.title(),
                    post.roles(),
                    lines);
            known.put(post.code(), Codes.idOf("position", post.code()));
            defined.add(post.code());
        }
        return defined;
    }

    private static DutyTerms reportingTo(DutyTerms terms, @Nullable String positionId) {
        return new DutyTerms(
                terms.text(),
                terms.rhythm(),
                terms.quota(),
                terms.due(),
                positionId,
                terms.evidence(),
                terms.warnMinutes(),
                terms.graceMinutes(),
                terms.lateDays(),
                terms.escalateAfterHours(),
                terms.partial(),
                terms.siteKinds());
    }
}
