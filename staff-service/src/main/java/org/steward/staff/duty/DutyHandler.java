package org.steward.staff.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Stored;
import org.steward.staff.organisation.Codes;
import org.steward.staff.organisation.OrganisationHandler;
import org.steward.staff.position.PositionHandler;
import org.steward.staff.site.SiteHandler;

/**
 * The door to duties.
 *
 * <p>Positions and sites named are read before deciding; neither is ever removed.
 */
@Component
public class DutyHandler {

    /** How old {@link #book} may be. */
    private static final long BOOK_MILLIS = 500;

    private final CommandRunner runner;
    private final DutyStore store;
    private final PositionHandler positions;
    private final SiteHandler sites;
    private final OrganisationHandler organisation;
    private final EvidenceTypes types;
    private final Clock clock;
    private volatile @Nullable Read latest;

    DutyHandler(
            CommandRunner runner,
            DutyStore store,
            PositionHandler positions,
            SiteHandler sites,
            OrganisationHandler organisation,
            EvidenceTypes types,
            Clock clock) {
        this.runner = runner;
        this.store = store;
        this.positions = positions;
        this.sites = sites;
        this.organisation = organisation;
        this.types = types;
        this.clock = clock;
    }

    private record Read(DutyBook book, long atNanos) {}

    CommandResult draft(Command command, DutyRequests.Draft request) {
        DutyTerms terms = Require.within("terms", request.terms()::terms);
        return run(command, Codes.idOf("duty", request.code()), drafting(request.code(), request.positionId(), terms));
    }

    CommandResult adopt(Command command, String code, String positionId, DutyTerms terms, LocalDate from) {
        return run(command, Codes.idOf("duty", code), new DutyCommand.Adopt(drafting(code, positionId, terms), from));
    }

    CommandResult revise(Command command, String dutyId, DutyRequests.Revise request) {
        known(dutyId);
        DutyTerms terms = Require.within("terms", request.terms()::terms);
        return run(command, dutyId, new DutyCommand.Revise(terms, isKnown(terms.reportedTo()), request.from()));
    }

    CommandResult publish(Command command, String dutyId, DutyRequests.Publish request) {
        known(dutyId);
        return run(command, dutyId, new DutyCommand.Publish(fromTodayOr(request.validFrom())));
    }

    CommandResult retire(Command command, String dutyId, DutyRequests.Retire request) {
        known(dutyId);
        return run(command, dutyId, new DutyCommand.Retire(fromTodayOr(request.on())));
    }

    CommandResult turn(Command command, String dutyId, DutyRequests.Switch request) {
        known(dutyId);
        String siteId = request.siteId();
        return run(
                command,
                dutyId,
                new DutyCommand.Switch(
                        siteId,
                        siteId != null && sites.find(siteId) != null,
                        request.on(),
                        fromTodayOr(request.from())));
    }

    private DutyCommand.Draft drafting(String code, String positionId, DutyTerms terms) {
        return new DutyCommand.Draft(
                Codes.idOf("duty", code),
                code,
                positionId,
                positions.find(positionId) != null,
                isKnown(terms.reportedTo()),
                store.countOf(positionId),
                terms);
    }

    private CommandResult run(Command command, String dutyId, DutyCommand what) {
        DutyDecisions rules = new DutyDecisions(types, today());
        CommandResult result = runner.run(store.aggregates(), dutyId, command, (duty, now) -> rules.decide(duty, what));
        latest = null;
        return result;
    }

    Stored<Duty> known(String dutyId) {
        Stored<Duty> duty = store.find(dutyId);
        if (duty == null) {
            throw new RefusedException(Refusal.notFound("duty", dutyId));
        }
        return duty;
    }

    @Nullable Stored<Duty> find(String dutyId) {
        return store.find(dutyId);
    }

    Page<Stored<Duty>> page(@Nullable String positionId, Duty.@Nullable Status status, PageRequest request) {
        return store.page(positionId, status, request);
    }

    /** The terms asked for, if they can be kept; for what stores nothing. */
    public DutyTerms checked(TermsRequest request) {
        return Require.within("terms", () -> {
            DutyTerms terms = request.terms();
            TermsRules.check(terms, types);
            return terms;
        });
    }

    /** The duties in force, at most half a second old. */
    public DutyBook book() {
        Read read = latest;
        return read == null || System.nanoTime() - read.atNanos() > BOOK_MILLIS * 1_000_000 ? bookNow() : read.book();
    }

    /** The duties in force as they are now. */
    public DutyBook bookNow() {
        Read read = new Read(new DutyBook(store.inForce()), System.nanoTime());
        latest = read;
        return read.book();
    }

    /** Today in the company's zone, which is that of the days on which duties begin and end. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisation.knownCompany().zoneId());
    }

    private LocalDate fromTodayOr(@Nullable LocalDate asked) {
        return Objects.requireNonNullElseGet(asked, this::today);
    }

    private boolean isKnown(@Nullable String positionId) {
        return positionId == null || positions.find(positionId) != null;
    }
}
