package org.steward.billing.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.money.PlainDecimal;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** The property registry of a site. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}")
class PropertyController {

    static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";
    static final String PHONE = "[0-9+][0-9 -]{4,24}";

    private final PropertyHandler handler;
    private final PropertyStore store;

    PropertyController(PropertyHandler handler, PropertyStore store) {
        this.handler = handler;
        this.store = store;
    }

    record BuildingBody(
            @NotNull @Pattern(regexp = CODE) String code,
            @NotBlank @Size(max = 100) String name,
            @Nullable @Min(1) @Max(200) Integer floors) {}

    record BuildingChange(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Min(1) @Max(200) Integer floors) {}

    /** Areas in square metres. */
    record UnitBody(
            @NotNull String buildingId,
            @NotNull @Pattern(regexp = CODE) String code,
            @NotNull UnitKind kind,
            @NotNull @PlainDecimal BigDecimal builtArea,
            @PlainDecimal @Nullable BigDecimal insideArea) {}

    record UnitChange(
            @NotNull UnitKind kind,
            @NotNull @PlainDecimal BigDecimal builtArea,
            @PlainDecimal @Nullable BigDecimal insideArea) {}

    record CustomerBody(
            @NotNull @Pattern(regexp = CODE) String code,
            @NotNull Customer.Kind kind,
            @NotBlank @Size(max = 100) String name,
            @Nullable @Pattern(regexp = PHONE) String phone) {}

    record CustomerChange(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Pattern(regexp = PHONE) String phone) {}

    /** {@code until} is the first day no more, when it is known already. */
    record OccupancyBody(
            @NotNull String customerId,
            @NotNull Occupancy.Role role,
            boolean payer,
            @NotNull LocalDate from,
            @Nullable LocalDate until) {}

    /** {@code until} is the first day no more. */
    record EndBody(@NotNull String customerId, @NotNull LocalDate until) {}

