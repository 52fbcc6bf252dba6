package org.steward.proof.faults;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.steward.local.DemoUser;
import org.steward.local.Part;
import org.steward.proof.faults.Act.Kind;
import org.steward.proof.faults.World.Household;
import org.steward.proof.faults.World.Site;

/** The commands people send in the course of a day, at one site. */
final class Acts {

    private static final String STAFF = "/api/staff/v1/company/employees";
    private static final int MOST_REMEMBERED = 200;

    private final World world;
    private final Site site;
    private final AtomicLong serial;
    private final Queue<Paid> paid = new ConcurrentLinkedQueue<>();
    private final Queue<String> employees = new ConcurrentLinkedQueue<>();
    private volatile List<String> patrols = List.of();

    /** {@code serial} makes numbers that no two sites share. */
    Acts(World world, Site site, AtomicLong serial) {
        this.world = world;
        this.site = site;
        this.serial = serial;
    }

    /** A payment that can be taken back. */
    record Paid(String accountId, String paymentId, long minor) {}

    private String billing() {
        return "/api/billing/v1/sites/" + site.id();
    }

    private String workorder() {
        return "/api/workorder/v1/sites/" + site.id();
    }

    private String security() {
        return "/api/security/v1/sites/" + site.id();
    }

    Site site() {
        return site;
    }

    Household household(Random random) {
        return site.households().get(random.nextInt(site.households().size()));
    }

    private static Map<String, Object> yuan(long minor) {
        return Map.of("amount", "%d.%02d".formatted(minor / 100, minor % 100), "currency", "CNY");
    }

    Act pay(String accountId, long minor) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("method", "WECHAT");
        body.put("amount", yuan(minor));
        body.put("reference", "P" + serial.incrementAndGet());
        return Act.of(
                        Kind.PAYMENT,
                        Part.BILLING,
                        "billing.payment.record",
                        site.id(),
                        site.clerk(),
                        billing() + "/accounts/" + accountId + "/payments",
                        body)
                .owing(-minor);
    }

    Act charge(String accountId, long minor) {
        return Act.of(
                        Kind.CHARGE,
                        Part.BILLING,
                        "billing.charge.raise",
                        site.id(),
                        site.clerk(),
                        billing() + "/accounts/" + accountId + "/charges",
                        Map.of(
                                "charges",
                                List.of(Map.of("item", "repair", "amount", yuan(minor), "dueOn", "2026-12-31"))))
                .owing(minor);
    }

    void remember(String accountId, String paymentId, long minor) {
        if (paid.size() < MOST_REMEMBERED) {
            paid.add(new Paid(accountId, paymentId, minor));
        }
    }

    /** Takes a payment back that was made before; null when there is none. */
    @Nullable Act reverse() {
        Paid payment = paid.poll();
        return payment == null
                ? null
                : Act.of(
                                Kind.REVERSAL,
                                Part.BILLING,
                                "billing.payment.reverse",
                                site.id(),
                                site.director(),
                                billing() + "/accounts/" + payment.accountId() + "/payments/" + payment.paymentId()
                                        + "/reverse",
                                Map.of("reason", "WRONG_AMOUNT"))
                        .owing(payment.minor());
    }

    Act request(Household household) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", "PHONE");
        body.put("kind", "REPAIR");
        body.put("category", "PLUMBING");
        body.put("unitId", household.unitId());
        body.put("customerId", household.customerId());
        body.put("description", "tap " + serial.incrementAndGet());
        return Act.of(
                Kind.REQUEST,
                Part.WORKORDER,
                "workorder.request.create",
                site.id(),
                site.desk(),
                workorder() + "/requests",
                body);
    }

    Act order(String requestId) {
        return Act.of(
                Kind.ORDER,
                Part.WORKORDER,
                "workorder.work-order.create",
                site.id(),
                site.desk(),
                workorder() + "/work-orders",
                Map.of("requestId", requestId));
    }

    /** One of the steps of an order that need only a body. */
    Act step(String orderId, DemoUser who, String verb, Map<String, ?> body) {
        return Act.of(
                Kind.ORDER_STEP,
                Part.WORKORDER,
                "workorder.work-order." + verb,
                site.id(),
                who,
                workorder() + "/work-orders/" + orderId + "/" + verb,
                body);
    }

    Act completeWithCharge(String orderId, long minor) {
        Map<String, Object> body = Map.of("chargeable", Map.of("item", "repair", "amount", yuan(minor)));
        return new Act(
                Kind.ORDER_CHARGED,
                Part.WORKORDER,
                "workorder.work-order.complete",
                site.id(),
                site.worker(),
                workorder() + "/work-orders/" + orderId + "/complete",
                body,
                minor,
                Set.of());
    }

    Act finding() {
        return Act.of(
                Kind.FINDING,
                Part.SECURITY,
                "security.finding.report",
                site.id(),
                site.guard(),
                security() + "/findings",
                Map.of("category", "LIGHTING", "severity", "NORMAL", "place", "B2", "description", "lamp out"));
    }

    /** The walks a guard may be on; asked for now and then. */
    void knownPatrols(List<String> ids) {
        patrols = List.copyOf(ids);
    }

    /** A scan on some walk, which may be over or not begun: then it is refused. */
    @Nullable Act scan(Random random, Instant at) {
        List<String> known = patrols;
        if (known.isEmpty()) {
            return null;
        }
        Map<String, Object> scan = Map.of(
                "scanId",
                "S" + serial.incrementAndGet(),
                "code",
                random.nextBoolean() ? "QR-A" : "QR-B",
                "at",
                at.toString(),
                "offline",
                true);
        return Act.of(
                        Kind.SCAN,
                        Part.SECURITY,
                        "security.patrol.scan",
                        site.id(),
                        site.guard(),
                        security() + "/patrols/" + known.get(random.nextInt(known.size())) + "/scans",
                        Map.of("scans", List.of(scan)))
                .refusable("PATROL_CANCELLED", "EVIDENCE_TOO_LATE", "TOO_MANY_SCANS");
    }

    Act join() {
        long number = serial.incrementAndGet();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("employeeNumber", "N" + number);
        body.put("personal", Map.of("name", "员工" + number));
        body.put("assignment", world.assignment("guard", "SITE", site.id()));
        return Act.of(Kind.JOIN, Part.STAFF, "staff.employee.join", "company", DemoUser.ADMIN, STAFF, body);
    }

    void known(String employeeId) {
        employees.add(employeeId);
    }

    /** Somebody taken on before, nobody else's until he is {@link #known} again; null when there is none. */
    @Nullable String somebody() {
        return employees.poll();
    }

    /** Moves somebody to another site. */
    Act transfer(String employeeId, Site to) {
        Map<String, Object> assignment = new LinkedHashMap<>(world.assignment("technician", "SITE", to.id()));
        assignment.remove("validFrom");
        return Act.of(
                        Kind.TRANSFER,
                        Part.STAFF,
                        "staff.employee.transfer",
                        "company",
                        DemoUser.ADMIN,
                        STAFF + "/" + employeeId + "/transfer",
                        Map.of("assignment", assignment))
                // The clock may have been set back behind what he holds.
                .refusable("NOTHING_TO_TRANSFER");
    }

    Act leave(String employeeId) {
        return Act.of(
                Kind.LEAVE,
                Part.STAFF,
                "staff.employee.leave",
                "company",
                DemoUser.ADMIN,
                STAFF + "/" + employeeId + "/leave",
                Map.of());
    }
}
