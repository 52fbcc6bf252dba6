package org.steward.staff.obligation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;
import org.steward.staff.duty.DutyBook;
import org.steward.staff.duty.DutyHandler;

/** One's own obligations, and what others missed that has come to one. */
@RestController
@RequestMapping("/api/staff/v1/my/obligations")
class MyObligationsController {

    private final SheetHandler handler;
    private final SheetStore store;
    private final DutyHandler duties;
    private final Clock clock;

    MyObligationsController(SheetHandler handler, SheetStore store, DutyHandler duties, Clock clock) {
        this.handler = handler;
        this.store = store;
        this.duties = duties;
        this.clock = clock;
    }

    /** Until when what is asked for falls due, on the clock of the place. */
    enum Within {
        TODAY,
        /** Through Sunday. */
        WEEK,
        /** Whatever can be done now. */
        OPEN
    }

    /**
     * A holder's own word.
     *
     * @param attachment reference to a document, photo or record; never a name
     */
    record ConfirmBody(@Nullable @Size(min = 1, max = 200) String attachment) {}

    /** Why it need not be met. */
    record AskBody(@NotBlank @Size(max = 500) String reason) {}

    @Allowed("staff.my.obligation.read")
    @Duties({"T16"})
    @GetMapping
    ObligationAnswers.Mine mine(@RequestParam(defaultValue = "OPEN") Within within, Call call) {
        Instant now = clock.instant();
        DutyBook book = duties.book();
        List<ObligationAnswers.One> overdue = new ArrayList<>();
        List<ObligationAnswers.One> due = new ArrayList<>();
        YearMonth from = YearMonth.from(now.atZone(ZoneOffset.UTC)).minusMonths(PlanHandler.LOOK_BACK_MONTHS);
        for (Stored<ObligationSheet> stored :
                store.ofHolder(person(call.caller().authority()), from)) {
            ObligationSheet sheet = stored.state();
            Instant until = until(within, sheet, now);
            for (Obligation obligation : sheet.obligations()) {
                if (obligation.status() == Obligation.Status.MISSED && now.isBefore(obligation.closesAt())) {
                    overdue.add(ObligationAnswers.One.of(sheet, obligation, book, now));
                } else if (obligation.status() == Obligation.Status.OPEN && isAsked(within, obligation, until, now)) {
                    due.add(ObligationAnswers.One.of(sheet, obligation, book, now));
                }
            }
        }
        overdue.sort(Comparator.comparing(ObligationAnswers.One::dueAt));
        due.sort(Comparator.comparing(ObligationAnswers.One::dueAt));
        return new ObligationAnswers.Mine(now, overdue, due);
    }

    private static boolean isAsked(Within within, Obligation obligation, Instant until, Instant now) {
        return within == Within.OPEN
                ? !now.isBefore(obligation.opensAt())
                : !obligation.dueAt().isAfter(until);
    }

    private static Instant until(Within within, ObligationSheet sheet, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, sheet.zoneId());
        LocalDate last = within == Within.WEEK ? today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)) : today;
        return last.plusDays(1).atStartOfDay(sheet.zoneId()).toInstant();
    }

    @Allowed("staff.my.obligation.read")
    @Duties({"T16"})
    @GetMapping("/escalated")
    ObligationAnswers.Escalated escalated(Call call) {
        Instant now = clock.instant();
        DutyBook book = duties.book();
        String me = person(call.caller().authority());
        List<ObligationAnswers.One> items = new ArrayList<>();
        for (Stored<ObligationSheet> stored : store.watchedBy(me)) {
            for (Obligation obligation : stored.state().obligations()) {
                boolean came = obligation.escalations().stream()
                        .anyMatch(step -> step.to().contains(me));
                if (came && obligation.status() == Obligation.Status.MISSED) {
                    items.add(ObligationAnswers.One.of(stored.state(), obligation, book, now));
                }
            }
        }
        items.sort(Comparator.comparing(ObligationAnswers.One::dueAt));
        return new ObligationAnswers.Escalated(now, items);
    }

    @Allowed("staff.my.obligation.confirm")
    @Duties({"T16"})
    @PostMapping("/{sheetId}/{obligationId}/confirm")
    @Returns
    ResponseEntity<Object> confirm(
            @PathVariable String sheetId,
            @PathVariable String obligationId,
            @Valid @RequestBody ConfirmBody body,
            Call call) {
        Authority by = call.caller().authority();
        Stored<ObligationSheet> sheet = handler.own(sheetId, by);
        Command command = call.in(sheet.scope()).command(body);
        Instant now = clock.instant();
        // The time of an act that nobody else saw is when it was said.
        Act act = new Act(command.id(), null, person(by), now, now, body.attachment());
        return Answers.ok(handler.act(command, sheetId, new SheetCommand.Confirm(obligationId, act, by)));
    }

    @Allowed("staff.my.obligation.ask-excuse")
    @Duties({"T16"})
    @PostMapping("/{sheetId}/{obligationId}/ask-excuse")
    @Returns
    ResponseEntity<Object> askExcuse(
            @PathVariable String sheetId,
            @PathVariable String obligationId,
            @Valid @RequestBody AskBody body,
            Call call) {
        Authority by = call.caller().authority();
        Stored<ObligationSheet> sheet = handler.own(sheetId, by);
        return Answers.ok(handler.act(
                call.in(sheet.scope()).command(body),
                sheetId,
                new SheetCommand.AskExcuse(obligationId, body.reason(), by)));
    }

    private static String person(Authority authority) {
        return Objects.requireNonNullElse(authority.onBehalfOf(), authority.actor());
    }
}
