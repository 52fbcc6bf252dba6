package org.steward.staff.obligation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.staff.reporting.Rung;

/** What can be done with a sheet of obligations. */
sealed interface SheetCommand {

    /**
     * Makes it as the plan says: opens what is missing, brings what is open in line, ends what is no longer due.
     *
     * @param ended why what is no longer planned ends
     */
    record Plan(ObligationSheet.Key key, SheetPlan plan, Excuse.Cause ended) implements SheetCommand {}

    /**
     * Counts an act.
     *
     * @param period it is for; null for the one in whose time it was done
     */
    record RecordAct(String duty, Act act, @Nullable String period) implements SheetCommand {}

    /** The holder's own word. */
    record Confirm(String obligationId, Act act, Authority by) implements SheetCommand {}

    /**
     * Does what time brings: warns, finds missed, goes up the line.
     *
     * @param line above the holder, nearest first
     */
    record Wake(List<Rung> line) implements SheetCommand {}

    /** Asks for an excuse. */
    record AskExcuse(String obligationId, String text, Authority by) implements SheetCommand {}

    /** Gives or refuses it, as was approved. */
    record DecideExcuse(String obligationId, boolean granted, String by) implements SheetCommand {}
}
