package org.steward.platform.web;

import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Problems from Bean Validation: every fault at once, each with its path and what was expected. */
final class ValidationProblems {

    private static final Set<String> ABSENT = Set.of("NotNull", "NotBlank", "NotEmpty");
    private static final Comparator<Problem.Fault> BY_FIELD =
            Comparator.comparing(fault -> Objects.requireNonNullElse(fault.field(), ""));

    private ValidationProblems() {}

    /** A body that is well formed but unacceptable: 422. */
    static Problem ofBody(Errors invalid) {
        return of(422, faults(invalid));
    }

    /** Parameters: 400, unless it was the body. */
    static Problem of(HandlerMethodValidationException failure) {
        if (failure.isForReturnValue()) {
            return Problem.of(500, "INTERNAL_ERROR");
        }
        List<Problem.Fault> faults = new ArrayList<>();
        boolean body = false;
        for (ParameterValidationResult result : failure.getParameterValidationResults()) {
            if (result instanceof ParameterErrors errors) {
                body = true;
                faults.addAll(faults(errors));
            } else {
                String name = result.getMethodParameter().getParameterName();
                for (MessageSourceResolvable error : result.getResolvableErrors()) {
                    faults.add(fault(name, result.getArgument(), error));
                }
            }
        }
        return of(body ? 422 : 400, faults);
    }

    static Problem of(ConstraintViolationException failure) {
        List<Problem.Fault> faults = new ArrayList<>();
        failure.getConstraintViolations()
                .forEach(violation -> faults.add(fault(
                        violation.getPropertyPath().toString(),
                        violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName(),
                        violation.getInvalidValue(),
                        violation.getMessage())));
        return of(422, faults);
    }

    private static Problem of(int status, List<Problem.Fault> faults) {
        faults.sort(BY_FIELD);
        Problem.Fault first = faults.getFirst();
        Problem problem = Problem.of(status, first.code(), first.field(), first.args());
        return faults.size() == 1
                ? problem
                : Problem.of(status, "VALIDATION_FAILED", first.field(), Map.of("count", faults.size()))
                        .listing(faults);
    }

    private static List<Problem.Fault> faults(Errors errors) {
        List<Problem.Fault> faults = new ArrayList<>();
        for (ObjectError error : errors.getAllErrors()) {
            faults.add(
                    error instanceof FieldError field
                            ? fault(field.getField(), field.getRejectedValue(), field)
                            : fault(null, null, error));
        }
        return faults;
    }

    private static Problem.Fault fault(@Nullable String field, @Nullable Object value, MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        String constraint = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
        return fault(field, constraint, value, Objects.requireNonNullElse(error.getDefaultMessage(), constraint));
    }

    private static Problem.Fault fault(
            @Nullable String field, String constraint, @Nullable Object value, String message) {
        return ABSENT.contains(constraint)
                ? new Problem.Fault(field, "VALUE_MISSING", Map.of())
                : new Problem.Fault(field, "VALUE_INVALID", Map.of("seen", Problem.shown(value), "reason", message));
    }
}
