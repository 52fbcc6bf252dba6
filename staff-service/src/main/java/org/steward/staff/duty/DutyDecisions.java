package org.steward.staff.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.staff.duty.Duty.Status;

/** The rules of a duty (duty T16): what is published changes only from a day that has not begun. */
final class DutyDecisions {

    /** Duties of one position; with {@link #MAX_DAYS_AHEAD} it bounds what a month can bring one person. */
    static final int MAX_OF_POSITION = 60;

    static final int MAX_DAYS_AHEAD = 400;

    private final EvidenceTypes types;
    private final LocalDate today;

    /** The rules on that day of the company's calendar. */
    DutyDecisions(EvidenceTypes types, LocalDate today) {
        this.types = types;
        this.today = today;
    }

    Decision<Duty> decide(@Nullable Duty duty, DutyCommand command) {
        if (command instanceof DutyCommand.Draft draft) {
            return duty == null ? draft(draft) : exists(duty);
        }
        if (command instanceof DutyCommand.Adopt adopt) {
            return duty == null ? adopt(adopt) : exists(duty);
        }
        if (duty == null) {
            throw new IllegalArgumentException("no duty for " + command);
        }
        return switch (command) {
            case DutyCommand.Draft draft -> throw new IllegalStateException("decided above: " + draft);
            case DutyCommand.Adopt adopt -> throw new IllegalStateException("decided above: " + adopt);
            case DutyCommand.Revise revise -> revise(duty, revise);
            case DutyCommand.Publish publish -> publish(duty, publish);
            case DutyCommand.Retire retire -> retire(duty, retire);
            case DutyCommand.Switch change -> change(duty, change);
        };
    }

    private Decision<Duty> draft(DutyCommand.Draft draft) {
        Duty duty = drafted(draft);
        return Decision.accept(
                duty,
                new DutyEvent.Drafted(
                        duty.dutyId(),
                        duty.code(),
                        duty.positionId(),
                        duty.latest().text(),
                        duty.latest().rhythm()));
    }

    private Decision<Duty> adopt(DutyCommand.Adopt adopt) {
        fromTodayOn(adopt.from(), "validFrom");
        Duty duty = drafted(adopt.draft()).published(adopt.from());
        return Decision.accept(duty, published(duty));
    }

    private Duty drafted(DutyCommand.Draft draft) {
        known(draft.positionKnown(), "POSITION_UNKNOWN", "positionId", draft.positionId());
        check(draft.terms(), draft.reportedToKnown());
        if (draft.dutiesOfPosition() >= MAX_OF_POSITION) {
            throw new RefusedException(
                    Refusal.conflict("TOO_MANY_DUTIES", Map.of("limit", MAX_OF_POSITION, "id", draft.positionId())));
        }
        return new Duty(
                draft.dutyId(),
                draft.code(),
                draft.positionId(),
                Status.DRAFT,
                List.of(new Duty.Version(today, draft.terms())),
                null,
                true,
                List.of());
    }

    private void check(DutyTerms terms, boolean reportedToKnown) {
        Require.within("terms", () -> {
            TermsRules.check(terms, types);
            known(reportedToKnown, "POSITION_UNKNOWN", "reportedTo", String.valueOf(terms.reportedTo()));
            return terms;
        });
    }

    private Decision<Duty> revise(Duty duty, DutyCommand.Revise revise) {
        if (duty.status() == Status.RETIRED) {
            return refuse(duty);
        }
        check(revise.terms(), revise.reportedToKnown());
        LocalDate from = revise.from();
        if (duty.status() == Status.DRAFT) {
            Require.that(from == null, "NOT_FOR_DRAFTS", "from", String.valueOf(from), "-");
            from = today;
        } else {
            from = Require.present(from, "from");
            fromTodayOn(from, "from");
            Require.notBefore(duty.validFrom(), from, "from");
        }
        if (duty.terms(from).equals(revise.terms()) && duty.latest().equals(revise.terms())) {
            return Decision.unchanged();
        }
        Duty revised = duty.status() == Status.DRAFT
                ? duty.redrafted(from, revise.terms())
                : duty.withVersion(from, revise.terms());
        return Decision.accept(
                revised,
                new DutyEvent.Revised(
                        duty.dutyId(),
                        duty.code(),
                        duty.positionId(),
                        revise.terms().text(),
                        revise.terms().rhythm(),
                        revise.from()));
    }