    /** A customer as shown: name and phone masked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CustomerAnswer(
            String customerId,
            String siteId,
            String code,
            Customer.Kind kind,
            String name,
            @Nullable String phone) {
        static CustomerAnswer of(Customer customer) {
            return new CustomerAnswer(
                    customer.customerId(),
                    customer.siteId(),
                    customer.code(),
                    customer.kind(),
                    customer.maskedName(),
                    customer.maskedPhone());
        }
    }

    @GetMapping("/buildings")
    @Allowed("billing.property.read")
    @Duties("B1")
    ResponseEntity<Page<Building>> buildings(Call call, @RequestParam @Nullable String code) {
        return Answers.page(store.buildings(call.scope(), code, call.page()).map(Stored::state));
    }

    @GetMapping("/buildings/{buildingId}")
    @Allowed("billing.property.read")
    @Duties("B1")
    @Returns(Building.class)
    ResponseEntity<Object> building(Call call, @PathVariable String buildingId) {
        Stored<Building> stored = found(store.buildings().load(call.scope(), buildingId), "building", buildingId);
        return Answers.resource(stored, stored.state());
    }

    @PostMapping("/buildings")
    @Allowed("billing.property.register")
    @Duties("B1")
    @Returns(status = 201)
    ResponseEntity<Object> registerBuilding(Call call, @RequestBody @Valid BuildingBody body) {
        return created(
                call,
                "buildings",
                handler.registerBuilding(call.command(body), body.code(), body.name(), body.floors()));
    }

    @PutMapping("/buildings/{buildingId}")
    @Allowed("billing.property.change")
    @Duties("B1")
    @Returns
    ResponseEntity<Object> changeBuilding(
            Call call, @PathVariable String buildingId, @RequestBody @Valid BuildingChange body) {
        return Answers.ok(handler.changeBuilding(
                call.command(Map.of("id", buildingId, "body", body)), buildingId, body.name(), body.floors()));
    }

    @GetMapping("/units")
    @Allowed("billing.property.read")
    @Duties("B1")
    ResponseEntity<Page<Unit>> units(
            Call call,
            @RequestParam @Nullable String buildingId,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String customerId) {
        return Answers.page(store.units(call.scope(), buildingId, code, customerId, call.page())
                .map(Stored::state));
    }

    @GetMapping("/units/{unitId}")
    @Allowed("billing.property.read")
    @Duties("B1")
    @Returns(Unit.class)
    ResponseEntity<Object> unit(Call call, @PathVariable String unitId) {
        Stored<Unit> stored = found(store.units().load(call.scope(), unitId), "unit", unitId);
        return Answers.resource(stored, stored.state());
    }

    @PostMapping("/units")
    @Allowed("billing.property.register")
    @Duties("B1")
    @Returns(status = 201)
    ResponseEntity<Object> registerUnit(Call call, @RequestBody @Valid UnitBody body) {
        return created(
                call,
                "units",
                handler.registerUnit(
                        call.command(body),
                        body.buildingId(),
                        body.code(),
                        body.kind(),
                        body.builtArea(),
                        body.insideArea()));
    }

    @PutMapping("/units/{unitId}")
    @Allowed("billing.property.change")
    @Duties("B1")
    @Returns
    ResponseEntity<Object> changeUnit(Call call, @PathVariable String unitId, @RequestBody @Valid UnitChange body) {
        return Answers.ok(handler.changeUnit(
                call.command(Map.of("id", unitId, "body", body)),
                unitId,
                body.kind(),
                body.builtArea(),
                body.insideArea()));
    }

    @PostMapping("/units/{unitId}/occupancies")
    @Allowed("billing.occupancy.start")
    @Duties("B1")
    @Returns(status = 201)
    ResponseEntity<Object> startOccupancy(
            Call call, @PathVariable String unitId, @RequestBody @Valid OccupancyBody body) {
        Occupancy occupancy = new Occupancy(body.customerId(), body.role(), body.payer(), body.from(), body.until());
        return created(
                call,
                "units",
                handler.startOccupancy(call.command(Map.of("id", unitId, "body", body)), unitId, occupancy));
    }

    @PostMapping("/units/{unitId}/occupancies/end")
    @Allowed("billing.occupancy.end")
    @Duties("B1")
    @Returns
    ResponseEntity<Object> endOccupancy(Call call, @PathVariable String unitId, @RequestBody @Valid EndBody body) {
        return Answers.ok(handler.endOccupancy(
                call.command(Map.of("id", unitId, "body", body)), unitId, body.customerId(), body.until()));
    }

    @GetMapping("/customers")
    @Allowed("billing.property.read")
    @Duties("B1")
    ResponseEntity<Page<CustomerAnswer>> customers(Call call, @RequestParam @Nullable String code) {
        return Answers.page(
                store.customers(call.scope(), code, call.page()).map(stored -> CustomerAnswer.of(stored.state())));
    }

    @GetMapping("/customers/{customerId}")
    @Allowed("billing.property.read")
    @Duties("B1")
    @Returns(CustomerAnswer.class)
    ResponseEntity<Object> customer(Call call, @PathVariable String customerId) {
        Stored<Customer> stored = found(store.customers().load(call.scope(), customerId), "customer", customerId);
        return Answers.resource(stored, CustomerAnswer.of(stored.state()));
    }

    @PostMapping("/customers")
    @Allowed("billing.property.register")
    @Duties("B1")
    @Returns(status = 201)
    ResponseEntity<Object> registerCustomer(Call call, @RequestBody @Valid CustomerBody body) {
        return created(
                call,
                "customers",
                handler.registerCustomer(call.command(body), body.code(), body.kind(), body.name(), body.phone()));
    }

    @PutMapping("/customers/{customerId}")
    @Allowed("billing.property.change")
    @Duties("B1")
    @Returns
    ResponseEntity<Object> changeCustomer(
            Call call, @PathVariable String customerId, @RequestBody @Valid CustomerChange body) {
        return Answers.ok(handler.changeCustomer(
                call.command(Map.of("id", customerId, "body", body)), customerId, body.name(), body.phone()));
    }

    private static ResponseEntity<Object> created(Call call, String collection, CommandResult result) {
        return Answers.created(
                result, URI.create("/api/billing/v1/sites/" + call.scope() + "/" + collection + "/" + result.id()));
    }

    private static <S> Stored<S> found(@Nullable Stored<S> stored, String type, String id) {
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(type, id));
        }
        return stored;
    }
}
