package org.steward.proof.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts the reports of the claims into {@code deploy/proof/RESULTS.md}, in the place of those that were there. */
final class Results {

    private static final String BEGIN = "<!-- speed: written by deploy/proof/speed --publish -->\n";
    private static final String END = "<!-- end of speed -->\n";

    private Results() {}

    /** Replaces the part on speed; the rest of the file is others'. */
    static void publish(Path results, List<String> claims) throws IOException {
        Path file = results.resolveSibling("RESULTS.md");
        String before = Files.exists(file) ? Files.readString(file) : "# Results\n\n" + BEGIN + END;
        int begin = before.indexOf(BEGIN);
        int end = before.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(file + " has no place for speed between " + BEGIN + " and " + END);
        }
        StringBuilder text = new StringBuilder(before.substring(0, begin + BEGIN.length()));
        text.append("\n## Speed\n\n");
        for (String claim : claims) {
            Path report = results.resolve(claim + ".md");
            if (Files.exists(report)) {
                text.append('#').append(Files.readString(report)).append('\n');
            }
        }
        Files.writeString(file, text.append(before.substring(end)).toString());
    }
}
