package org.steward.proof.faults;

import java.util.Iterator;
import java.util.List;

/**
 * What is asked of {@code deploy/proof/faults}.
 *
 * @param seed of every choice
 * @param injections of a long run
 * @param commands a long run goes on until there are so many
 */
record FaultOptions(Mode mode, long seed, int injections, long commands) {

    static final String USAGE =
            "usage: faults [--short | --long | --mutants] [--seed N] [--injections N] [--commands N]";

    enum Mode {
        SHORT,
        LONG,
        MUTANTS
    }

    static FaultOptions parse(List<String> arguments) {
        Mode mode = Mode.SHORT;
        long seed = 1;
        int injections = 200;
        long commands = 1_000_000;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--short" -> mode = Mode.SHORT;
                case "--long" -> mode = Mode.LONG;
                case "--mutants" -> mode = Mode.MUTANTS;
                case "--seed" -> seed = number(option, rest);
                case "--injections" -> injections = Math.toIntExact(number(option, rest));
                case "--commands" -> commands = number(option, rest);
                default -> throw new IllegalArgumentException("unknown option '%s'; %s".formatted(option, USAGE));
            }
        }
        return new FaultOptions(mode, seed, injections, commands);
    }

    private static long number(String option, Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        if (!text.matches("\\d{1,15}")) {
            throw new IllegalArgumentException("%s '%s': expected a number; %s".formatted(option, text, USAGE));
        }
        return Long.parseLong(text);
    }
}
