package org.steward.local.tour;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.steward.platform.fixture.Http;

/** Billing: a meter reading round, what is wrong with some of its readings, and water billed at yearly tiers. */
final class MeterChapter {

    private final Guide guide;
    private final Cast cast;
    private final Months months;
    private final String site;

    MeterChapter(Guide guide, OrganisationChapter.Organisation organisation, Months months) {
        this.guide = guide;
        this.cast = organisation.cast();
        this.months = months;
        this.site = "/api/billing/v1/sites/" + organisation.siteA();
    }

    /** Returns what the first unit was billed for water. */
    BigDecimal take() {
        guide.chapter("Meters: a reading round, and water billed (B8, B7)");
        Http.Answer earlier = guide.upload(
                cast.clerk(), "sends the readings of four rounds", site + "/readings/import", earlierRounds());
        guide.check("all accepted", "24", earlier.at("/outcomes/ACCEPTED"));
        Http.Answer round =
                guide.upload(cast.clerk(), "sends the round of the month", site + "/readings/import", round());
        guide.check("accepted", "5", round.at("/outcomes/ACCEPTED"));
        guide.check("held, far above this meter's use", "1", round.at("/byReason/HELD SPIKE"));
        guide.check("refused, below the reading before", "1", round.at("/byReason/REFUSED BACKWARDS"));
        guide.check("refused, another value for that day", "1", round.at("/byReason/REFUSED DUPLICATE_DATE"));
        guide.check("refused, no such meter", "1", round.at("/byReason/REFUSED METER_UNKNOWN"));
        guide.check("refused, not a date", "1", round.at("/byReason/REFUSED DATE_INVALID"));

        BillingChapter.publish(guide, cast.director(), site, WaterTariff.standard("water", "2025-01-01", "FLAT"));
        BillRunSteps steps = new BillRunSteps(guide, cast, months, site);
        YearMonth before = months.billed().minusMonths(1);
        // 150 m3, 30 m3 and four times 15 m3, all at 5.00
        steps.run("water", before, "1200.00");
        // The tiers of a year go on from month to month: of the 50 m3 after 150, 30 are at 5.00 and 20 at 7.00.
        BigDecimal first = month("150", "50");
        BigDecimal rest = first.add(month("30", "10"));
        for (int i = 0; i < 3; i++) {
            rest = rest.add(month("15", "5"));
        }
        Http.Answer run = steps.run("water", months.billed(), rest.toPlainString());
        guide.check("one account waits for a person", "1", run.at("/posted/parked/READING_HELD"));
        release();
        Http.Answer again =
                steps.run("water", months.billed(), month("15", "405").toPlainString());
        guide.check("the others are not billed twice", "5", again.at("/posted/passedBy/ALREADY_BILLED"));
        return new BigDecimal("750.00").add(first);
    }

    /** What a month comes to after what was used before; in January the tiers begin anew. */
    private BigDecimal month(String usedBefore, String used) {
        boolean january = months.billed().getMonthValue() == 1;
        return WaterTariff.price(january ? BigDecimal.ZERO : new BigDecimal(usedBefore), new BigDecimal(used));
    }

    private void release() {
        Http.Answer held = guide.read(cast.director(), "looks at the held readings", site + "/meters?held=true");
        guide.check("one meter", "W-2-104", held.at("/items/0/number"));
        String reading = held.at("/items/0/held/0/readingId");
        guide.act(
                cast.director(),
                "has had the place looked at, and releases it",
                site + "/meters/" + held.at("/items/0/meterId") + "/readings/" + reading + "/release",
                Map.of());
    }

    /** Six meters, four month ends. */
    private String earlierRounds() {
        Map<String, Integer> monthly = new LinkedHashMap<>();
        monthly.put("W-1-101", 50);
        monthly.put("W-1-102", 10);
        List.of("W-2-101", "W-2-102", "W-2-103", "W-2-104").forEach(number -> monthly.put(number, 5));
        StringBuilder file = new StringBuilder("meter_id,kind,unit,read_at,reading\n");
        monthly.forEach((number, use) -> {
            for (int i = 0; i < 4; i++) {
                file.append("%s,water,m3,%s,%d%n".formatted(number, months.endOf(4 - i), i * use));
            }
        });
        return file.toString();
    }

    private String round() {
        String day = months.endOf(0).toString();
        return "meter_id,kind,unit,read_at,reading\n"
                + "W-1-101,water,m3," + day + ",200\n"
                + "W-1-102,water,m3," + day + ",40\n"
                + "W-2-101,water,m3," + day + ",20\n"
                + "W-2-102,water,m3," + day + ",20\n"
                + "W-2-103,water,m3," + day + ",20\n"
                + "W-2-104,water,m3," + day + ",420\n"
                + "W-2-103,water,m3," + day + ",21\n"
                + "W-2-102,water,m3," + months.endOf(0).plusDays(1) + ",19\n"
                + "W-9-999,water,m3," + day + ",1\n"
                + "W-1-101,water,m3,31/12,1\n";
    }
}
