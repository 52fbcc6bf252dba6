package org.steward.security.finding;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a company sets about findings, under {@code steward.security.finding}.
 *
 * @param workOrderWithin how long workorder-service may take to make an order of a finding before that is escalated
 */
@ConfigurationProperties("steward.security.finding")
record FindingSettings(@DefaultValue("PT15M") Duration workOrderWithin) {}
