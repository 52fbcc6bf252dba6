package org.steward.billing.propertyimport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.steward.billing.csv.CsvTable;
import org.steward.billing.meter.MeterHandler;
import org.steward.billing.process.ProcessSteps;
import org.steward.billing.property.Building;
import org.steward.billing.property.Customer;
import org.steward.billing.property.PropertyHandler;
import org.steward.billing.property.Unit;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Moves imports on: validates the files as a whole, and applies what they say in batches. */
final class ImportWorker implements AutoCloseable {

    static final int MAX_ROWS = 100_000;
    private static final int BATCH = 500;
    private static final int PARALLEL = 8;
    private static final int LOOKUP = 1_000;
    private static final Authority AUTHORITY = Authority.system("import");

    private final ImportStore store;
    private final CommandRunner runner;
    private final PropertyHandler property;
    private final MeterHandler meters;
    private final ProcessSteps steps = new ProcessSteps("import");
    private final Map<String, Remaining> applying = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory());

    ImportWorker(ImportStore store, CommandRunner runner, PropertyHandler property, MeterHandler meters) {
        this.store = store;
        this.runner = runner;
        this.property = property;
        this.meters = meters;
    }

    void wake(Scope site, String jobId) {
        steps.wake(jobId, () -> step(site, jobId));
    }

    /** One step; false when there is nothing more to do. */
    boolean step(Scope site, String jobId) throws InterruptedException {
        Stored<ImportJob> stored = store.load(site, jobId);
        if (stored == null || !stored.state().status().isWorking()) {
            applying.remove(jobId);
            return false;
        }
        ImportJob job = stored.state();
        if (job.status() == ImportJob.Status.VALIDATING) {
            conclude(stored, validate(site, job));
            return true;
        }
        Remaining remaining = applying.get(jobId);
        if (remaining == null || remaining.applied != job.applied()) {
            // Also after a crash: what is registered already is left out, so this is what is left.
            Validation.Result left = validate(site, job);
            if (!left.problems().isEmpty() || left.content().size() != job.toApply() - job.applied()) {
                conclude(stored, left);
                return true;
            }
            remaining = new Remaining(left.content(), job.applied());
            applying.put(jobId, remaining);
        }
        apply(stored, remaining);
        return true;
    }

    private Validation.Result validate(Scope site, ImportJob job) {
        Map<FileKind, CsvTable> tables = new EnumMap<>(FileKind.class);
        job.files()
                .forEach((kind, sha256) -> tables.put(
                        kind,
                        CsvTable.read(
                                store.file(job.jobId(), kind, sha256), kind.required(), kind.optional(), MAX_ROWS)));
        return Validation.of(site, tables, registry(site, tables));
    }

    private void conclude(Stored<ImportJob> stored, Validation.Result result) {
        ImportJob job = stored.state();
        store.putProblems(job.jobId(), result.problems());
        runner.run(
                store.aggregates(),
                job.jobId(),
                command(stored, "validated"),
                (current, now) -> ImportJob.validated(
                        current,
                        job.jobId(),
                        result.problems().size(),
                        result.content().size(),
                        result.unchanged()));
        applying.remove(job.jobId());
    }

    /** Everything on the register that the files name. */
    private Registry registry(Scope site, Map<FileKind, CsvTable> tables) {
        Set<String> buildings = new HashSet<>();
        Set<String> units = new HashSet<>();
        Set<String> customers = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        tables.forEach((kind, table) -> {
            for (CsvTable.Row row : table.rows()) {
                switch (kind) {
                    case BUILDINGS -> buildings.add(Building.idOf(site, row.get("code")));
                    case UNITS -> {
                        buildings.add(Building.idOf(site, row.get("building")));
                        units.add(Unit.idOf(site, row.get("building"), row.get("code")));
                    }
                    case CUSTOMERS -> {
                        customers.add(Customer.idOf(site, row.get("code")));
                        units.add(Unit.idOf(site, row.get("building"), row.get("unit")));
                    }
                    case METERS -> {
                        numbers.add(row.get("number"));
                        units.add(Unit.idOf(site, row.get("building"), row.get("unit")));
                    }
                }
            }
        });
        return new Registry(
                lookUp(buildings, ids -> property.find(site, ids, List.of(), List.of())
                        .buildings()),
                lookUp(units, ids -> property.find(site, List.of(), ids, List.of())
                        .units()),
                lookUp(customers, ids -> property.find(site, List.of(), List.of(), ids)
                        .customers()),
                lookUp(numbers, some -> meters.byNumber(site, some)));
    }

    private static <T> Map<String, T> lookUp(Set<String> keys, Function<Collection<String>, Map<String, T>> find) {
        Map<String, T> found = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += LOOKUP) {
            found.putAll(find.apply(all.subList(from, Math.min(all.size(), from + LOOKUP))));
        }
        return found;
    }

    private void apply(Stored<ImportJob> stored, Remaining remaining) throws InterruptedException {
        ImportJob job = stored.state();
        Command act = command(stored, "apply");
        int to = Math.min(remaining.content.size(), remaining.next + BATCH);
        Slice slice = new Slice(remaining.next, to);
        Map<String, Refusal> refusals = new HashMap<>();
        refusals.putAll(property.importBuildings(act, slice.of(remaining.content.buildings())));
        refusals.putAll(property.importUnits(act, slice.of(remaining.content.units())));
        refusals.putAll(property.importCustomers(act, slice.of(remaining.content.customers())));
        refusals.putAll(occupy(act, slice.of(remaining.content.occupancies())));
        refusals.putAll(meters.importMeters(act, slice.of(remaining.content.meters())));
        if (!refusals.isEmpty()) {
            // Validation let it through, so somebody registered it differently a moment ago.
            List<Problem> problems = new ArrayList<>();
            refusals.forEach((id, refusal) -> problems.add(new Problem(
                    FileKind.BUILDINGS, 0, "", id, refusal.code(), "what nobody else registers meanwhile")));
            conclude(stored, new Validation.Result(remaining.content, job.unchanged(), problems));
            return;
        }
        int done = job.applied() + to - remaining.next;
        boolean last = to == remaining.content.size();
        runner.run(
                store.aggregates(),
                job.jobId(),
                command(stored, "applied"),
                (current, now) -> ImportJob.applied(current, job.jobId(), job.applied(), done, last, now));
        remaining.next = to;
        remaining.applied = done;
        if (last) {
            store.removeFiles(job.jobId());
        }
    }

    private Map<String, Refusal> occupy(Command act, List<Content.Occupies> occupancies) throws InterruptedException {
        Map<String, Refusal> refusals = new ConcurrentHashMap<>();
        // One customer after the other in a unit: their order decides who pays.
        Map<String, List<Content.Occupies>> byUnit = new LinkedHashMap<>();
        occupancies.forEach(one ->
                byUnit.computeIfAbsent(one.unitId(), unit -> new ArrayList<>()).add(one));
        List<Future<?>> work = new ArrayList<>();
        byUnit.values()
                .forEach(ofUnit -> work.add(threads.submit(() -> ofUnit.forEach(one -> {
                    try {
                        property.importOccupancy(act, one.unitId(), one.occupancy());
                    } catch (RefusedException refused) {
                        refusals.put(one.unitId(), refused.refusal());
                    }
                }))));
        for (Future<?> one : work) {
            try {
                one.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failed.getCause());
            }
        }
        return refusals;
    }

    /** What is still to be applied, and how far the import was when that was found out. */
    private static final class Remaining {
        private final Content content;
        private int next;
        private int applied;

        Remaining(Content content, int applied) {
            this.content = content;
            this.applied = applied;
        }
    }

    /** The part of a list that lies in the batch, when the lists are thought of as laid end to end. */
    private static final class Slice {
        private int from;
        private int to;

        Slice(int from, int to) {
            this.from = from;
            this.to = to;
        }

        <T> List<T> of(List<T> list) {
            List<T> part = List.copyOf(list.subList(Math.clamp(from, 0, list.size()), Math.clamp(to, 0, list.size())));
            from -= list.size();
            to -= list.size();
            return part;
        }
    }

    /** A command of this step: the version it starts from is its identity. */
    private static Command command(Stored<ImportJob> stored, String act) {
        String place = stored.id() + '@' + stored.version();
        return new Command(
                stored.scope(),
                "billing.import." + act,
                place,
                AUTHORITY,
                Command.fingerprint(place),
                null,
                stored.id(),
                null,
                null);
    }

    @Override
    public void close() {
        steps.close();
        threads.shutdownNow();
    }
}
