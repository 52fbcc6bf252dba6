package org.steward.staff.organisation;

import java.util.Locale;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/** Codes of regions, sites and positions: they never change, so the id is derived from them and a code has one owner. */
public final class Codes {

    /** What a code looks like: 1 to 32 letters, digits, {@code . _ -}, the first a letter or digit. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";

    private Codes() {}

    /** The id of the thing of that code; {@code bj-01} and {@code BJ-01} are one. */
    public static String idOf(String type, String code) {
        return Ids.derive(type, Scope.COMPANY, code.toUpperCase(Locale.ROOT));
    }
}
