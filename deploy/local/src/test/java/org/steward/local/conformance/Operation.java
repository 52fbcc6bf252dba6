package org.steward.local.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One operation of an OpenAPI document.
 *
 * @param permission {@code x-permission}, or {@code "*"} where any authenticated caller may
 */
record Operation(String service, String method, String path, String permission, boolean hasJsonBody, JsonNode node) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    static List<Operation> of(String service, JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                JsonNode node = method.getValue();
                if (!node.isObject() || method.getKey().equals("parameters")) {
                    continue;
                }
                operations.add(new Operation(
                        service,
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        node.path("x-permission").asString(""),
                        node.path("requestBody").path("content").has("application/json"),
                        node));
            }
        }
        return operations;
    }

    boolean hasSite() {
        return path.contains("{siteId}");
    }

    boolean hasRegion() {
        return path.contains("{regionId}");
    }

    boolean isMy() {
        return path.contains("/my/") || path.endsWith("/my");
    }

    boolean isWrite() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    boolean isCalculation() {
        return path.contains("/calculations/");
    }

    /** The path with every variable filled from {@code values}, others with an id that exists nowhere. */
    String filled(Map<String, String> values) {
        Matcher variable = VARIABLE.matcher(path);
        StringBuilder filled = new StringBuilder();
        while (variable.find()) {
            variable.appendReplacement(
                    filled,
                    Matcher.quoteReplacement(
                            values.getOrDefault(variable.group(1), "00000000-0000-5000-8000-000000000000")));
        }
        return variable.appendTail(filled).toString();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