    private Decision<Duty> publish(Duty duty, DutyCommand.Publish publish) {
        if (duty.status() != Status.DRAFT) {
            return refuse(duty);
        }
        fromTodayOn(publish.from(), "validFrom");
        Duty published = duty.published(publish.from());
        return Decision.accept(published, published(published));
    }

    private static DutyEvent published(Duty duty) {
        DutyTerms terms = duty.latest();
        return new DutyEvent.Published(
                duty.dutyId(), duty.code(), duty.positionId(), terms.text(), terms.rhythm(), duty.validFrom());
    }

    private Decision<Duty> retire(Duty duty, DutyCommand.Retire retire) {
        if (duty.status() != Status.PUBLISHED) {
            return refuse(duty);
        }
        fromTodayOn(retire.on(), "on");
        return Decision.accept(
                duty.retired(retire.on()),
                new DutyEvent.Retired(duty.dutyId(), duty.code(), duty.positionId(), retire.on()));
    }

    private Decision<Duty> change(Duty duty, DutyCommand.Switch change) {
        if (duty.status() == Status.RETIRED) {
            return refuse(duty);
        }
        DutyEvent event = new DutyEvent.Switched(
                duty.dutyId(), duty.code(), duty.positionId(), change.siteId(), change.on(), change.from());
        String siteId = change.siteId();
        if (siteId == null) {
            // The default has no dates: what it was yesterday would have to be kept for every site.
            Require.that(change.from().equals(today), "FROM_TODAY_ONLY", "from", change.from(), today.toString());
            return duty.onByDefault() == change.on()
                    ? Decision.unchanged()
                    : Decision.accept(duty.switched(change.on(), duty.switches()), event);
        }
        known(change.siteKnown(), "SITE_UNKNOWN", "siteId", siteId);
        fromTodayOn(change.from(), "from");
        List<SiteSwitch> next = next(duty.switches(), new SiteSwitch(siteId, change.on(), change.from()));
        return next.size() > Duty.MAX_SWITCHES
                ? Decision.refuse(Refusal.conflict("TOO_MANY_SWITCHES", Map.of("limit", Duty.MAX_SWITCHES)))
                : Decision.accept(duty.switched(duty.onByDefault(), next), event);
    }

    /** With one more; of a site's switches the last that has come, and those still to come before the new one, are kept. */
    private List<SiteSwitch> next(List<SiteSwitch> switches, SiteSwitch added) {
        List<SiteSwitch> next = new ArrayList<>();
        SiteSwitch inForce = null;
        for (SiteSwitch each : switches) {
            if (!each.siteId().equals(added.siteId())) {
                next.add(each);
            } else if (!each.from().isAfter(today)) {
                inForce = each;
            } else if (each.from().isBefore(added.from())) {
                next.add(each);
            }
        }
        if (inForce != null && inForce.from().isBefore(added.from())) {
            next.addFirst(inForce);
        }
        next.add(added);
        return next;
    }

    private void fromTodayOn(LocalDate date, String field) {
        // Nobody can do yesterday what is made his duty today.
        Require.that(
                !date.isBefore(today) && !date.isAfter(today.plusDays(MAX_DAYS_AHEAD)),
                "DATE_OUT_OF_RANGE",
                field,
                date,
                today + " to " + today.plusDays(MAX_DAYS_AHEAD));
    }

    private static void known(boolean known, String code, String field, String value) {
        if (!known) {
            throw new RefusedException(Refusal.invalid(code, field, Map.of("value", value)));
        }
    }

    private static Decision<Duty> exists(Duty duty) {
        return Decision.refuse(Refusal.conflict("DUTY_EXISTS", Map.of("code", duty.code(), "id", duty.dutyId())));
    }

    private static Decision<Duty> refuse(Duty duty) {
        return Decision.refuse(Refusal.conflict("DUTY_STATE", Map.of("id", duty.dutyId(), "state", duty.status())));
    }
}
