package org.steward.platform.web;

import org.springframework.http.MediaType;

/** The forms in which a list or report can be had. */
public enum Format {
    JSON(MediaType.APPLICATION_JSON_VALUE),
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** Whether it is a file to keep rather than a page to show. */
    public boolean isExport() {
        return this != JSON;
    }
}
