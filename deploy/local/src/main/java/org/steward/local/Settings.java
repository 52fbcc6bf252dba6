package org.steward.local;

import java.util.Map;

/** Settings handed to a Spring application on its command line, where they come before every file. */
final class Settings {

    private Settings() {}

    static String[] arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
