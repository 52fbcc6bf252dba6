package org.steward.billing.propertyimport;

import org.steward.platform.command.EventType;

/** A file was sent; it is known by its digest. */
@EventType("org.steward.billing.import.file-staged.v1")
record ImportFileStaged(String importId, String siteId, FileKind file, String sha256) {}
