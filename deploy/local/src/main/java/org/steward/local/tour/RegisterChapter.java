package org.steward.local.tour;

import java.util.List;
import java.util.Map;
import org.steward.local.LocalUser;
import org.steward.platform.fixture.Http;
import tools.jackson.databind.JsonNode;

/** Billing: buildings, units, customers and meters from files; one bad line and nothing of it is applied. */
final class RegisterChapter {

    private static final String BUILDINGS = """
            code,name,floors
            B2,2号楼,18
            """;
    private static final String UNITS = """
            building,code,kind,built_area
            B2,2-101,FLAT,75.00
            B2,2-102,FLAT,75.00
            B2,2-103,FLAT,75.00
            B2,2-104,FLAT,75.00
            """;
    private static final String CUSTOMERS = """
            code,kind,name,building,unit,role,payer,from
            C-201,PERSON,住户甲,B2,2-101,OWNER,yes,2025-01-01
            C-202,PERSON,住户乙,B2,2-102,TENANT,yes,2025-01-01
            C-203,PERSON,住户丙,B2,2-103,OWNER,yes,2025-01-01
            C-204,COMPANY,某某商行,B2,2-104,OWNER,yes,2025-01-01
            """;
    private static final String METERS = """
            number,kind,unit_of_measure,building,unit
            W-2-101,water,m3,B2,2-101
            W-2-102,water,m3,B2,2-102
            W-2-103,water,m3,B2,2-103
            W-2-104,water,m3,B2,2-104
            """;

    /** Lines 3, 4 and 5 are bad, and so are the customer who would live there and the meter that repeats a number. */
    private static final String BAD_UNITS = """
            building,code,kind,built_area
            B2,2-101,FLAT,75.00
            B2,2-102,CASTLE,75.00
            B9,2-103,FLAT,75.00
            B2,2-104,FLAT,much
            """;

    private static final String BAD_METERS = METERS + "W-2-101,water,m3,,\n";

    private static final List<String> BAD_LINES = List.of(
            "UNITS 3 kind VALUE_UNKNOWN",
            "UNITS 4 building BUILDING_UNKNOWN",
            "UNITS 5 built_area DECIMAL_INVALID",
            "CUSTOMERS 3 unit UNIT_UNKNOWN",
            "CUSTOMERS 4 unit UNIT_UNKNOWN",
            "CUSTOMERS 5 unit UNIT_UNKNOWN",
            "METERS 3 unit UNIT_UNKNOWN",
            "METERS 4 unit UNIT_UNKNOWN",
            "METERS 5 unit UNIT_UNKNOWN",
            "METERS 6 number VALUE_REPEATED");

    private final Guide guide;
    private final LocalUser clerk;
    private final String site;

    RegisterChapter(Guide guide, OrganisationChapter.Organisation organisation) {
        this.guide = guide;
        this.clerk = organisation.cast().clerk();
        this.site = "/api/billing/v1/sites/" + organisation.siteA();
    }

    void take() {
        guide.chapter("The register from files (B1, B8)");
        String refused = start("a file with bad lines", Map.of("units", BAD_UNITS, "meters", BAD_METERS));
        guide.await(clerk, "sees it refused", refused, "/status", "REJECTED");
        Http.Answer report = guide.read(clerk, "reads every bad line", refused + "/problems");
        guide.check("the bad lines", BAD_LINES, lines(report.json().path("items")));
        guide.refused(
                clerk,
                "tries to apply it all the same",
                409,
                guide.as(clerk).post(refused + "/apply", Map.of(), Guide.key(refused, "apply")));
        Http.Answer units = guide.read(clerk, "looks for the good lines on the register", site + "/units");
        guide.check("nothing was applied", 0, units.json().path("items").size());

        String path = start("the corrected files", Map.of());
        Http.Answer sound = guide.await(clerk, "sees them validated", path, "/status", "VALIDATED");
        guide.check("bad lines", "0", sound.at("/problems"));
        guide.act(clerk, "has them applied", path + "/apply", Map.of());
        Http.Answer applied = guide.await(clerk, "sees them applied", path, "/status", "APPLIED");
        guide.check("1 building, 4 units, 4 customers, 4 occupancies, 4 meters", "17", applied.at("/applied"));
    }

    /** Starts an import of the four files, some of them in another version, and has it validated; its path. */
    private String start(String what, Map<String, String> other) {
        Http.Answer started = guide.as(clerk).post(site + "/imports", Map.of(), Guide.key(site + "/imports", what));
        guide.show(clerk, "starts an import: " + what, started);
        String path = site + "/imports/" + Guide.idOf(started.expect(201));
        Map<String, String> files =
                Map.of("buildings", BUILDINGS, "units", UNITS, "customers", CUSTOMERS, "meters", METERS);
        for (String kind : List.of("buildings", "units", "customers", "meters")) {
            String content = other.getOrDefault(kind, Guide.known(files, kind));
            guide.upload(clerk, "sends " + kind, path + "/files/" + kind, content);
        }
        guide.act(clerk, "has them validated as a whole", path + "/validate", Map.of());
        return path;
    }

    private static List<String> lines(JsonNode problems) {
        return java.util.stream.StreamSupport.stream(problems.spliterator(), false)
                .map(problem -> String.join(
                        " ",
                        problem.path("file").asString(),
                        problem.path("line").asString(),
                        problem.path("column").asString(),
                        problem.path("code").asString()))
                .toList();
    }
}
