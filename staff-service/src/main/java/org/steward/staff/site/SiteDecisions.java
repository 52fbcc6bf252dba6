package org.steward.staff.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.Require;
import org.steward.staff.organisation.Zones;
import org.steward.staff.site.Site.Status;

/** The rules of a site: what each command does in each state, and why it is refused. */
final class SiteDecisions {

    private SiteDecisions() {}

    static Decision<Site> decide(@Nullable Site site, SiteCommand command, Instant now) {
        if (command instanceof SiteCommand.Plan plan) {
            return site == null
                    ? plan(plan)
                    : Decision.refuse(
                            Refusal.conflict("SITE_EXISTS", Map.of("code", site.code(), "id", site.siteId())));
        }
        if (site == null) {
            throw new IllegalArgumentException("no site for " + command);
        }
        return switch (command) {
            case SiteCommand.Plan plan -> throw new IllegalStateException("decided above: " + plan);
            case SiteCommand.CompleteItem complete -> complete(site, complete, now);
            case SiteCommand.Open open -> open(site, now);
            case SiteCommand.Close close -> close(site, now);
            case SiteCommand.SetEstablishment set -> setEstablishment(site, set);
        };
    }

    private static Decision<Site> plan(SiteCommand.Plan plan) {
        if (plan.region() == null) {
            return Decision.refuse(Refusal.invalid("REGION_UNKNOWN", "regionId", Map.of("value", plan.regionId())));
        }
        List<ChecklistItem> checklist = plan.checklist().isEmpty() ? OpeningChecklist.STANDARD : plan.checklist();
        Require.between(checklist.size(), 1, Site.MAX_CHECKLIST_ITEMS, "checklist");
        Require.distinct(checklist, ChecklistItem::item, i -> "checklist[" + i + "].item");
        Site site = new Site(
                plan.siteId(),
                plan.code(),
                plan.regionId(),
                plan.name(),
                plan.kind(),
                Zones.known(plan.zone(), "zone").getId(),
                currency(plan.currency()),
                Status.PLANNED,
                checklist,
                List.of(),
                null,
                null);
        return Decision.accept(
                site,
                new SiteEvent.Planned(
                        site.siteId(),
                        site.code(),
                        site.regionId(),
                        site.name(),
                        site.kind(),
                        site.zone(),
                        site.currency()));
    }

    private static String currency(String code) {
        Require.that(
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(currency -> currency.getCurrencyCode().equals(code)),
                "CURRENCY_UNKNOWN",
                "currency",
                code,
                "an ISO 4217 code such as CNY");
        return code;
    }

    private static Decision<Site> complete(Site site, SiteCommand.CompleteItem complete, Instant now) {
        if (site.status() != Status.PLANNED) {
            return wrongState(site, Status.PLANNED);
        }
        List<ChecklistItem> checklist = new ArrayList<>(site.checklist());
        int index = 0;
        while (index < checklist.size() && !checklist.get(index).item().equals(complete.item())) {
            index++;
        }
        if (index == checklist.size()) {
            return Decision.refuse(Refusal.notFound("checklistItem", complete.item()));
        }
        if (checklist.get(index).isComplete()) {
            return Decision.unchanged();
        }
        checklist.set(index, checklist.get(index).completed(now, complete.by()));
        Site after = site.withChecklist(checklist);
        return Decision.accept(
                after,
                new SiteEvent.ChecklistItemCompleted(
                        site.siteId(), complete.item(), openItems(after).size()));
    }

    private static Decision<Site> open(Site site, Instant now) {
        if (site.status() != Status.PLANNED) {
            return wrongState(site, Status.PLANNED);
        }
        List<String> open = openItems(site);
        if (!open.isEmpty()) {
            return Decision.refuse(Refusal.conflict(
                    "CHECKLIST_INCOMPLETE", Map.of("id", site.siteId(), "open", String.join(", ", open))));
        }
        return Decision.accept(site.opened(now), new SiteEvent.Opened(site.siteId()));
    }

    private static Decision<Site> close(Site site, Instant now) {
        if (site.status() == Status.CLOSED) {
            return wrongState(site, Status.PLANNED, Status.OPEN);
        }
        return Decision.accept(site.closed(now), new SiteEvent.Closed(site.siteId()));
    }

    private static Decision<Site> setEstablishment(Site site, SiteCommand.SetEstablishment set) {
        if (site.status() == Status.CLOSED) {
            return wrongState(site, Status.PLANNED, Status.OPEN);
        }
        List<EstablishmentLine> lines = set.lines();
        Require.between(lines.size(), 0, Site.MAX_ESTABLISHMENT_LINES, "establishment");
        Require.distinct(lines, EstablishmentLine::positionId, i -> "establishment[" + i + "].positionId");
        for (int i = 0; i < lines.size(); i++) {
            EstablishmentLine line = lines.get(i);
            if (!set.knownPositions().contains(line.positionId())) {
                return Decision.refuse(Refusal.invalid(
                        "POSITION_UNKNOWN", "establishment[" + i + "].positionId", Map.of("value", line.positionId())));
            }
        }
        return lines.equals(site.establishment())
                ? Decision.unchanged()
                : Decision.accept(site.withEstablishment(lines), new SiteEvent.EstablishmentSet(site.siteId(), lines));
    }

    private static List<String> openItems(Site site) {
        return site.checklist().stream()
                .filter(item -> !item.isComplete())
                .map(ChecklistItem::item)
                .toList();
    }

    private static Decision<Site> wrongState(Site site, Status... expected) {
        return Decision.refuse(Refusal.conflict(
                "SITE_STATE",
                Map.of(
                        "id",
                        site.siteId(),
                        "state",
                        site.status(),
                        "expected",
                        String.join(
                                ", ",
                                java.util.Arrays.stream(expected)
                                        .map(Enum::name)
                                        .toList()))));
    }
}
