package org.steward.billing.billrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Stored;
import org.steward.platform.money.Money;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Bill runs: preview, approve, watch. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}/bill-runs")
class BillRunController {

    private static final java.util.regex.Pattern PLACE = java.util.regex.Pattern.compile("(\\d{1,12})\\.(\\d{1,6})");

    private final BillRunHandler handler;
    private final BillRunStore store;

    BillRunController(BillRunHandler handler, BillRunStore store) {
        this.handler = handler;
        this.store = store;
    }

    record PeriodBody(@NotNull LocalDate from, @NotNull LocalDate to) {}

    /**
     * What to bill.
     *
     * @param period half-open: {@code to} is the first day no more
     * @param dueOn when the charges are due
     * @param maxPerAccount an account that would be charged more is parked; 100,000 when left out
     * @param maxLinesPerAccount an account that would get more charges is parked; 100 when left out
     */
    record StartBody(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String standardCode,

            @NotNull @Valid PeriodBody period,
            @NotNull LocalDate dueOn,
            @Nullable Money maxPerAccount,
            @Nullable @Min(1) @Max(200) Integer maxLinesPerAccount) {}

    /** The day of the books the charges belong to, today when left out. */
    record ApproveBody(@Nullable LocalDate businessDate) {}

    /** Sums of a phase. */
    record TallyAnswer(
            long accounts,
            long charges,
            Money amount,
            Map<String, Money> amountByItem,
            Map<String, Long> parked,
            Map<String, Long> passedBy) {
        static TallyAnswer of(BillRun run, BillRun.Tally tally) {
            Map<String, Money> byItem = new TreeMap<>();
            tally.amountByItem().forEach((item, minor) -> byItem.put(item, run.money(minor)));
            return new TallyAnswer(
                    tally.accounts(),
                    tally.charges(),
                    run.money(tally.amountMinor()),
                    byItem,
                    tally.parked(),
                    tally.passedBy());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String runId,
            String siteId,
            String standardId,
            String standardCode,
            BillingPeriod period,
            LocalDate dueOn,
            Money maxPerAccount,
            BillRun.Status status,
            String startedBy,
            @Nullable String approvedBy,
            @Nullable LocalDate businessDate,
            TallyAnswer preview,
            TallyAnswer posted) {
        static Answer of(BillRun run) {
            var approver = run.approvedBy();
            return new Answer(
                    run.runId(),
                    run.siteId(),
                    run.standardId(),
                    run.standardCode(),
                    run.period(),
                    run.dueOn(),
                    run.money(run.maxPerAccountMinor()),
                    run.status(),
                    run.startedBy().actor(),
                    approver == null ? null : approver.actor(),
                    run.businessDate(),
                    TallyAnswer.of(run, run.preview()),
                    TallyAnswer.of(run, run.posted()));
        }
    }

    /** An account that could not be computed, and the code of the reason. */
    record ParkedAnswer(String accountId, String code) {}

    @GetMapping
    @Allowed("billing.bill-run.read")
    @Duties("B1")
    ResponseEntity<Page<Answer>> list(Call call) {
        return Answers.page(store.page(call.scope(), call.page()).map(stored -> Answer.of(stored.state())));
    }

    @GetMapping("/{runId}")
    @Allowed("billing.bill-run.read")
    @Duties("B1")
    @Returns(Answer.class)
    ResponseEntity<Object> get(Call call, @PathVariable String runId) {
        Stored<BillRun> stored = load(call, runId);
        return Answers.resource(stored, Answer.of(stored.state()));
    }

    @GetMapping("/{runId}/parked")
    @Allowed("billing.bill-run.read")
    @Duties("B1")
    ResponseEntity<Page<ParkedAnswer>> parked(
            Call call, @PathVariable String runId, @RequestParam(defaultValue = "POSTING") BillRun.Status phase) {
        PageRequest page = call.page();
        return Answers.page(store.parked(load(call, runId), phase, place(page.cursor()), page.limit())
                .map(parked -> new ParkedAnswer(parked.accountId(), parked.code())));
    }

    @PostMapping
    @Allowed("billing.bill-run.start")
    @Duties("B1")
    @Returns(status = 202)
    ResponseEntity<Object> start(Call call, @RequestBody @Valid StartBody body) {
        BillingPeriod period = Require.within(
                "period",
                () -> new BillingPeriod(body.period().from(), body.period().to()));
        CommandResult result = handler.start(
                call.command(body),
                body.standardCode(),
                period,
                body.dueOn(),
                body.maxPerAccount(),
                body.maxLinesPerAccount());
        return Answers.accepted(
                result, URI.create("/api/billing/v1/sites/" + call.scope() + "/bill-runs/" + result.id()));
    }

    @PostMapping("/{runId}/approve")
    @Allowed(value = "billing.bill-run.approve", privileged = true)
    @Duties("B1")
    @Returns(status = 202)
    ResponseEntity<Object> approve(Call call, @PathVariable String runId, @RequestBody @Valid ApproveBody body) {
        return Answers.accepted(
                handler.approve(call.command(Map.of("id", runId, "body", body)), runId, body.businessDate()),
                URI.create("/api/billing/v1/sites/" + call.scope() + "/bill-runs/" + runId));
    }

    @PostMapping("/{runId}/cancel")
    @Allowed("billing.bill-run.start")
    @Duties("B1")
    @Returns
    ResponseEntity<Object> cancel(Call call, @PathVariable String runId) {
        return Answers.ok(handler.cancel(call.command(Map.of("id", runId)), runId));
    }

    private Stored<BillRun> load(Call call, String runId) {
        Stored<BillRun> stored = store.load(call.scope(), runId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound("billRun", runId));
        }
        return stored;
    }

    private static BillRunStore.Place place(@Nullable String cursor) {
        if (cursor == null) {
            return BillRunStore.Place.FIRST;
        }
        Matcher place = PLACE.matcher(cursor);
        if (!place.matches()) {
            throw new RefusedException(Refusal.malformed("CURSOR_INVALID", "cursor", Map.of("value", cursor)));
        }
        return new BillRunStore.Place(Long.parseLong(place.group(1)), Integer.parseInt(place.group(2)));
    }
}
