package org.steward.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The product's texts in Chinese and English: {@code messages/<module>_zh_CN.properties} and {@code _en.properties},
 * UTF-8, with {@code {name}} where an argument goes.
 */
public final class Texts {

    /** The languages every text exists in. */
    public static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<Locale, Map<String, String>> texts = new HashMap<>();

    private Texts() {}

    /**
     * The texts of these modules; a module without any has none, and a later one's text goes before an earlier one's.
     *
     * @throws IllegalStateException when a module has one language without the other
     */
    public static Texts of(String... modules) {
        Texts all = new Texts();
        for (String module : modules) {
            long found = LANGUAGES.stream()
                    .filter(language -> all.load(module, language))
                    .count();
            if (found != 0 && found != LANGUAGES.size()) {
                throw new IllegalStateException("messages/" + module + ": expected both _zh_CN and _en, found one");
            }
        }
        return all;
    }

    private boolean load(String module, Locale language) {
        String resource = "messages/" + module + '_' + language + ".properties";
        try (InputStream stream = Texts.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                return false;
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            Map<String, String> known = texts.computeIfAbsent(language, none -> new TreeMap<>());
            properties.stringPropertyNames().forEach(key -> known.put(key, properties.getProperty(key)));
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(resource + ": cannot be read", failure);
        }
    }

    /** The keys known in {@code language}. */
    public Collection<String> keys(Locale language) {
        return List.copyOf(texts.getOrDefault(language, Map.of()).keySet());
    }

    /** The text of {@code key} with its arguments filled in, or null when there is none. */
    public @Nullable String find(String key, Locale language, Map<String, ?> args) {
        String text = texts.getOrDefault(language, Map.of()).get(key);
        return text == null
                ? null
                : PLACEHOLDER
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(shown(args.get(found.group(1)), found.group())));
    }

    private static String shown(@Nullable Object value, String placeholder) {
        return switch (value) {
            case null -> placeholder;
            case Collection<?> many -> many.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** The language of {@code Accept-Language}, or {@code otherwise} when it asks for none that is known. */
    static Locale language(@Nullable String acceptLanguage, Locale otherwise) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return otherwise;
        }
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return otherwise;
        }
        for (Locale.LanguageRange range : ranges) {
            if (range.getWeight() > 0) {
                for (Locale known : LANGUAGES) {
                    String tag = range.getRange();
                    // Any Chinese is better served by Chinese than by English, whatever its script or region.
                    if (tag.equals(known.getLanguage()) || tag.startsWith(known.getLanguage() + '-')) {
                        return known;
                    }
                }
            }
        }
        return otherwise;
    }
}
