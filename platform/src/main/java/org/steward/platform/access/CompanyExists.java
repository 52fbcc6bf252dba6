package org.steward.platform.access;

/** Whether the company was created already; staff-service alone knows at first start, and contributes this as a bean. */
@FunctionalInterface
public interface CompanyExists {
    boolean now();
}
