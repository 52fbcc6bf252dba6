package org.steward.proof.cases;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.local.DemoUser;
import org.steward.local.LocalTokens;
import org.steward.platform.fixture.Http;

/** {@code deploy/proof/cases FILE… --url URL [--token T]}: prints {@code N passed, M failed} with each difference. */
public final class Cases {

    private static final String USAGE = "usage: cases FILE... [--url http://127.0.0.1:8080] [--token TOKEN]";
    private static final int MISUSED = 2;

    private Cases() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Path> files = new ArrayList<>();
        URI url = URI.create("http://127.0.0.1:8080");
        String token = null;
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            boolean option = argument.equals("--url") || argument.equals("--token");
            if ((option && !rest.hasNext()) || (!option && argument.startsWith("--"))) {
                out.println(argument + ": " + USAGE);
                System.exit(MISUSED);
            }
            switch (argument) {
                case "--url" -> url = URI.create(rest.next());
                case "--token" -> token = rest.next();
                default -> files.add(Path.of(argument));
            }
        }
        if (files.isEmpty()) {
            out.println(USAGE);
            System.exit(MISUSED);
        }
        System.exit(run(files, url, token, out) ? 0 : 1);
    }

    /**
     * Runs the files; returns whether every case passed.
     *
     * @param token of any caller; null gets one of the local run behind {@code url}
     */
    static boolean run(List<Path> files, URI url, @Nullable String token, PrintStream out) {
        int passed = 0;
        int failed = 0;
        try {
            List<CaseFile> all = files.stream().map(CaseFile::read).toList();
            Http http =
                    Http.at(url).as(token == null ? LocalTokens.ofGateway(url).of(DemoUser.CLERK) : token);
            for (CaseFile file : all) {
                for (CaseFile.Case one : file.cases()) {
                    List<String> differences = one.differences(http);
                    if (differences.isEmpty()) {
                        passed++;
                    } else {
                        failed++;
                        out.println(one.id() + " (" + one.path() + ")");
                        differences.forEach(difference -> out.println("    " + difference));
                    }
                }
            }
        } catch (IllegalArgumentException | IllegalStateException | java.io.UncheckedIOException failure) {
            out.println("cases: " + failure.getMessage());
            return false;
        }
        out.println(passed + " passed, " + failed + " failed");
        return failed == 0;
    }
}
