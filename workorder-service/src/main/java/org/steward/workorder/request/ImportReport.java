package org.steward.workorder.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateType;

/**
 * What became of the rows of one import.
 *
 * @param accepted rows taken over, now or by an earlier import of the same rows
 * @param held rows taken over that wait for a person
 * @param codes how many rows were held or refused for each reason
 * @param findings the rows that were not simply accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportReport(
        String importId,
        String siteId,
        String system,
        int rows,
        int accepted,
        int held,
        int refused,
        Map<String, Integer> codes,
        List<Finding> findings) {

    static final AggregateType<ImportReport> TYPE =
            AggregateType.of("requestImport", "requestImports", ImportReport.class);

    /** What happened to a row. */
    enum Verdict {
        HELD,
        REFUSED
    }

    /**
     * One row that was not simply accepted.
     *
     * @param row number, 1 for the first
     * @param seen the value judged, cut to {@value #MAX_SEEN} characters
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(
            int row,
            @Nullable String id,
            Verdict verdict,
            String code,
            String field,
            @Nullable String seen) {

        static final int MAX_SEEN = 80;

        Finding {
            seen = seen == null || seen.length() <= MAX_SEEN ? seen : seen.substring(0, MAX_SEEN);
        }
    }

    /** The same without the rows. */
    RequestsImported summary() {
        return new RequestsImported(importId, siteId, system, rows, accepted, held, refused, codes);
    }
}
