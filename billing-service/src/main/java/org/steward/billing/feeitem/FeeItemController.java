package org.steward.billing.feeitem;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.ledger.FeeClass;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.CommandResult;
import org.steward.platform.document.Page;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Fee items: those that come with the product, and the company's own. */
@RestController
class FeeItemController {

    private static final String COMPANY = "/api/billing/v1/company/fee-items";

    private final FeeItemHandler handler;

    FeeItemController(FeeItemHandler handler) {
        this.handler = handler;
    }

    /** A fee item; {@code serviceFee} says that it is part of the management fee. */
    record ItemBody(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String code,

            @NotBlank @Size(max = 100) String nameZh,
            @NotBlank @Size(max = 100) String nameEn,
            @NotNull FeeClass feeClass,
            boolean serviceFee) {}

    record NamesBody(
            @NotBlank @Size(max = 100) String nameZh,
            @NotBlank @Size(max = 100) String nameEn) {}

    @GetMapping(COMPANY)
    @Allowed("billing.fee-item.read")
    @Duties({"B1", "B7"})
    ResponseEntity<Page<FeeItem>> list(Call call) {
        return all();
    }

    @GetMapping("/api/billing/v1/sites/{siteId}/fee-items")
    @Allowed("billing.fee-item.read")
    @Duties({"B1", "B7"})
    ResponseEntity<Page<FeeItem>> ofSite(Call call) {
        return all();
    }

    private ResponseEntity<Page<FeeItem>> all() {
        List<FeeItem> items = handler.all();
        return Answers.page(new Page<>(items, null));
    }

    @PostMapping(COMPANY)
    @Allowed("billing.fee-item.define")
    @Duties({"B1", "B7"})
    @Returns(status = 201)
    ResponseEntity<Object> define(Call call, @RequestBody @Valid ItemBody body) {
        CommandResult result = handler.define(
                call.command(body),
                new FeeItem(
                        body.code(),
                        body.nameZh(),
                        body.nameEn(),
                        body.feeClass(),
                        body.serviceFee(),
                        FeeItem.Status.ACTIVE));
        return Answers.created(result, URI.create(COMPANY));
    }

    @PostMapping(COMPANY + "/{code}/rename")
    @Allowed("billing.fee-item.define")
    @Duties({"B1", "B7"})
    @Returns
    ResponseEntity<Object> rename(Call call, @PathVariable String code, @RequestBody @Valid NamesBody body) {
        return Answers.ok(
                handler.rename(call.command(Map.of("code", code, "body", body)), code, body.nameZh(), body.nameEn()));
    }

    @PostMapping(COMPANY + "/{code}/retire")
    @Allowed("billing.fee-item.define")
    @Duties({"B1", "B7"})
    @Returns
    ResponseEntity<Object> retire(Call call, @PathVariable String code) {
        return Answers.ok(handler.retire(call.command(Map.of("code", code)), code));
    }
}
