package org.steward.billing.meter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.property.PropertyHandler;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.money.PlainDecimal;
import org.steward.platform.web.Answers;
import org.steward.platform.web.BodyLimit;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Meters, deliveries of readings, and the decision on held ones. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}")
class MeterController {

    static final String NUMBER = "[A-Za-z0-9][A-Za-z0-9._/-]{0,39}";
    private static final int MAX_READINGS = 20_000;

    private final MeterHandler handler;
    private final MeterStore store;
    private final ReadingDelivery delivery;
    private final PropertyHandler property;

    MeterController(MeterHandler handler, MeterStore store, ReadingDelivery delivery, PropertyHandler property) {
        this.handler = handler;
        this.store = store;
        this.delivery = delivery;
        this.property = property;
    }

    /**
     * A meter.
     *
     * @param unitId the unit it serves; none for a common meter
     * @param digits integer digits of its register; without them a register that runs over cannot be told from a misread
     * @param factor what one count of the register is in the unit of measure, 1 when left out
     */
    record MeterBody(
            @NotNull @Pattern(regexp = NUMBER) String number,
            @NotNull MeterKind kind,
            @NotNull @Pattern(regexp = "[A-Za-z0-9]{1,8}") String unitOfMeasure,
            @Nullable String unitId,
            @Nullable @Min(3) @Max(12) Integer digits,
            @PlainDecimal @Nullable BigDecimal factor) {}

    record NumberBody(@NotNull @Pattern(regexp = NUMBER) String number) {}

    record ReadingsBody(@NotEmpty @Size(max = MAX_READINGS) List<@NotNull @Valid ReadingBody> readings) {}

    /** A register value, of the meter with that number. */
    record ReadingBody(
            @NotNull @Pattern(regexp = NUMBER) String meter,
            @NotNull LocalDate readOn,
            @NotNull @PlainDecimal BigDecimal value) {}

    @GetMapping("/meters")
    @Allowed("billing.meter.read")
    @Duties("B8")
    ResponseEntity<Page<Meter>> list(
            Call call,
            @RequestParam @Nullable String number,
            @RequestParam @Nullable String unitId,
            @RequestParam(defaultValue = "false") boolean held) {
        return Answers.page(
                store.page(call.scope(), number, unitId, held, call.page()).map(Stored::state));
    }

    @GetMapping("/meters/{meterId}")
    @Allowed("billing.meter.read")
    @Duties("B8")
    @Returns(Meter.class)
    ResponseEntity<Object> get(Call call, @PathVariable String meterId) {
        Stored<Meter> stored = store.aggregates().load(call.scope(), meterId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound("meter", meterId));
        }
        return Answers.resource(stored, stored.state());
    }

    @PostMapping("/meters")
    @Allowed("billing.meter.register")
    @Duties("B8")
    @Returns(status = 201)
    ResponseEntity<Object> register(Call call, @RequestBody @Valid MeterBody body) {
        Command command = call.command(body);
        String unitId = body.unitId();
        if (unitId != null && property.unit(call.scope(), unitId) == null) {
            throw new RefusedException(Refusal.invalid("UNIT_UNKNOWN", "unitId", Map.of("unit", unitId)));
        }
        CommandResult result = handler.register(
                command,
                MeterHandler.meter(
                        call.scope(),
                        body.number(),
                        body.kind(),
                        body.unitOfMeasure(),
                        unitId,
                        body.digits(),
                        body.factor()));
        return Answers.created(result, URI.create("/api/billing/v1/sites/" + call.scope() + "/meters/" + result.id()));
    }

    @PostMapping("/meters/{meterId}/correct-number")
    @Allowed("billing.meter.correct")
    @Duties("B8")
    @Returns
    ResponseEntity<Object> correctNumber(Call call, @PathVariable String meterId, @RequestBody @Valid NumberBody body) {
        return Answers.ok(
                handler.correctNumber(call.command(Map.of("id", meterId, "body", body)), meterId, body.number()));
    }

    @PostMapping(path = "/readings", consumes = "application/json")
    @Allowed("billing.reading.record")
    @BodyLimit(megabytes = 8)
    @Duties("B8")
    ReadingDelivery.Summary record(Call call, @RequestBody @Valid ReadingsBody body) {
        Command command = call.command(body);
        List<ReadingDelivery.Delivered> delivered = new ArrayList<>();
        for (ReadingBody reading : body.readings()) {
            delivered.add(new ReadingDelivery.Delivered(
                    delivered.size() + 1, reading.meter(), null, null, reading.readOn(), reading.value()));
        }
        return delivery.record(command, delivered, List.of());
    }

    /**
     * The columns are {@code meter_id, read_at, reading} and, if wanted, {@code kind, unit}, checked against the meter.
     * Each line ends as accepted, held or refused by itself.
     */
    @PostMapping(path = "/readings/import", consumes = "text/csv")
    @Allowed("billing.reading.record")
    @BodyLimit(megabytes = 8)
    @Duties("B8")
    ReadingDelivery.Summary importReadings(Call call, @RequestBody byte[] file) {
        Command command = call.command(Map.of("sha256", Ids.sha256(new String(file, StandardCharsets.UTF_8))));
        ReadingFile readings = ReadingFile.of(file, MAX_READINGS);
        return delivery.record(command, readings.readings(), readings.unreadable());
    }

    @PostMapping("/meters/{meterId}/readings/{readingId}/release")
    @Allowed("billing.reading.decide")
    @Duties("B8")
    @Returns(ReadingPolicy.Answer.class)
    ResponseEntity<Object> release(Call call, @PathVariable String meterId, @PathVariable String readingId) {
        return Answers.ok(
                handler.release(call.command(Map.of("meterId", meterId, "readingId", readingId)), meterId, readingId));
    }

    @PostMapping("/meters/{meterId}/readings/{readingId}/reject")
    @Allowed("billing.reading.decide")
    @Duties("B8")
    @Returns(ReadingPolicy.Answer.class)
    ResponseEntity<Object> reject(Call call, @PathVariable String meterId, @PathVariable String readingId) {
        return Answers.ok(
                handler.reject(call.command(Map.of("meterId", meterId, "readingId", readingId)), meterId, readingId));
    }
}
