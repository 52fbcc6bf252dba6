package org.steward.billing.sitebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.document.Stored;
import org.steward.platform.money.Money;
import org.steward.platform.money.PlainDecimal;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Whose books a site is kept in, and under which management contract. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}/books")
class SiteBookController {

    private final SiteBookHandler handler;

    SiteBookController(SiteBookHandler handler) {
        this.handler = handler;
    }

    /** The entity, from that day on; {@code company} is the company itself. */
    record AssignBody(@NotNull String entityId, @NotNull LocalDate from) {}

    /** A management contract; a remuneration is a ratio of the fees charged, or an amount for a month. */
    record ContractBody(
            @NotNull LocalDate from,
            ManagementContract.@NotNull Kind kind,
            @PlainDecimal @Nullable BigDecimal ratio,
            @Nullable Money monthly) {}

    record DrawBody(@NotNull YearMonth month) {}

    /** The books of a site; without contracts the fees are the company's income. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String siteId,
            List<SiteBook.Assignment> entities,
            List<ManagementContract> contracts,
            @Nullable YearMonth remunerationDrawnThrough) {
        static Answer of(SiteBook book) {
            return new Answer(book.siteId(), book.entities(), book.contracts(), book.drawnThrough());
        }
    }

    @GetMapping
    @Allowed("billing.site-book.read")
    @Duties({"B1", "B13"})
    @Returns(Answer.class)
    ResponseEntity<Object> get(Call call) {
        Stored<SiteBook> stored = handler.load(call.scope());
        return stored == null
                ? ResponseEntity.ok(Answer.of(SiteBook.empty(call.scope().value())))
                : Answers.resource(stored, Answer.of(stored.state()));
    }

    @PostMapping("/entity")
    @Allowed(value = "billing.site-book.keep", privileged = true)
    @Duties({"B1", "B13"})
    @Returns
    ResponseEntity<Object> assign(Call call, @RequestBody @Valid AssignBody body) {
        return Answers.ok(handler.assign(call.command(body), body.entityId(), body.from()));
    }

    @PostMapping("/contract")
    @Allowed(value = "billing.site-book.keep", privileged = true)
    @Duties({"B1", "B13"})
    @Returns
    ResponseEntity<Object> agree(Call call, @RequestBody @Valid ContractBody body) {
        return Answers.ok(handler.agree(
                call.command(body), new ManagementContract(body.from(), body.kind(), body.ratio(), body.monthly())));
    }

    @PostMapping("/remuneration")
    @Allowed(value = "billing.site-book.draw", privileged = true)
    @Duties({"B1", "B13"})
    @Returns
    ResponseEntity<Object> draw(Call call, @RequestBody @Valid DrawBody body) {
        return Answers.ok(handler.draw(call.command(body), body.month()));
    }
}
