package org.steward.billing.propertyimport;

import org.steward.billing.csv.CsvProblem;

/** A bad line of one of the files. */
record Problem(FileKind file, int line, String column, String value, String code, String expected) {

    static Problem of(FileKind file, CsvProblem problem) {
        return new Problem(file, problem.line(), problem.column(), problem.value(), problem.code(), problem.expected());
    }
}
