package org.steward.platform.money;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One step of how an amount came about: a sentence in each language and the numbers it used.
 *
 * @param text by language tag, {@code zh-CN} and {@code en}
 * @param numbers by name, in plain decimal notation, in the order of the sentence; enough to redo the step by hand
 */
public record Explanation(Map<String, String> text, Map<String, String> numbers) {

    public Explanation {
        text = Collections.unmodifiableMap(new LinkedHashMap<>(text));
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /** A step with its two sentences and no numbers yet. */
    public static Explanation of(String chinese, String english) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("zh-CN", chinese);
        text.put("en", english);
        return new Explanation(text, Map.of());
    }

    /** This step with one more number. */
    public Explanation with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(numbers);
        more.put(name, value);
        return new Explanation(text, more);
    }

    public Explanation with(String name, BigDecimal value) {
        return with(name, value.toPlainString());
    }

    public Explanation with(String name, long value) {
        return with(name, Long.toString(value));
    }

    public Explanation with(String name, Ratio value) {
        return with(name, value.text());
    }

    public Explanation with(String name, Money value) {
        return with(name, value.amountText());
    }
}
